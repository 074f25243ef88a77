// Sanctions, bans, tariffs: who imposes what on whom, and how it went on, across articles.
import { append, h, s, words } from "../shared/dom.ts";
import { table } from "../shared/table.ts";
import { capitalized, count, day, spelled } from "../shared/text.ts";
import { type Row, saveLinks } from "./api.ts";
import type { Page, View } from "./page.ts";
import { choices, nothingFound, pager } from "./parts.ts";
import {
  dayOf,
  grouped,
  keysLine,
  MOST,
  recordLink,
  reportList,
  stateChip,
  textOf,
} from "./registers.ts";

const LIMIT = 50;

const STATUSES = [
  ["", "All"],
  ["imposed", "In force"],
  ["threatened", "Threatened"],
  ["proposed", "Proposed"],
  ["extended", "Extended"],
  ["eased", "Eased"],
  ["lifted", "Lifted"],
  ["blocked", "Blocked"],
] as const;

const SORTS = [
  ["", "Newest"],
  ["first_day", "Oldest"],
  ["-reports", "Most reported"],
] as const;

/** A stretch of time during which a measure had one status. */
export interface Stretch {
  status: string;
  from: string;
  to: string;
}

/** How a measure went on: stretches from each change of status to the next, up to `last`. */
export function stretchesOf(history: Row[], last: string): Stretch[] {
  const stretches: Stretch[] = [];
  for (const row of history) {
    const status = textOf(row, "status");
    const from = textOf(row, "day");
    if (from === "") continue;
    const open = stretches.at(-1);
    if (open?.status === status) continue;
    if (open) open.to = from;
    stretches.push({ status, from, to: from });
  }
  const open = stretches.at(-1);
  // What is lifted or blocked has come to its end.
  if (open && open.status !== "lifted" && open.status !== "blocked" && open.to < last) {
    open.to = last;
  }
  return stretches;
}

const WIDTH = 220;

// The stretches as a line from the first day of all to the last. The table beside it says the same.
function track(stretches: Stretch[], first: string, last: string): SVGSVGElement {
  const begin = Date.parse(first);
  const whole = Math.max(86_400_000, Date.parse(last) - begin);
  const at = (iso: string): number => ((Date.parse(iso) - begin) / whole) * (WIDTH - 8) + 4;
  return s(
    "svg",
    { class: "course", viewBox: `0 0 ${WIDTH} 16`, "aria-hidden": "true" },
    s("line", { x1: 4, x2: WIDTH - 4, y1: 8, y2: 8, class: "course-line" }),
    ...stretches.map(({ status, from, to }) =>
      from === to
        ? s("circle", { cx: at(from), cy: 8, r: 3.5, class: `status-${status}` })
        : s("rect", {
            x: at(from),
            width: Math.max(3, at(to) - at(from)),
            y: 4,
            height: 8,
            rx: 2,
            class: `status-${status}`,
          }),
    ),
  );
}

function steps(history: Row[]): HTMLElement {
  return h(
    "ol",
    { class: "steps" },
    ...history.map((row) =>
      h(
        "li",
        {},
        h("span", { class: "when" }, dayOf(row)),
        " ",
        stateChip(textOf(row, "status")),
        Number(row["reports"]) > 1 &&
          h("span", { class: "muted" }, ` ${count(Number(row["reports"]), "report")}`),
      ),
    ),
  );
}

function measureRow(
  view: View,
  measure: Row,
  history: Row[],
  reports: Row[],
  range: [string, string],
): HTMLTableRowElement {
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, capitalized(spelled(textOf(measure, "measure")))),
    h("td", {}, h("span", {}, ...keysLine(view, textOf(measure, "sender"), "somebody unnamed"))),
    h("td", {}, h("span", {}, ...keysLine(view, textOf(measure, "target"), "nobody named"))),
    h(
      "td",
      {},
      h(
        "div",
        { class: "stands" },
        stateChip(textOf(measure, "status")),
        h("span", { class: "muted" }, dayOf(measure, "last_day")),
      ),
    ),
    h(
      "td",
      {},
      h(
        "div",
        { class: "history" },
        range[0] !== "" && track(stretchesOf(history, range[1]), range[0], range[1]),
        steps(history),
      ),
    ),
    h("td", {}, h("div", {}, reportsOf(view, reports))),
  );
}

function reportsOf(view: View, reports: Row[]): HTMLElement {
  const only = reports[0];
  if (reports.length > 1 || !only) return reportList(view, reports);
  return h(
    "p",
    { class: "sentence" },
    words(textOf(only, "sentence_text")),
    " ",
    recordLink(view, only, textOf(only, "publisher") || dayOf(only, "published")),
  );
}

function rangeOf(history: Row[]): [string, string] {
  const days = history
    .map((row) => textOf(row, "day"))
    .filter((one) => one !== "")
    .sort();
  return [days[0] ?? "", days.at(-1) ?? ""];
}

export const measures: Page = {
  name: "measures",
  title: "Measures",
  key: "e",
  asks: true,
  async draw(view) {
    const { address, asking } = view;
    const q = address.question;
    const offset = address.number("offset", 0);
    const sort = address.get("sort", "-last_day");
    const kind = address.get("kind");
    const asked = { q, status: address.get("status"), measure: kind, sort };
    const [shown, history, reports, all] = await Promise.all([
      asking.view("restrictions", { ...asked, limit: LIMIT, offset }),
      asking.view("measure_history", { q, sort: "day", limit: MOST }),
      asking.view("restrictions_told", { q, sort: "published", limit: MOST }),
      asking.view("restrictions", { q, limit: MOST }),
    ]);
    const byMeasure = grouped(history, "restriction");
    const told = grouped(reports, "restriction");
    const kinds = [...new Set(all.map((row) => textOf(row, "measure")))].sort();
    const range = rangeOf(shown.flatMap((row) => byMeasure.get(textOf(row, "restriction")) ?? []));
    view.lead(
      "Sanctions, bans, freezes, tariffs and expulsions: by whom, against whom, and how they went on. Measures of one kind by the same against the same are one.",
    );
    view.say(`${count(shown.length, "measure")} shown`);
    view.saves(saveLinks("views/restrictions", { ...asked, limit: MOST }));
    append(view.root, [
      h(
        "div",
        { class: "controls" },
        choices(address, "status", "Status", STATUSES),
        choices(address, "sort", "Order", SORTS),
        kinds.length > 1 &&
          choices(address, "kind", "Kind of measure", [
            ["", "Every kind"],
            ...kinds.map((one) => [one, spelled(one)] as const),
          ]),
      ),
      shown.length === 0
        ? nothingFound(view, "measures")
        : h(
            "div",
            { class: "wide-table" },
            range[0] !== "" &&
              h(
                "p",
                { class: "muted" },
                `The lines run from ${day(range[0])} to ${day(range[1])}.`,
              ),
            table(
              "Measures",
              ["Measure", "Imposed by", "On", "Stands", "History", "Words"],
              shown.map((row) => {
                const key = textOf(row, "restriction");
                return measureRow(view, row, byMeasure.get(key) ?? [], told.get(key) ?? [], range);
              }),
            ),
          ),
      pager(address, offset, LIMIT, shown.length),
    ]);
  },
};
