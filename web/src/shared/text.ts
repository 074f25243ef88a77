// How dates, counts and scores are written for people.
import type { Dated } from "./report_data.ts";

/** The kinds of events, by quad class. */
export const QUADS = [
  "unscored",
  "verbal cooperation",
  "material cooperation",
  "verbal conflict",
  "material conflict",
] as const;

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function parts(iso: string): [year: number, month: number, day: number] {
  const [year, month, day] = iso.split("-").map(Number);
  return [year ?? 0, month ?? 1, day ?? 1];
}

/** "21 July 2017" */
export function day(iso: string): string {
  const [year, month, date] = parts(iso);
  return `${date} ${MONTHS[month - 1] ?? ""} ${year}`;
}

function isWhole(first: string, last: string, unit: "month" | "year"): boolean {
  const [year, month, date] = parts(first);
  const [lastYear, lastMonth, lastDate] = parts(last);
  if (date !== 1 || year !== lastYear) return false;
  if (unit === "year") return month === 1 && lastMonth === 12 && lastDate === 31;
  return month === lastMonth && lastDate === new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** "21 July 2017", "July 2017", "2016", "17–23 July 2017", "30 July – 5 August 2017"; "" if unknown. */
export function period(dated: Dated): string {
  const { date: first, date_end: last } = dated;
  if (!first) return "";
  if (!last || last === first) return day(first);
  const [year, month, date] = parts(first);
  const [lastYear, lastMonth, lastDate] = parts(last);
  if (isWhole(first, last, "year")) return String(year);
  if (isWhole(first, last, "month")) return `${MONTHS[month - 1]} ${year}`;
  if (date === 1 && isWhole(`${last.slice(0, 8)}01`, last, "month")) {
    const from = year === lastYear ? MONTHS[month - 1] : `${MONTHS[month - 1]} ${year}`;
    return `${from} – ${MONTHS[lastMonth - 1]} ${lastYear}`;
  }
  if (year === lastYear && month === lastMonth) {
    return `${date}–${lastDate} ${MONTHS[month - 1]} ${year}`;
  }
  return year === lastYear
    ? `${date} ${MONTHS[month - 1]} – ${day(last)}`
    : `${day(first)} – ${day(last)}`;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
}

/** How long from one day to a later one: "3 days", "2 weeks", "5 months", "1 year"; "" for a day or less. */
export function gap(from: string, to: string): string {
  const days = daysBetween(from, to);
  if (!(days > 1)) return "";
  if (days < 14) return count(days, "day");
  if (days < 60) return count(Math.round(days / 7), "week");
  if (days < 365) return count(Math.round(days / 30.4), "month");
  const years = days / 365.25;
  return count(Math.max(1, Math.round(years)), "year");
}

/** "1 event", "2 events", "12,000 people" */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

export function grouped(number: number): string {
  const [whole, rest] = String(number).split(".");
  return (whole ?? "").replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? `.${rest}` : "");
}

/** A score from -10 to 10 with a sign and a true minus: "+2.5", "−6", "0". */
export function score(number: number): string {
  const rounded = Math.round(number * 10) / 10;
  if (rounded === 0) return "0";
  return (rounded > 0 ? "+" : "\u2212") + Math.abs(rounded);
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** "asset_freeze" is "asset freeze". */
export function spelled(code: string): string {
  return code.replace(/[_-]/g, " ");
}

export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** At most `length` characters, cut at a word. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
