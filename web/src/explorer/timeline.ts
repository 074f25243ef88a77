// Events by day: bars for how many, and below them a dot for each story in the row of its type. A
// bar leads nearer, to its month, week or day; a dot leads to its record.
import { append, h, onWidth, s } from "../shared/dom.ts";
import { count, day, period, shortened } from "../shared/text.ts";
import { type Row, saveLinks } from "./api.ts";
import { type Bar, Bars, barTable } from "./bars.ts";
import { storyList } from "./stories.ts";
import type { Page, View } from "./page.ts";
import { nothingFound, panel, quadLegend, recordTable, toRecord } from "./parts.ts";
import { valueOf, withTerms } from "./question.ts";
import { boundsOf, counted, daysBetween, happened, lastDay, type Summed, sumsOf } from "./sums.ts";

type Unit = "day" | "week" | "month" | "year";

interface Span {
  first: string; // days
  last: string;
}

const MOST_DOTS = 300;
const DAY = 86_400_000;
const SHIFTS = [0, -1, 1];

const at = (iso: string): number => Date.parse(`${iso}T00:00Z`);
const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The first and the last day of "2017", "2017-07" or "2017-07-21". */
export function daysOf(text: string): Span {
  if (text.length === 4) return { first: `${text}-01-01`, last: `${text}-12-31` };
  if (text.length === 7) return { first: `${text}-01`, last: lastDay(text) };
  return { first: text, last: text };
}

/** The unit in which a span has some ten to a hundred bars. */
export function unitOf({ first, last }: Span): Unit {
  const days = (at(last) - at(first)) / DAY + 1;
  return days <= 100 ? "day" : days <= 600 ? "week" : days <= 3700 ? "month" : "year";
}

/** The span of the unit that a day lies in. */
export function around(date: string, unit: Unit): Span {
  if (unit === "day") return { first: date, last: date };
  if (unit !== "week") return daysOf(date.slice(0, unit === "month" ? 7 : 4));
  const monday = at(date) - ((new Date(at(date)).getUTCDay() + 6) % 7) * DAY;
  return { first: iso(monday), last: iso(monday + 6 * DAY) };
}

// What the question says, else the days within which nearly all lies.
function spanOf(question: string, summed: Summed): Span | null {
  const [since, until] = [valueOf(question, "since"), valueOf(question, "until")];
  const days = summed.rows
    .filter((sums) => sums.day !== "")
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const total = days.reduce((sum, { events }) => sum + events, 0);
  const quantile = (share: number): string | undefined => {
    let sum = 0;
    return days.find(({ events }) => (sum += events) > share * total)?.day;
  };
  const first = since !== "" ? daysOf(since).first : quantile(0.02);
  const last = until !== "" ? daysOf(until).last : quantile(0.995);
  if (first === undefined || last === undefined || first > last) return null;
  return { first, last };
}

function nameOf({ first, last }: Span): string {
  return period({ date: first, date_end: last });
}

// A bar that knows its days.
interface SpanBar extends Bar, Span {
  quads: [number, number, number, number];
}

function barsOf(view: View, summed: Summed, span: Span, unit: Unit): SpanBar[] {
  const bars = new Map<string, SpanBar>();
  for (const date of daysBetween(span.first, span.last)) {
    const part = around(date, unit);
    if (bars.has(part.first)) continue;
    const [since, until] = [part.first, part.last];
    bars.set(part.first, {
      ...part,
      key:
        unit === "year" ? since.slice(0, 4) : unit === "month" ? since.slice(0, 7) : since.slice(5),
      label: nameOf(part),
      href: view.address.with({ q: withTerms(view.address.question, { since, until }) }),
      quads: [0, 0, 0, 0],
    });
  }
  for (const sums of summed.rows) {
    const bar = sums.day === "" ? undefined : bars.get(around(sums.day, unit).first);
    if (bar) sums.quads.forEach((number, i) => (bar.quads[i] = (bar.quads[i] ?? 0) + number));
  }
  return [...bars.values()];
}

// ------------------------------------------------------------------ dots

interface Dot {
  id: string;
  day: string;
  type: string;
  quad: number;
  reports: number;
  title: string;
}

function dotOf(row: Row): Dot {
  const name = (role: string): string =>
    String(row[`${role}_name`] ?? row[`${role}_text`] ?? "").replace(/;/g, ", ");
  const type = String(row["type"] ?? "");
  return {
    id: String(row["id"] ?? ""),
    day: String(row["day"] ?? ""),
    type,
    quad: Number(row["quad"] ?? 0),
    reports: Number(row["mentions"] ?? 1),
    title: `${name("actor") || "somebody"} ${type} ${name("recipient")}`.trim(),
  };
}

/** Stories as dots, in rows of types from cooperation to conflict. */
class Lanes {
  readonly element = h("div", { class: "lanes" });
  private readonly svg = s("svg", { role: "group", "aria-label": "Stories by day and type" });
  private width = 0;

  constructor(
    private readonly view: View,
    private readonly dots: Dot[],
    private readonly span: Span,
  ) {
    this.element.append(this.svg);
    onWidth(this.element, (width) => {
      this.width = width;
      this.draw();
    });
  }

  private draw(): void {
    const left = this.width < 560 ? 8 : 96;
    const lanes = this.view.codes.types
      .map(({ code }) => code)
      .filter((code) => this.dots.some((dot) => dot.type === code));
    const tall = this.width < 560 ? 42 : 24;
    const height = lanes.length * tall + 8;
    const [from, to] = [at(this.span.first), at(this.span.last) + DAY];
    const room = this.width - left - 16;
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${height}`);
    this.svg.setAttribute("height", String(height));
    this.svg.replaceChildren();
    const taken = new Map<string, number>();
    lanes.forEach((type, i) => {
      const y = i * tall + tall / 2 + (this.width < 560 ? 10 : 4);
      append(this.svg, [
        s("path", { class: "gridline", d: `M${left} ${y}H${this.width - 8}` }),
        this.width < 560
          ? s("text", { class: "tick", x: left, y: y - 14 }, type)
          : s("text", { class: "tick", x: left - 8, y: y + 4, "text-anchor": "end" }, type),
        ...this.dots
          .filter((dot) => dot.type === type)
          .map((dot) => {
            const x = left + 8 + (room * (at(dot.day) + DAY / 2 - from)) / (to - from);
            // Those of one place stand beside each other, three above one another.
            const place = `${type} ${Math.round(x / 8)}`;
            const before = taken.get(place) ?? 0;
            taken.set(place, before + 1);
            return this.dot(dot, x + 5 * Math.floor(before / 3), y + 6 * (SHIFTS[before % 3] ?? 0));
          }),
      ]);
    });
  }

  private dot(dot: Dot, x: number, y: number): SVGElement {
    const title = `${day(dot.day)}: ${dot.title}, ${count(dot.reports, "report")}`;
    return s(
      "a",
      {
        class: `story-dot quad-${dot.quad}`,
        href: toRecord(this.view.address, dot.id),
        "aria-label": title,
        transform: `translate(${x.toFixed(1)} ${y})`,
      },
      s("title", {}, title),
      s("circle", { class: "fill", r: Math.min(10, 2.5 + 1.5 * Math.sqrt(dot.reports)) }),
    );
  }
}

// The stories of the span, those with most reports first; null when the question asks for more
// than time, and so for records.
async function storiesOf(view: View, { first, last }: Span): Promise<Row[] | null> {
  const bounds = boundsOf(view.address.question);
  if (!bounds || bounds.actor !== undefined || bounds.recipient !== undefined) return null;
  return view.asking.view("story_events", {
    "day>": first,
    "day<": last,
    status: "actual",
    historical: 0,
    sort: "-mentions",
    limit: MOST_DOTS,
  });
}

function controls(view: View, span: Span): HTMLElement {
  const { address } = view;
  const long = at(span.last) - at(span.first) + DAY;
  const link = (id: string, name: string, first: number, last: number): HTMLElement =>
    h(
      "a",
      {
        id,
        href: address.with({
          q: withTerms(address.question, { since: iso(first), until: iso(last) }),
        }),
      },
      name,
    );
  const [from, to] = [at(span.first), at(span.last)];
  return h(
    "div",
    { class: "switch choices", role: "group", "aria-label": "Time" },
    link("earlier", "← Earlier", from - long, to - long),
    link("nearer", "Nearer", from + long / 4, Math.max(from + long / 4, to - long / 4)),
    link("farther", "Farther", from - long, to + long),
    link("later", "Later →", from + long, to + long),
    h(
      "a",
      {
        id: "all-time",
        href: address.with({ q: withTerms(address.question, { since: "", until: "" }) }),
      },
      "All",
    ),
  );
}

export const timeline: Page = {
  name: "timeline",
  title: "Time line",
  key: "t",
  asks: true,
  async draw(view) {
    const { question } = view.address;
    const summed = await sumsOf(view, ["day"], question);
    const span = spanOf(question, summed);
    if (!span) {
      view.root.append(nothingFound(view, "events with a day"));
      return;
    }
    const unit = unitOf(span);
    const bars = barsOf(view, summed, span, unit);
    const within = withTerms(question, { since: span.first, until: span.last });
    const stories = await storiesOf(view, span);
    const found = stories
      ? null
      : await view.asking.records(happened(within), { limit: MOST_DOTS });
    view.lead(counted(summed));
    view.saves(saveLinks("records", { q: happened(within), kind: "event", limit: 10000 }));
    const dots = stories
      ? stories.map(dotOf)
      : (found?.records ?? []).flatMap((record): Dot[] =>
          record.kind === "event" && record.date !== undefined
            ? [
                {
                  id: record.id,
                  day: record.date,
                  type: record.type,
                  quad: record.quad ?? 0,
                  reports: 1,
                  title: `${record.actor.map(({ name, text }) => name ?? text).join(", ")} ${record.type}`,
                },
              ]
            : [],
        );
    const inside = dots.filter((dot) => dot.day >= span.first && dot.day <= span.last);
    view.root.append(
      h("div", { class: "controls" }, controls(view, span)),
      panel(
        shortened(nameOf(span), 60),
        `By ${unit}: cooperation above the line, conflict below it. A bar leads nearer, and so does drawing over several; a dot leads to its record.`,
        new Bars(bars, `Events by ${unit}`, (from, to) => {
          const q = withTerms(question, { since: from.first, until: to.last });
          view.go(view.address.with({ q }));
        }).element,
        inside.length > 0 && new Lanes(view, inside, span).element,
        quadLegend(),
        barTable(bars, unit),
      ),
      stories
        ? panel(
            "Stories",
            "Those with most reports first.",
            stories.length === 0
              ? nothingFound(view, "stories")
              : storyList(view, stories.slice(0, 25)),
          )
        : panel(
            "Records",
            null,
            found && found.records.length > 0
              ? recordTable(view, {
                  records: found.records.slice(0, 25),
                  sentences: found.sentences.slice(0, 25),
                })
              : nothingFound(view),
          ),
    );
  },
};
