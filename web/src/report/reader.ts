// The reader: an article with its marks, and sections of all that was read in it. The report is
// made of it, and so are the pages that show one article.
import { h } from "../shared/dom.ts";
import type { ReportData } from "../shared/report_data.ts";
import { actors } from "./actors.ts";
import { Article } from "./article.ts";
import { Card } from "./card.ts";
import { LAYERS } from "./marks.ts";
import { Model } from "./model.ts";
import { places } from "./places.ts";
import { provenance } from "./provenance.ts";
import { relations } from "./relations.ts";
import type { Section } from "./section.ts";
import { disputes, measures, proposals } from "./standing.ts";
import { statements } from "./statements.ts";
import { timeline } from "./timeline.ts";

export interface Reader {
  readonly model: Model;
  readonly article: Article;
  readonly sections: Section[];
  /** The text and the switches of its layers. */
  readonly story: HTMLElement;
  /** How many things were read in it. */
  readonly marked: number;
}

/** `home` gets the card that explains marks; `heading` is what the headline is. */
export function readerOf(data: ReportData, home: HTMLElement, heading: "h1" | "h2"): Reader {
  const model = new Model(data);
  const article = new Article(model, new Card(home), heading);
  const story = h(
    "article",
    { id: "story", "aria-label": "The article" },
    article.body,
    h(
      "aside",
      { class: "side", "aria-label": "Layers of the article" },
      article.switches(),
      h(
        "p",
        { class: "hint hint-wide" },
        "Point at marked words, or go through them with Tab and the arrow keys, to see how they were read.",
      ),
      h("p", { class: "hint hint-touch" }, "Tap marked words to see how they were read."),
    ),
  );
  const sections = [
    timeline(model, article),
    actors(model, article),
    relations(model),
    statements(model, article),
    proposals(model, article),
    measures(model, article),
    disputes(model, article),
    places(model, article),
    provenance(model),
  ];
  const marked = LAYERS.reduce((sum, layer) => sum + article.count(layer), 0);
  return { model, article, sections, story, marked };
}

/** Links to the text and the sections, each with how much it shows. */
export function linksOf(sections: Section[]): HTMLAnchorElement[] {
  return [
    h("a", { href: "#story" }, "Article"),
    ...sections.map((one) =>
      h(
        "a",
        { href: `#${one.id}`, class: one.count === 0 ? "is-empty" : null },
        one.title,
        one.id !== "provenance" && h("span", { class: "number" }, one.count),
      ),
    ),
  ];
}

/** Opens what hides the element of that id, brings it into view and gives it the focus. */
export function reveal(id: string): void {
  const target = document.getElementById(id);
  if (!target) return;
  // A part of a row stands for the row; what holds the whole text is no row.
  const row = target.closest<HTMLElement>("[tabindex='-1']:not(main, .reading-home)") ?? target;
  for (let element = row.parentElement; element; element = element.parentElement) {
    if (element instanceof HTMLDetailsElement) element.open = true;
  }
  if (row === target && row.tabIndex < 0) row.tabIndex = -1;
  row.scrollIntoView({ block: row.tagName === "SECTION" ? "start" : "center" });
  row.focus({ preventScroll: true });
}
