// Where two or more say what cannot both be true, across articles: the positions side by side,
// nobody's first.
import { append, h, words } from "../shared/dom.ts";
import type { Dispute, Position } from "../shared/record.ts";
import { count, day } from "../shared/text.ts";
import { type Row, saveLinks } from "./api.ts";
import type { Page, View } from "./page.ts";
import { choices, nothingFound, pager, partyLink, toArticle, toRecord } from "./parts.ts";
import { grouped, MOST, reportsPart, textOf } from "./registers.ts";

const LIMIT = 30;

const SORTS = [
  ["", "Newest"],
  ["first_day", "Oldest"],
  ["-reports", "Most reported"],
] as const;

const STANCES: { [stance: string]: string } = {
  claims: "says",
  denies: "denies",
  differs: "says otherwise",
};

function position(view: View, record: Dispute, found: Position): HTMLElement {
  return h(
    "li",
    { class: `position stance-${found.stance}` },
    h(
      "h4",
      {},
      found.holder === undefined ? "Somebody unnamed" : partyLink(view, found.holder),
      h("span", { class: "stance" }, ` ${STANCES[found.stance] ?? found.stance}`),
    ),
    h(
      "blockquote",
      {},
      h(
        "a",
        { class: "span", href: toArticle(view.address, record.document, record.id) },
        words(found.claim.text),
      ),
    ),
  );
}

/** "5 March 1968", "5 March 1968 to 8 March 1968". */
function daysOf(row: Row): string {
  const first = textOf(row, "first_day");
  const last = textOf(row, "last_day");
  if (first === "") return "no date";
  return first === last || last === "" ? day(first) : `${day(first)} to ${day(last)}`;
}

function quarrelItem(view: View, quarrel: Row, reports: Row[], first?: Dispute): HTMLElement {
  return h(
    "li",
    { class: "dispute" },
    h("h3", {}, words(textOf(quarrel, "subject") || "One thing, told differently")),
    first &&
      h("ul", { class: "positions" }, ...first.positions.map((one) => position(view, first, one))),
    h(
      "p",
      { class: "facts" },
      `${daysOf(quarrel)} · ${count(Number(quarrel["reports"] ?? 0), "report")}`,
      first && h("span", {}, " · ", h("a", { href: toRecord(view.address, first.id) }, "Why")),
    ),
    reportsPart(view, reports),
  );
}

export const disputes: Page = {
  name: "disputes",
  title: "Disputes",
  key: "d",
  asks: true,
  async draw(view) {
    const { address, asking } = view;
    const q = address.question;
    const offset = address.number("offset", 0);
    const asked = { q, sort: address.get("sort", "-last_day") };
    const [shown, reports] = await Promise.all([
      asking.view("quarrels", { ...asked, limit: LIMIT, offset }),
      asking.view("quarrels_told", { q, sort: "published", limit: MOST }),
    ]);
    const told = grouped(reports, "quarrel");
    const firsts = await Promise.all(
      shown.map(async (row) => {
        const id = textOf(told.get(textOf(row, "quarrel"))?.[0], "id");
        const record = id === "" ? undefined : await asking.record(id);
        return record?.kind === "dispute" ? record : undefined;
      }),
    );
    view.lead("Where two or more say what cannot both be true. The page takes no side.");
    view.say(`${count(shown.length, "dispute")} shown`);
    view.saves(saveLinks("views/quarrels", { ...asked, limit: MOST }));
    append(view.root, [
      h("div", { class: "controls" }, choices(address, "sort", "Order", SORTS)),
      shown.length === 0
        ? nothingFound(view, "disputes")
        : h(
            "ul",
            { class: "disputes" },
            ...shown.map((row, i) =>
              quarrelItem(view, row, told.get(textOf(row, "quarrel")) ?? [], firsts[i]),
            ),
          ),
      pager(address, offset, LIMIT, shown.length),
    ]);
  },
};
