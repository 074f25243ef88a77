// What the registers of proposals, measures and disputes are made of. A row of theirs stands for one
// thing across articles; which ones are shown follows from the question, of which a record in some
// article must be a part.
import { type Child, h, joined, words } from "../shared/dom.ts";
import { capitalized, day, spelled } from "../shared/text.ts";
import type { Cell, Row } from "./api.ts";
import type { View } from "./page.ts";
import { toArticle, toRecord } from "./parts.ts";
import { quoted } from "./question.ts";

/** Rows that a page asks for at most; a register of more says so. */
export const MOST = 10000;

export function textOf(row: Row | undefined, column: string): string {
  const value: Cell | undefined = row?.[column];
  return value === null || value === undefined ? "" : String(value);
}

/** "21 July 2017", or "no date". */
export function dayOf(row: Row | undefined, column = "day"): string {
  const value = textOf(row, column);
  return value === "" ? "no date" : day(value);
}

/** [key] the rows that have it in that column, in their order. */
export function grouped(rows: Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = textOf(row, column);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** The parties of "CHL;NZL", each with the way to what it does and undergoes. */
export function keysLine(view: View, keys: string, otherwise: string): Child[] {
  const links = keys
    .split(";")
    .filter((key) => key !== "")
    .map((key) =>
      h(
        "a",
        { class: "party", href: view.address.to("records", { q: `party:${quoted(key)}` }) },
        words(view.codes.actor(key)),
      ),
    );
  return links.length === 0 ? [h("span", { class: "none" }, otherwise)] : joined(links, ", ");
}

export function stateChip(state: string): HTMLElement {
  return h("span", { class: `state state-${state}` }, capitalized(spelled(state)));
}

/** The way to the words of a record in its article, by the name of who printed it. */
export function sourceLink(view: View, row: Row): HTMLElement {
  const document = textOf(row, "document");
  return h(
    "a",
    { href: toArticle(view.address, document, textOf(row, "id")), class: "outlet" },
    words(textOf(row, "publisher") || document),
  );
}

export function recordLink(view: View, row: Row, text: string): HTMLElement {
  return h("a", { href: toRecord(view.address, textOf(row, "id")) }, text);
}

/** The reports of a thing with a heading, as a part of an item of a list. */
export function reportsPart(view: View, reports: Row[]): HTMLElement {
  return h(
    "div",
    { class: "sub" },
    h("h4", {}, reports.length === 1 ? "Report" : "Reports"),
    reportList(view, reports),
  );
}

/** The reports of a thing, folded away when there are several. */
export function reportList(view: View, reports: Row[]): HTMLElement {
  const items = reports.map((row) =>
    h(
      "li",
      {},
      h("span", { class: "muted when" }, recordLink(view, row, dayOf(row, "published"))),
      " ",
      sourceLink(view, row),
      h("p", { class: "sentence" }, words(textOf(row, "sentence_text"))),
    ),
  );
  const list = h("ul", { class: "reports" }, ...items);
  if (reports.length < 2) return list;
  return h("details", { class: "folded" }, h("summary", {}, `${reports.length} reports`), list);
}
