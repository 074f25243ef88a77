// The records that answer a question.
import { h } from "../shared/dom.ts";
import { count, grouped } from "../shared/text.ts";
import { saveLinks } from "./api.ts";
import type { Page } from "./page.ts";
import { nothingFound, pager, recordTable } from "./parts.ts";
import { valueOf, withTerm } from "./question.ts";

const LIMIT = 50;

const KINDS = [
  ["", "All kinds"],
  ["event", "Events"],
  ["statement", "Statements"],
  ["proposal", "Proposals"],
  ["measure", "Measures"],
  ["dispute", "Disputes"],
] as const;

const SORTS = [
  ["", "Newest"],
  ["day", "Oldest"],
  ["-confidence", "Surest"],
] as const;

export const records: Page = {
  name: "records",
  title: "Records",
  key: "r",
  asks: true,
  async draw(view) {
    const { address } = view;
    const question = address.question;
    const offset = address.number("offset", 0);
    const sort = address.get("sort");
    const [found, totals] = await Promise.all([
      view.asking.records(question, { limit: LIMIT, offset, sort }),
      view.asking.counts(question, "kind"),
    ]);
    const total = totals.reduce((sum, row) => sum + Number(row["count"]), 0);
    view.lead(`${count(total, "record")}${question === "" ? " in this store" : ""}.`);
    view.say(count(total, "record"));
    const kind = valueOf(question, "kind");
    view.saves(saveLinks("records", { q: question, kind: kind || "event", limit: 10000, sort }));
    const switchOf = (
      label: string,
      values: readonly (readonly [string, string])[],
      now: string,
      href: (value: string) => string,
    ): HTMLElement =>
      h(
        "div",
        { class: "switch choices", role: "group", "aria-label": label },
        ...values.map(([value, text]) =>
          h(
            "a",
            {
              id: `${label}-${value}`.toLowerCase(),
              href: href(value),
              "aria-current": value === now ? "true" : null,
            },
            text,
            label === "Kind" && value !== "" && numberOf(totals, value),
          ),
        ),
      );
    view.root.append(
      h(
        "div",
        { class: "controls" },
        switchOf("Kind", KINDS, kind, (value) =>
          address.with({ q: withTerm(question, "kind", value), offset: null }),
        ),
        switchOf("Order", SORTS, sort, (value) => address.with({ sort: value, offset: null })),
      ),
      found.records.length === 0
        ? nothingFound(view)
        : h(
            "div",
            {},
            recordTable(view, found),
            pager(address, offset, LIMIT, found.records.length),
          ),
    );
  },
};

function numberOf(totals: { [column: string]: unknown }[], kind: string): HTMLElement | null {
  const row = totals.find((one) => one["kind"] === kind);
  return row ? h("span", { class: "number" }, grouped(Number(row["count"]))) : null;
}
