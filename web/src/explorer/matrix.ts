// The heat map of the overview: who acts, or is acted upon, over time; or who acts on whom.
import { h } from "../shared/dom.ts";
import { count, grouped, score, shortened } from "../shared/text.ts";
import { Heat, type HeatCell, heatLegend, type Heading } from "./heat.ts";
import type { View } from "./page.ts";
import { choices, panel, toRecords } from "./parts.ts";
import { withTerm, withTerms } from "./question.ts";
import { addUp, counted, type Dimension, happened, mean, type Summed, type Sums } from "./sums.ts";
import { bucketOf, bucketName, bucketsOf, type Unit, type Window, within } from "./window.ts";

const MEASURES = [
  ["goldstein", "Goldstein"],
  ["events", "Events"],
  ["quad1", "Verbal cooperation"],
  ["quad2", "Material cooperation"],
  ["quad3", "Verbal conflict"],
  ["quad4", "Material conflict"],
] as const;
const SHAPES = [
  ["", "Actors over time"],
  ["recipients", "Recipients over time"],
  ["dyads", "Actors by recipients"],
] as const;
const FEW = 24; // rows before one asks for all
const MOST = 300;
const COMPACT = 18; // more columns than this have no room for numbers

type Measure = (typeof MEASURES)[number][0];

// What stands beside the rows and above the columns: their keys in the sums.
interface Axes {
  party: "actor" | "recipient";
  across: (sums: Sums) => string;
}

/** What must be summed for the heat map that the address asks for. */
export function matrixBy(shape: string, unit: Unit): Dimension[] {
  if (shape === "dyads") return ["actor", "recipient"];
  return [shape === "recipients" ? "recipient" : "actor", unit === "day" ? "day" : "month"];
}

// The events that the measure counts.
function eventsOf(sums: Sums, measure: Measure): number {
  return measure.startsWith("quad")
    ? (sums.quads[Number(measure.slice(-1)) - 1] ?? 0)
    : sums.events;
}

// The keys that have most events, the first `most`.
function greatest(
  rows: Sums[],
  key: (s: Sums) => string,
  measure: Measure,
  most: number,
): string[] {
  const totals = new Map<string, number>();
  for (const sums of rows)
    totals.set(key(sums), (totals.get(key(sums)) ?? 0) + eventsOf(sums, measure));
  return [...totals]
    .filter(([, total]) => total > 0)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([name]) => name);
}

// The terms of the records that a cell counts.
function termsOf(
  sums: Sums,
  axes: Axes,
  measure: Measure,
  dyads: boolean,
): { [field: string]: string } {
  const across = axes.across(sums);
  return {
    [axes.party]: sums[axes.party],
    ...(dyads ? { recipient: across } : { since: across, until: across }),
    ...(measure.startsWith("quad") && { quad: measure.slice(-1) }),
  };
}

function cellsOf(view: View, rows: Sums[], axes: Axes, question: string): Map<string, HeatCell> {
  const { address, codes } = view;
  const dyads = address.get("heat") === "dyads";
  const measure = measureOf(view);
  const strongest = Math.max(1, ...rows.map((sums) => eventsOf(sums, measure)));
  const kind = MEASURES.find(([name]) => name === measure)?.[1].toLowerCase() ?? "";
  const cells = new Map<string, HeatCell>();
  for (const sums of rows) {
    const events = eventsOf(sums, measure);
    if (events === 0) continue;
    const across = axes.across(sums);
    const whom = dyads ? `→ ${codes.actor(across)}` : `, ${bucketName(across)}`;
    const what = count(events, "event") + (measure.startsWith("quad") ? ` of ${kind}` : "");
    cells.set(`${sums[axes.party]}\t${across}`, {
      href: toRecords(address, happened(withTerms(question, termsOf(sums, axes, measure, dyads)))),
      value: measure === "goldstein" ? mean(sums) / 8 : Math.log1p(events) / Math.log1p(strongest),
      title:
        `${codes.actor(sums[axes.party])} ${whom}: ${what}, mean Goldstein ${score(mean(sums))}`.replace(
          " , ",
          ", ",
        ),
      events,
    });
  }
  return cells;
}

function measureOf(view: View): Measure {
  return view.address.choice("measure", [
    "goldstein",
    "events",
    "quad1",
    "quad2",
    "quad3",
    "quad4",
  ]);
}

/** The panel with the heat map. */
export function matrix(view: View, summed: Summed, window: Window, unit: Unit): HTMLElement {
  const { address, codes } = view;
  const shape = address.choice("heat", ["", "recipients", "dyads"]);
  const dyads = shape === "dyads";
  const measure = measureOf(view);
  const most = Math.min(MOST, address.number("rows", FEW));
  const axes: Axes = {
    party: shape === "recipients" ? "recipient" : "actor",
    across: dyads ? (sums) => sums.recipient : (sums) => bucketOf(sums, unit),
  };
  const rows = addUp(summed.rows, (sums) => `${sums[axes.party]}\t${axes.across(sums)}`);
  const question = within(address.question, window);
  const columns: Heading[] = dyads
    ? greatest(rows, axes.across, measure, most).map((code) => ({
        key: code,
        label: codes.actor(code),
        href: "",
      }))
    : bucketsOf(window, unit, rows).map((key) => ({ key, label: bucketName(key), href: "" }));
  const heat = new Heat({
    label: SHAPES.find(([value]) => value === shape)?.[1] ?? "",
    rows: greatest(rows, (sums) => sums[axes.party], measure, most).map((code) => ({
      key: code,
      label: shortened(codes.actor(code), 26),
      short: code,
      href: address.with({ q: withTerm(address.question, axes.party, code, true) }),
    })),
    columns,
    cells: cellsOf(view, rows, axes, question),
    diverging: measure === "goldstein",
    compact: !dyads && columns.length > COMPACT,
  });
  const all = new Set(rows.map((sums) => sums[axes.party])).size;
  return panel(
    dyads ? "Who, and whom" : "Who, and when",
    counted(summed),
    h(
      "div",
      { class: "controls" },
      choices(address, "heat", "Shape of the heat map", SHAPES),
      choices(address, "measure", "What the colour says", MEASURES),
    ),
    heat.element,
    heatLegend(measure === "goldstein"),
    all > most &&
      h(
        "p",
        { class: "more" },
        h("a", { id: "all-rows", href: address.with({ rows: MOST }) }, `All ${grouped(all)}`),
      ),
  );
}
