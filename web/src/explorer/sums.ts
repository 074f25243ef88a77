// How much happened, added up by actor, recipient and month.
//
// Two ways lead there. The store keeps sums of its own: events that happened, each counted once
// however many report it, between parties with codes. They answer at once, for a million records,
// too; but only questions about actor, recipient and time. For any other question the records that
// answer it are counted, each report for itself.
import type { Parameters, Row } from "./api.ts";
import type { View } from "./page.ts";
import { termsOf, withTerm } from "./question.ts";

export interface Sums {
  /** What it is the sum of, "actor" and its value. */
  actor: string;
  recipient: string;
  month: string;
  day: string;
  events: number;
  /** [quad - 1] */
  quads: [number, number, number, number];
  /** Sum of the Goldstein scores. */
  goldstein: number;
}

export type Dimension = "actor" | "recipient" | "month" | "day";

export interface Summed {
  rows: Sums[];
  /** Whether reports of one event count once. */
  stories: boolean;
  /** What was asked, for saving it. */
  path: string;
  parameters: Parameters;
}

const MOST = 20_000; // rows of an answer

interface Bounds {
  actor?: string;
  recipient?: string;
  since?: string;
  until?: string;
}

/** What the sums of the store can be asked for, where the question asks nothing else; else null. */
export function boundsOf(question: string): Bounds | null {
  const bounds: Bounds = {};
  for (const { field, value, negated, text } of termsOf(question)) {
    if (negated) return null;
    const party = field === "actor" || field === "recipient";
    if (party && /^[A-Z]{3}$/.test(value) && !text.includes('"') && !(field in bounds)) {
      bounds[field as "actor" | "recipient"] = value;
    } else if ((field === "since" || field === "until") && /^\d{4}(-\d\d){0,2}$/.test(value)) {
      if (field in bounds) return null;
      bounds[field as "since" | "until"] = value;
    } else {
      return null;
    }
  }
  return bounds;
}

const number = (row: Row, name: string): number => Number(row[name] ?? 0);
const text = (row: Row, name: string): string => String(row[name] ?? "");

// The last day or month of "2017", "2017-07" or "2017-07-21"; texts are compared, so that there need
// not be such a day.
function lastOf(text: string | undefined, daily: boolean): string | undefined {
  if (text === undefined) return undefined;
  const month = text.length === 4 ? `${text}-12` : text;
  return daily && month.length === 7 ? `${month}-31` : month;
}

async function ofStories(view: View, by: Dimension[], bounds: Bounds): Promise<Summed> {
  const { since, until } = bounds;
  const daily = by.includes("day") || (since?.length ?? 0) > 7 || (until?.length ?? 0) > 7;
  const unit = daily ? "day" : "month";
  // What a country does in a month, whoever the recipient, stands in a table of its own.
  const alone = !daily && bounds.recipient === undefined && !by.includes("recipient");
  const name = alone ? "country_months" : `dyad_${unit}s`;
  const actor = alone ? "country" : "actor";
  const parameters = {
    by: by.map((one) => (one === "actor" ? actor : one)).join(","),
    [actor]: bounds.actor,
    recipient: bounds.recipient,
    [`${unit}>`]: since,
    [`${unit}<`]: lastOf(until, daily),
    sort: "-events",
    limit: MOST,
  };
  const rows = await view.asking.view(name, parameters);
  const sums = rows.map((row): Sums => ({
    actor: text(row, actor),
    recipient: text(row, "recipient"),
    month: text(row, "month"),
    day: text(row, "day"),
    events: number(row, "events"),
    quads: [number(row, "quad1"), number(row, "quad2"), number(row, "quad3"), number(row, "quad4")],
    goldstein: number(row, "goldstein_sum"),
  }));
  return { rows: sums, stories: true, path: `views/${name}`, parameters };
}

async function ofRecords(view: View, by: Dimension[], question: string): Promise<Summed> {
  const fields = by.map((one) => (one === "actor" || one === "recipient" ? `${one}_code` : one));
  const asked = happened(question);
  const names = [...fields, "quad", "goldstein"].join(",");
  const rows = await view.asking.counts(asked, names, { limit: MOST });
  const found = new Map<string, Sums>();
  for (const row of rows) {
    if (fields.some((field) => row[field] === null)) continue;
    const key = fields.map((field) => row[field]).join("\t");
    const sums = found.get(key) ?? {
      actor: text(row, "actor_code"),
      recipient: text(row, "recipient_code"),
      month: text(row, "month"),
      day: text(row, "day"),
      events: 0,
      quads: [0, 0, 0, 0],
      goldstein: 0,
    };
    const count = number(row, "count");
    const quad = number(row, "quad");
    sums.events += count;
    if (quad >= 1 && quad <= 4) sums.quads[quad - 1] = (sums.quads[quad - 1] ?? 0) + count;
    sums.goldstein += count * number(row, "goldstein");
    found.set(key, sums);
  }
  return {
    rows: [...found.values()].sort((a, b) => b.events - a.events),
    stories: false,
    path: "counts",
    parameters: { q: asked, by: names, limit: MOST },
  };
}

/** The question, of events alone; of those that happened, unless it says itself which. */
export function happened(question: string): string {
  const terms = termsOf(question);
  const asked = (field: string): boolean => terms.some((term) => term.field === field);
  let out = withTerm(question, "kind", "event");
  if (!asked("status")) out = withTerm(out, "status", "actual");
  if (!asked("historical")) out = withTerm(out, "historical", "no");
  return out;
}

/** Sums of what answers the question, the greatest first. */
export async function sumsOf(view: View, by: Dimension[], question: string): Promise<Summed> {
  const bounds = boundsOf(question);
  return bounds ? ofStories(view, by, bounds) : ofRecords(view, by, question);
}

/** Rows of one key made one, in the order in which the keys come. */
export function addUp(rows: Sums[], key: (sums: Sums) => string): Sums[] {
  const found = new Map<string, Sums>();
  for (const sums of rows) {
    const old = found.get(key(sums));
    if (!old) {
      found.set(key(sums), { ...sums, quads: [...sums.quads] });
      continue;
    }
    old.events += sums.events;
    old.goldstein += sums.goldstein;
    sums.quads.forEach((number, i) => (old.quads[i] = (old.quads[i] ?? 0) + number));
  }
  return [...found.values()];
}

/** What is counted, for the reader. */
export function counted({ stories }: Summed): string {
  return stories
    ? "Counted are events that happened, once each however many report them, between parties with a code."
    : "Counted are the records that answer the question, of events that happened; each report counts.";
}

/** Mean Goldstein score. */
export function mean(sums: Sums): number {
  return sums.events === 0 ? 0 : sums.goldstein / sums.events;
}

/** The kind of most of the events, 1 to 4; 0 where two are equally many. */
export function mostly(quads: readonly number[]): number {
  const most = Math.max(...quads);
  const first = quads.indexOf(most);
  return most > 0 && first === quads.lastIndexOf(most) ? first + 1 : 0;
}

/** The months from one to another, both included: "2017-11", "2017-12", "2018-01". */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = first.split("-").map(Number);
  for (let guard = 0; guard < 2400; ++guard) {
    const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    if (text > last) break;
    months.push(text);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return months;
}

/** The last day of a month: "2017-02-28". */
export function lastDay(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** The days from one to another, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  const end = Date.parse(`${last}T00:00Z`);
  for (let at = Date.parse(`${first}T00:00Z`); at <= end && days.length < 80_000; at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
