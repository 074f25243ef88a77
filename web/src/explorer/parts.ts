// What several pages are made of.
import { type Child, h, joined, words } from "../shared/dom.ts";
import type { Party, TacitusRecord } from "../shared/record.ts";
import { table } from "../shared/table.ts";
import { day, period, QUADS, shortened, spelled } from "../shared/text.ts";
import type { Address, Changes } from "./address.ts";
import type { Found } from "./api.ts";
import type { View } from "./page.ts";
import { quoted } from "./question.ts";

/** What stands where there is nothing to show: one sentence, and what to do about it. */
export function emptyNote(text: string, ...more: Child[]): HTMLElement {
  return h("div", { class: "empty-note" }, h("p", {}, text), ...more);
}

/** A note for a question that nothing answers, with a way out. */
export function nothingFound(view: View, what = "records"): HTMLElement {
  const asked = view.address.question !== "";
  return emptyNote(
    asked ? `No ${what} answer this question.` : `There are no ${what} in this store.`,
    asked && h("p", {}, h("a", { href: view.address.with({ q: null }) }, "Ask for everything")),
  );
}

/** A part of a page with a heading. */
export function panel(title: string, lead: Child, ...content: Child[]): HTMLElement {
  return h(
    "section",
    { class: "panel" },
    h(
      "header",
      {},
      h("h2", {}, title),
      lead !== null && lead !== "" && h("p", { class: "muted" }, lead),
    ),
    ...content,
  );
}

/** Links of which one is in force, beside each other: the values of a parameter. */
export function choices(
  address: Address,
  name: string,
  label: string,
  values: readonly (readonly [value: string, text: string])[],
): HTMLElement {
  const now = address.get(name, values[0]?.[0] ?? "");
  return h(
    "div",
    { class: "switch choices", role: "group", "aria-label": label },
    ...values.map(([value, text], i) =>
      h(
        "a",
        {
          id: `${name}-${value}`,
          href: address.with({ [name]: i === 0 ? null : value, offset: null }),
          "aria-current": value === now ? "true" : null,
        },
        text,
      ),
    ),
  );
}

/** The kinds of events as choices. */
export const PARTS = [
  ["", "All kinds"],
  ["1", "Verbal cooperation"],
  ["2", "Material cooperation"],
  ["3", "Verbal conflict"],
  ["4", "Material conflict"],
] as const;

export function quadDot(quad: number | undefined | null): HTMLElement {
  const name = QUADS[quad ?? 0] ?? "";
  return h("span", {
    class: `dot quad-${quad ?? 0}`,
    role: "img",
    "aria-label": name,
    title: name,
  });
}

/** The legend of the four kinds of events. */
export function quadLegend(): HTMLElement {
  return h(
    "ul",
    { class: "legend" },
    ...[1, 2, 3, 4].map((quad) =>
      h(
        "li",
        {},
        h("span", { class: `dot quad-${quad}`, "aria-hidden": "true" }),
        QUADS[quad] ?? "",
      ),
    ),
  );
}

/** The link to the records that answer a question. */
export function toRecords(address: Address, question: string, more: Changes = {}): string {
  return address.to("records", { q: question, ...more });
}

export function toRecord(address: Address, id: string): string {
  return address.to("record", { id });
}

/** The reader, at the words of a record if one is given. */
export function toArticle(address: Address, document: string, record?: string): string {
  return address.to("article", { id: document, record });
}

/** A party by name, and a link to all that it does and undergoes. */
export function partyLink(view: View, party: Party): HTMLElement {
  const name = party.name ?? party.text.replace(/\s+/g, " ");
  const where = party.code !== undefined ? view.codes.actor(party.code) : "";
  const question = `party:${quoted(party.name ?? party.code ?? party.text)}`;
  const code = [party.code, party.sector].filter(Boolean).join(".");
  return h(
    "span",
    { class: "party" },
    party.name === undefined && party.code === undefined
      ? words(name)
      : h(
          "a",
          {
            href: view.address.to("records", { q: question }),
            title: [party.role, where === name ? "" : where].filter(Boolean).join(", ") || null,
          },
          words(shortened(name, 60)),
        ),
    code !== "" && h("span", { class: "code" }, ` ${code}`),
  );
}

export function partyLinks(view: View, parties: (Party | undefined)[]): Child[] {
  const links = parties.filter((party) => party !== undefined).map((p) => partyLink(view, p));
  return links.length === 0 ? [h("span", { class: "none" }, "—")] : joined(links, ", ");
}

/** Who, what and to whom, in the same three places for every kind of record. */
export interface Gist {
  who: (Party | undefined)[];
  /** "REJECT meet", "says", "embargo" */
  what: string;
  /** What is odd about it: "future", "denied", "open". */
  state: string;
  quad: number | null;
  whom: (Party | undefined)[];
}

export function gistOf(record: TacitusRecord): Gist {
  switch (record.kind) {
    case "event": {
      const status = record.status === "actual" ? "" : record.status;
      return {
        who: record.actor,
        what: record.type + (record.mode === undefined ? "" : ` ${spelled(record.mode)}`),
        state: [status, record.historical ? "historical" : ""].filter(Boolean).join(", "),
        quad: record.quad ?? 0,
        whom: record.recipient,
      };
    }
    case "statement":
      return {
        who: [record.speaker],
        what: record.cue?.text ?? "says",
        state: "",
        quad: null,
        whom: record.addressee,
      };
    case "proposal":
      return {
        who: record.proposer,
        what: "proposes",
        state: record.state,
        quad: null,
        whom: record.addressee,
      };
    case "measure":
      return {
        who: record.sender,
        what: spelled(record.measure),
        state: record.status,
        quad: null,
        whom: record.target,
      };
    case "dispute":
      return {
        who: record.positions.map((position) => position.holder),
        what: "disagree",
        state: "",
        quad: null,
        whom: [],
      };
  }
}

function isReciprocal({ who, whom }: Gist): boolean {
  const places = (parties: (Party | undefined)[]): string =>
    parties.map((party) => party?.begin).join(" ");
  return who.length > 1 && places(who) === places(whom);
}

/** "21 July 2017" of the record, or of its publication, then in brackets. */
export function when(record: TacitusRecord): string {
  const own = "date" in record && record.date !== undefined ? period(record as never) : "";
  if (own !== "") return own;
  return record.published === undefined ? "no date" : `(${day(record.published)})`;
}

/** Records as a table, each with the way to itself. */
export function recordTable(view: View, found: Found, label = "Records"): HTMLElement {
  const rows = found.records.map((record, i) => {
    const gist = gistOf(record);
    return h(
      "tr",
      {},
      h(
        "th",
        { scope: "row", class: "when" },
        h("a", { href: toRecord(view.address, record.id) }, when(record)),
      ),
      h("td", {}, h("span", {}, ...partyLinks(view, gist.who))),
      h(
        "td",
        {},
        h(
          "span",
          {},
          gist.quad !== null && quadDot(gist.quad),
          h("span", { class: "type" }, gist.what),
          gist.state !== "" && h("span", { class: "state" }, gist.state),
        ),
      ),
      h(
        "td",
        {},
        isReciprocal(gist)
          ? h("span", { class: "muted" }, "each other")
          : h("span", {}, ...partyLinks(view, gist.whom)),
      ),
      h("td", {}, words(shortened(found.sentences[i] ?? "", 280), "sentence")),
      h(
        "td",
        {},
        h(
          "a",
          { href: toArticle(view.address, record.document, record.id), class: "outlet" },
          words(shortened(record.publisher ?? record.document, 32)),
        ),
      ),
    );
  });
  const made = table(label, ["Day", "Who", "What", "To whom", "Words", "Article"], rows);
  made.classList.add("records");
  return made;
}

/** The ways to the records before and after those that are shown. */
export function pager(
  address: Address,
  offset: number,
  limit: number,
  shown: number,
): HTMLElement | null {
  if (offset === 0 && shown < limit) return null;
  return h(
    "nav",
    { class: "pager", "aria-label": "More records" },
    offset > 0 &&
      h("a", { href: address.with({ offset: Math.max(0, offset - limit) || null }) }, "← Before"),
    h("span", { class: "muted" }, `${offset + 1}–${offset + shown}`),
    shown === limit && h("a", { href: address.with({ offset: offset + limit }) }, "After →"),
  );
}
