// What is offered, asked for and demanded, across articles: by whom, of whom, under which
// conditions, and what became of it in the days after.
import { append, arrow, type Child, h, joined, words } from "../shared/dom.ts";
import { count, gap } from "../shared/text.ts";
import { type Row, saveLinks } from "./api.ts";
import type { Page, View } from "./page.ts";
import { choices, nothingFound, pager } from "./parts.ts";
import {
  dayOf,
  grouped,
  keysLine,
  MOST,
  recordLink,
  reportsPart,
  stateChip,
  textOf,
} from "./registers.ts";

const LIMIT = 30;

const STATES = [
  ["", "All"],
  ["open", "Open"],
  ["answered", "Answered"],
  ["accepted", "Accepted"],
  ["rejected", "Rejected"],
  ["countered", "Countered"],
  ["ignored", "Ignored"],
  ["withdrawn", "Withdrawn"],
] as const;

const SORTS = [
  ["", "Newest"],
  ["day", "Oldest"],
  ["-reports", "Most reported"],
] as const;

/** What the address says of the state, as the server takes it. */
export function stateFilter(state: string): { [column: string]: string } {
  if (state === "") return {};
  return state === "answered" ? { "state!": "open" } : { state };
}

// The answers of an offer, by day.
function answers(view: View, offer: Row, history: Row[]): HTMLElement {
  if (history.length === 0) return h("p", { class: "muted" }, "none so far");
  const from = textOf(offer, "day");
  const items = history.map((row) => {
    const after = from === "" || textOf(row, "day") === "" ? "" : gap(from, textOf(row, "day"));
    return h(
      "li",
      {},
      h(
        "p",
        {},
        h("span", { class: "when" }, recordLink(view, row, dayOf(row))),
        after !== "" && h("span", { class: "muted" }, `, ${after} later`),
        " ",
        stateChip(textOf(row, "state")),
        " by ",
        ...keysLine(view, textOf(row, "answerer"), "somebody unnamed"),
      ),
      h("p", { class: "sentence" }, words(textOf(row, "sentence_text"))),
    );
  });
  return h("ol", { class: "steps" }, ...items);
}

function conditions(reports: Row[]): Child {
  const found = new Set(
    reports
      .flatMap((row) => textOf(row, "conditions_text").split(";"))
      .filter((text) => text !== ""),
  );
  if (found.size === 0) return null;
  return h(
    "div",
    { class: "sub" },
    h("h4", {}, "Conditions"),
    h("ul", {}, ...[...found].map((text) => h("li", {}, h("q", {}, words(text))))),
  );
}

function offerItem(view: View, offer: Row, history: Row[], reports: Row[]): HTMLElement {
  const facts: Child[] = [
    textOf(offer, "terms_type") !== "" && h("b", { class: "type" }, textOf(offer, "terms_type")),
    dayOf(offer),
    count(Number(offer["reports"] ?? 0), "report"),
    count(Number(offer["articles"] ?? 0), "article"),
  ].filter((fact) => fact !== false);
  const to = textOf(offer, "addressee");
  return h(
    "li",
    { class: "proposal" },
    h(
      "div",
      { class: "proposal-head" },
      h(
        "h3",
        {},
        ...keysLine(view, textOf(offer, "proposer"), "Somebody unnamed"),
        ...(to === "" ? [] : [arrow(), ...keysLine(view, to, "")]),
      ),
      stateChip(textOf(offer, "state")),
    ),
    h("blockquote", { class: "terms" }, words(textOf(offer, "terms") || "terms not stated")),
    h("p", { class: "facts" }, ...joined(facts, " · ")),
    conditions(reports),
    h("div", { class: "sub" }, h("h4", {}, "Answers"), answers(view, offer, history)),
    reportsPart(view, reports),
  );
}

export const proposals: Page = {
  name: "proposals",
  title: "Proposals",
  key: "p",
  asks: true,
  async draw(view) {
    const { address, asking } = view;
    const offset = address.number("offset", 0);
    const sort = address.get("sort", "-day");
    const asked = { q: address.question, ...stateFilter(address.get("state")), sort };
    const [offers, history, reports] = await Promise.all([
      asking.view("offers", { ...asked, limit: LIMIT, offset }),
      asking.view("offer_history", { q: address.question, sort: "day", limit: MOST }),
      asking.view("offers_told", { q: address.question, sort: "published", limit: MOST }),
    ]);
    const answered = grouped(history, "offer");
    const told = grouped(reports, "offer");
    view.lead(
      "What is offered, asked for or demanded, and what the other side made of it. Reports of one offer are one; answers are looked for during sixty days.",
    );
    view.say(`${count(offers.length, "proposal")} shown`);
    view.saves(saveLinks("views/offers", { ...asked, limit: MOST }));
    append(view.root, [
      h(
        "div",
        { class: "controls" },
        choices(address, "state", "State", STATES),
        choices(address, "sort", "Order", SORTS),
      ),
      offers.length === 0
        ? nothingFound(view, "proposals")
        : h(
            "ul",
            { class: "proposals" },
            ...offers.map((offer) => {
              const key = textOf(offer, "offer");
              return offerItem(view, offer, answered.get(key) ?? [], told.get(key) ?? []);
            }),
          ),
      pager(address, offset, LIMIT, offers.length),
    ]);
  },
};
