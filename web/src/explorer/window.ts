// The span of time that a view shows, and the parts into which it is cut.
import { day, period } from "../shared/text.ts";
import { valueOf, withTerm } from "./question.ts";
import { daysBetween, lastDay, monthsBetween, type Sums } from "./sums.ts";

/** Months, both included. */
export interface Window {
  first: string;
  last: string;
  /** The first month of all, when it is not shown. */
  earliest?: string;
}

export type Unit = "day" | "month" | "year";

const LONGEST = 36; // months that are shown when the question says nothing of time

/** The months in which nearly all lies, stragglers at the ends left out; null when there is nothing. */
export function windowOf(months: Sums[], question: string): Window | null {
  const most = Math.max(0, ...months.map(({ events }) => events));
  const kept = months
    .filter(({ month, events }) => month !== "" && events >= Math.max(1, most * 0.01))
    .map(({ month }) => month)
    .sort();
  const [first, last] = [kept[0], kept[kept.length - 1]];
  if (first === undefined || last === undefined) return null;
  const all = monthsBetween(first, last);
  if (valueOf(question, "since") !== "" || all.length <= LONGEST) return { first, last };
  const from = all[all.length - LONGEST] ?? first;
  return { first: kept.find((month) => month >= from) ?? first, last, earliest: first };
}

/** The question, for the window alone where it says nothing of time itself. */
export function within(question: string, { first, last }: Window): string {
  let out = question;
  if (valueOf(question, "since") === "") out = withTerm(out, "since", first);
  if (valueOf(question, "until") === "") out = withTerm(out, "until", last);
  return out;
}

/** The unit in which a window has up to about a hundred parts. */
export function unitOf({ first, last }: Window): Unit {
  const months = monthsBetween(first, last).length;
  return months <= 3 ? "day" : months <= 72 ? "month" : "year";
}

/** The part of time that the sums are of. */
export function bucketOf(sums: Sums, unit: Unit): string {
  if (unit === "day") return sums.day;
  return unit === "year" ? sums.month.slice(0, 4) : sums.month;
}

/** All parts of the window; of days those from the first to the last on which something happened. */
export function bucketsOf({ first, last }: Window, unit: Unit, rows: Sums[]): string[] {
  if (unit === "day") {
    const days = rows
      .map(({ day: date }) => date)
      .filter(Boolean)
      .sort();
    return daysBetween(days[0] ?? `${first}-01`, days[days.length - 1] ?? lastDay(last));
  }
  const months = monthsBetween(first, last);
  return unit === "month" ? months : [...new Set(months.map((month) => month.slice(0, 4)))];
}

/** "2017" as it is, "2017-07" is "July 2017", "2017-07-21" is "21 July 2017". */
export function bucketName(key: string): string {
  if (key.length === 4) return key;
  return key.length === 7 ? period({ date: `${key}-01`, date_end: lastDay(key) }) : day(key);
}
