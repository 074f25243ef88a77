// Who says what, word for word, by speaker, with a search in the words.
import { append, type Child, h, joined, words } from "../shared/dom.ts";
import type { Statement } from "../shared/record.ts";
import { count, grouped } from "../shared/text.ts";
import { type Row, saveLinks } from "./api.ts";
import type { Page, View } from "./page.ts";
import {
  choices,
  nothingFound,
  pager,
  partyLink,
  partyLinks,
  toArticle,
  toRecord,
  when,
} from "./parts.ts";
import { valueOf, withTerm } from "./question.ts";
import { textOf } from "./registers.ts";

const LIMIT = 50;
const SPEAKERS = 40;

const MODES = [
  ["", "All speech"],
  ["direct", "Word for word"],
  ["indirect", "Reported"],
  ["mixed", "Mixed"],
] as const;

/** The statements by who makes them, in the order in which each speaker comes first. */
export function bySpeaker(statements: Statement[]): Statement[][] {
  const groups = new Map<string, Statement[]>();
  for (const one of statements) {
    const { speaker } = one;
    const key = speaker
      ? `${speaker.code ?? ""} ${speaker.sector ?? ""} ${speaker.name ?? speaker.text}`
      : "";
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function quote(view: View, found: Statement): HTMLElement {
  const parts = found.quote.map((part) => words(part.text));
  const facts: Child[] = [
    h("a", { href: toRecord(view.address, found.id) }, when(found)),
    found.cue !== undefined && h("span", {}, "“", words(found.cue.text), "”"),
    found.addressee.length > 0 && h("span", {}, "to ", ...partyLinks(view, found.addressee)),
    h(
      "a",
      { class: "outlet", href: toArticle(view.address, found.document, found.id) },
      words(found.publisher ?? found.document),
    ),
  ].filter((fact) => fact !== false);
  return h(
    "li",
    {},
    h(
      "blockquote",
      { class: found.mode === "direct" ? "direct" : null, dir: "auto" },
      ...joined(parts, " … "),
    ),
    h("p", { class: "facts" }, ...joined(facts, " · ")),
  );
}

function speakerItem(view: View, group: Statement[]): HTMLElement {
  const speaker = group[0]?.speaker;
  return h(
    "section",
    { class: "speaker" },
    h(
      "div",
      { class: "speaker-name" },
      h("h2", {}, speaker ? partyLink(view, speaker) : "Somebody unnamed"),
      speaker?.role !== undefined && h("p", { class: "muted" }, words(speaker.role)),
      h("p", { class: "muted" }, count(group.length, "statement"), " here"),
    ),
    h("ul", { class: "quotes" }, ...group.map((one) => quote(view, one))),
  );
}

// The box that searches in the words. Without a program it is a form of the address itself.
function search(view: View): HTMLElement {
  const input = h("input", {
    id: "statement-words",
    type: "search",
    autocomplete: "off",
    placeholder: "words, or “a phrase”",
    value: valueOf(view.address.question, "text"),
  });
  const form = h(
    "form",
    { class: "search", role: "search", "aria-label": "Words that were said" },
    h("label", { for: input.id }, "Words"),
    input,
    h("button", { type: "submit" }, "Search"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const q = withTerm(view.address.question, "text", input.value.trim());
    view.go(view.address.with({ q, offset: null }));
  });
  return form;
}

function speakers(view: View, rows: Row[]): HTMLElement {
  const now = valueOf(view.address.question, "speaker");
  const items = rows
    .filter((row) => textOf(row, "speaker_name") !== "")
    .map((row, i) => {
      const name = textOf(row, "speaker_name");
      const q = withTerm(view.address.question, "speaker", name === now ? "" : name);
      return h(
        "li",
        {},
        h(
          "a",
          {
            id: `speaker-${i}`,
            href: view.address.with({ q, offset: null }),
            "aria-current": name === now ? "true" : null,
          },
          words(name),
        ),
        h("span", { class: "number" }, grouped(Number(row["count"]))),
      );
    });
  return h(
    "nav",
    { class: "speakers", "aria-label": "Speakers" },
    h("h2", {}, "Speakers"),
    h("ul", {}, ...items),
  );
}

export const statements: Page = {
  name: "statements",
  title: "Statements",
  key: "s",
  asks: true,
  async draw(view) {
    const { address, asking } = view;
    const mode = address.choice("mode", ["", "direct", "indirect", "mixed"]);
    const q = [address.question, "kind:statement", mode === "" ? "" : `mode:${mode}`]
      .filter((part) => part !== "")
      .join(" ");
    const offset = address.number("offset", 0);
    const [found, totals, names] = await Promise.all([
      asking.records(q, { limit: LIMIT, offset }),
      asking.counts(q, "kind"),
      asking.counts(q, "speaker_name", { limit: SPEAKERS }),
    ]);
    const total = totals.reduce((sum, row) => sum + Number(row["count"]), 0);
    const made = found.records.filter((one) => one.kind === "statement");
    view.lead(`${count(total, "statement")}: who says what, and by which word the text says so.`);
    view.say(count(total, "statement"));
    view.saves(saveLinks("records", { q, kind: "statement", limit: MOST_SAVED }));
    append(view.root, [
      h("div", { class: "controls" }, search(view), choices(address, "mode", "Speech", MODES)),
      made.length === 0
        ? nothingFound(view, "statements")
        : h(
            "div",
            { class: "beside" },
            speakers(view, names),
            h(
              "div",
              { class: "spoken" },
              ...bySpeaker(made).map((group) => speakerItem(view, group)),
              pager(address, offset, LIMIT, made.length),
            ),
          ),
    ]);
  },
};

const MOST_SAVED = 10000;
