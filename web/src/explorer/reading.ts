// An article as the pages over a store show it: the reader of the report, and why each sentence was
// read as it was. Links within it lead to its parts without changing the address.
import { h, words } from "../shared/dom.ts";
import { linksOf, type Reader, readerOf, reveal } from "../report/reader.ts";
import type { Layer } from "../report/marks.ts";
import type { ReportData, Span } from "../shared/report_data.ts";
import type { Draft } from "./api.ts";
import type { View } from "./page.ts";

/** Where in the data a record is shown; null when it is none of this text. */
export function placeOf(data: ReportData, id: string): { layer: Layer; index: number } | null {
  const record = data.records.find((one) => one.id === id);
  if (!record) return null;
  // Records count bytes, the layers count UTF-16 units.
  const bytes = new TextEncoder().encode(data.document.text);
  const units = (byte: number): number => new TextDecoder().decode(bytes.subarray(0, byte)).length;
  const same = (a: Span | undefined, b: Span | undefined): boolean =>
    a !== undefined && b !== undefined && a.begin === units(b.begin) && a.end === units(b.end);
  const found = (layer: Layer, index: number) => (index < 0 ? null : { layer, index });
  switch (record.kind) {
    case "event":
      return found(
        "events",
        data.events.findIndex(
          (one) => one.type === record.type && same(one.trigger, record.trigger),
        ),
      );
    case "statement":
      return found(
        "statements",
        data.statements.findIndex((one) => same(one.content[0], record.quote[0])),
      );
    case "proposal":
      return found(
        "proposals",
        data.proposals.findIndex((one) => same(one.terms, record.terms)),
      );
    case "measure":
      return found(
        "measures",
        data.measures.findIndex((one) => same(one.words, record.trigger)),
      );
    case "dispute":
      return found(
        "disputes",
        data.disputes.findIndex(
          (one) =>
            same(one.subject, record.subject) &&
            same(one.positions[0]?.claim, record.positions[0]?.claim),
        ),
      );
  }
}

/** What the program says to why each sentence was read as it was; it is asked for when it is opened. */
function whyOf(view: View, draft: Draft): HTMLElement {
  const text = h("pre", { tabindex: 0, "aria-label": "Why, sentence by sentence" }, "Reading …");
  const details = h(
    "details",
    { class: "raw why" },
    h("summary", {}, "Why, sentence by sentence"),
    text,
  );
  let asked = false;
  details.addEventListener("toggle", () => {
    if (!details.open || asked) return;
    asked = true;
    view.asking.explain(draft).then(
      (answer) => (text.textContent = answer),
      (error: unknown) => {
        asked = false;
        text.textContent = error instanceof Error ? error.message : "It could not be explained.";
      },
    );
  });
  return details;
}

/** Puts the reader of the data into `home`. */
export function showReading(view: View, home: HTMLElement, data: ReportData, draft: Draft): Reader {
  const reader = readerOf(data, home, "h2");
  home.prepend(
    h(
      "nav",
      { class: "parts", "aria-label": "Parts of the article" },
      h("ul", {}, ...linksOf(reader.sections).map((link) => h("li", {}, link))),
    ),
    h(
      "header",
      { class: "opening" },
      reader.article.title,
      reader.marked === 0 && h("p", { class: "standfirst" }, "Nothing was read in this text."),
    ),
    reader.story,
    ...reader.sections.map((one) => one.element),
    whyOf(view, draft),
  );
  home.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const href = link?.getAttribute("href") ?? "";
    if (event.defaultPrevented || !href.startsWith("#")) return;
    event.preventDefault();
    reveal(decodeURIComponent(href.slice(1)));
  });
  return reader;
}

/** The name of an outlet, as a document has it. */
export function outletOf(name: unknown): HTMLElement {
  return words(typeof name === "string" && name !== "" ? name : "no outlet");
}
