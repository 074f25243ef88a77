// Which words of the article carry which readings.
//
// A mark is one reading over one stretch of words. Marks nest and cross ("South Korean" is a
// mention inside "South Korean President Moon", and both lie in a quotation), which elements
// cannot; so the text is cut at every end of a mark into segments, and a segment knows all marks
// that cover it. Short marks (an actor, a time, the words of an event) are links; long ones (what
// is said, offered, disputed) are shades with a numbered chip before them.
import type { ReportData, Span } from "../shared/report_data.ts";

export const LAYERS = [
  "events",
  "actors",
  "times",
  "places",
  "statements",
  "proposals",
  "measures",
  "disputes",
] as const;

export type Layer = (typeof LAYERS)[number];

/** What part of a thing the words are: "answer", "condition"; "" for the thing itself. */
export interface Mark extends Span {
  layer: Layer;
  /** Which one in its layer. */
  index: number;
  part: string;
  long: boolean;
  /** The chip before a long mark: "S1". */
  chip: string;
}

export interface Segment extends Span {
  marks: Mark[];
}

/** The id of what a mark's link leads to. */
export function targetOf(layer: Layer, index: number): string {
  return `${layer}-${index + 1}`;
}

/** All marks of the document, by begin, the longer before the shorter. */
export function collectMarks(data: ReportData): Mark[] {
  const marks: Mark[] = [];
  const add = (layer: Layer, index: number, span: Span | undefined, part = "", chip = "") => {
    if (!span || span.begin >= span.end) return;
    const long = !(
      layer === "actors" ||
      layer === "events" ||
      layer === "times" ||
      layer === "places" ||
      part === "cue"
    );
    marks.push({ begin: span.begin, end: span.end, layer, index, part, long, chip });
  };
  data.mentions.forEach((mention) => {
    if (mention.entity !== undefined) add("actors", mention.entity, mention);
  });
  data.events.forEach((event, i) => {
    add("events", i, event.trigger);
    for (const number of event.numbers) add("events", i, number, "number");
  });
  data.times.forEach((time, i) => add("times", i, time));
  data.locations.forEach((location, i) => add("places", i, location));
  data.statements.forEach((statement, i) => {
    statement.content.forEach((span, part) => {
      add("statements", i, span, "content", part === 0 ? `S${i + 1}` : "");
    });
    add("statements", i, statement.cue, "cue");
  });
  data.proposals.forEach((proposal, i) => {
    add("proposals", i, proposal.terms, "terms", `P${i + 1}`);
    for (const condition of proposal.conditions) add("proposals", i, condition, "condition");
    for (const answer of proposal.answers) add("proposals", i, answer.words, "answer");
  });
  data.measures.forEach((measure, i) => add("measures", i, measure.words, "", `M${i + 1}`));
  data.disputes.forEach((dispute, i) => {
    add("disputes", i, dispute.subject, "subject");
    dispute.positions.forEach((position, n) => {
      add("disputes", i, position.claim, "claim", `D${i + 1}${"abcdefghij"[n] ?? ""}`);
    });
  });
  return marks.sort((a, b) => a.begin - b.begin || b.end - a.end);
}

/** [span] the marks that touch it. Spans stand in text order, marks as collectMarks sorts them. */
export function distribute(spans: Span[], marks: Mark[]): Mark[][] {
  let open: Mark[] = [];
  let next = 0;
  return spans.map((span) => {
    open = open.filter((mark) => mark.end > span.begin);
    for (let mark = marks[next]; mark && mark.begin < span.end; mark = marks[++next]) {
      if (mark.end > span.begin) open.push(mark);
    }
    return open;
  });
}

/** Cuts the span into segments. `inside` are the marks that touch it, sorted. */
export function cut(span: Span, inside: Mark[]): Segment[] {
  const ends = new Set([span.begin, span.end]);
  for (const mark of inside) {
    ends.add(Math.max(mark.begin, span.begin));
    ends.add(Math.min(mark.end, span.end));
  }
  const sorted = [...ends].sort((a, b) => a - b);
  const segments: Segment[] = [];
  let active: Mark[] = [];
  let next = 0;
  for (let i = 0; i + 1 < sorted.length; ++i) {
    const begin = sorted[i] ?? 0;
    const end = sorted[i + 1] ?? begin;
    active = active.filter((mark) => mark.end > begin);
    for (let mark = inside[next]; mark && mark.begin <= begin; mark = inside[++next]) {
      if (mark.end > begin) active.push(mark);
    }
    segments.push({ begin, end, marks: [...active] });
  }
  return segments;
}

const ORDER: { [layer in Layer]: number } = {
  events: 0,
  times: 1,
  places: 2,
  actors: 3,
  measures: 4,
  proposals: 5,
  disputes: 6,
  statements: 7,
};

/** Short marks first, then the shorter ones: what somebody who points here most likely means. */
export function byCloseness(a: Mark, b: Mark): number {
  return (
    Number(a.long) - Number(b.long) ||
    ORDER[a.layer] - ORDER[b.layer] ||
    a.end - a.begin - (b.end - b.begin)
  );
}
