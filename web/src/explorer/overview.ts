// What the store holds, who acted when and on whom, and what happened last.
import { h } from "../shared/dom.ts";
import { count, grouped } from "../shared/text.ts";
import { type Row, saveLinks } from "./api.ts";
import { type Bar, Bars, barTable } from "./bars.ts";
import { matrix, matrixBy } from "./matrix.ts";
import type { Page, View } from "./page.ts";
import { emptyNote, nothingFound, panel, quadLegend, recordTable } from "./parts.ts";
import { withTerm, withTerms } from "./question.ts";
import { storyList } from "./stories.ts";
import { addUp, type Summed, type Sums, sumsOf } from "./sums.ts";
import {
  bucketName,
  bucketOf,
  bucketsOf,
  type Unit,
  unitOf,
  type Window,
  windowOf,
  within,
} from "./window.ts";

const KINDS = [
  ["event", "Events"],
  ["statement", "Statements"],
  ["proposal", "Proposals"],
  ["measure", "Measures"],
  ["dispute", "Disputes"],
] as const;

interface Health {
  documents?: number;
}

function tiles(view: View, articles: number, kinds: Row[]): HTMLElement {
  const number = (kind: string): number =>
    Number(kinds.find((row) => row["kind"] === kind)?.["count"] ?? 0);
  const tile = (name: string, value: number, href: string): HTMLElement =>
    h("li", {}, h("a", { href }, h("b", {}, grouped(value)), h("span", {}, name)));
  const { address } = view;
  return h(
    "ul",
    { class: "tiles" },
    address.question === "" && tile("Articles", articles, address.to("articles")),
    ...KINDS.map(([kind, name]) =>
      tile(
        name,
        number(kind),
        address.to("records", { q: withTerm(address.question, "kind", kind) }),
      ),
    ),
  );
}

// The bars over time.
function series(view: View, summed: Summed, window: Window, unit: Unit): HTMLElement {
  const { address } = view;
  const key = (sums: Sums): string => bucketOf(sums, unit);
  const found = new Map(addUp(summed.rows, key).map((sums) => [key(sums), sums]));
  const keys = bucketsOf(window, unit, summed.rows);
  const bars = keys.map((part): Bar => ({
    key: unit === "day" ? part.slice(5) : part,
    label: bucketName(part),
    href: address.to("timeline", {
      q: withTerms(address.question, { since: part, until: part }),
    }),
    quads: found.get(part)?.quads ?? [0, 0, 0, 0],
  }));
  return panel(
    "Over time",
    `Cooperation above the line, conflict below it, by ${unit}.`,
    new Bars(bars, `Events by ${unit}`).element,
    quadLegend(),
    window.earliest !== undefined &&
      h(
        "p",
        { class: "more" },
        "These are the last three years. ",
        h(
          "a",
          {
            id: "all-years",
            href: address.with({ q: withTerms(address.question, { since: window.earliest }) }),
          },
          `Everything since ${bucketName(window.earliest)}`,
        ),
      ),
    barTable(bars, unit),
  );
}

async function drawSums(view: View): Promise<HTMLElement[]> {
  const { question } = view.address;
  const months = await sumsOf(view, ["month"], question);
  const window = windowOf(months.rows, question);
  if (!window) return [];
  const asked = within(question, window);
  const unit = unitOf(window);
  const [overTime, cells] = await Promise.all([
    unit === "day" ? sumsOf(view, ["day"], asked) : Promise.resolve(months),
    sumsOf(view, matrixBy(view.address.get("heat"), unit), asked),
  ]);
  view.saves(saveLinks(cells.path, cells.parameters));
  return [series(view, overTime, window, unit), matrix(view, cells, window, unit)];
}

// ------------------------------------------------------------------ what is new

async function latest(view: View): Promise<HTMLElement> {
  const { question } = view.address;
  if (question === "") {
    const stories = await view.asking.view("story_events", { sort: "-last_report", limit: 10 });
    return panel("Latest", "The newest events; each leads to its words.", storyList(view, stories));
  }
  const found = await view.asking.records(question, { limit: 10 });
  return panel(
    "Latest",
    "The newest records that answer the question.",
    found.records.length === 0 ? nothingFound(view) : recordTable(view, found),
    h("p", { class: "more" }, h("a", { href: view.address.to("records") }, "All of them")),
  );
}

export const overview: Page = {
  name: "",
  title: "Overview",
  key: "o",
  asks: true,
  async draw(view) {
    const [health, kinds, sums, last] = await Promise.all([
      view.asking.get<Health>("health"),
      view.asking.counts(view.address.question, "kind"),
      drawSums(view),
      latest(view),
    ]);
    const articles = health.documents ?? 0;
    if (articles === 0) {
      view.root.append(
        emptyNote(
          "This store is empty.",
          h("p", {}, "Put articles into it, then load this page again:"),
          h("pre", { tabindex: 0 }, "tacitus ingest news.jsonl --store world.db"),
        ),
      );
      return;
    }
    view.lead(`What ${count(articles, "article")} say about who did what to whom.`);
    view.root.append(tiles(view, articles, kinds), ...sums, last);
  },
};
