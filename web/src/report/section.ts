// The frame that every section of the page has.
import { type Child, h } from "../shared/dom.ts";
import type { Article } from "./article.ts";
import type { Layer } from "./marks.ts";

export interface Section {
  id: string;
  title: string;
  /** How many things it shows; stands in the navigation. */
  count: number;
  element: HTMLElement;
}

/** A section with a heading; `empty` is shown instead of the content when there is nothing. */
export function section(
  id: string,
  title: string,
  lead: string,
  count: number,
  empty: string,
  content: Child[],
): Section {
  const element = h(
    "section",
    { id, class: count > 0 ? "part" : "part is-empty", "aria-labelledby": `${id}-title` },
    h("header", {}, h("h2", { id: `${id}-title` }, title), h("p", { class: "lead" }, lead)),
    h("div", { class: "content" }, ...(count > 0 ? content : [h("p", { class: "empty" }, empty)])),
  );
  return { id, title, count, element };
}

/** A link to the words of a thing in the text, where there are some. */
export function wayBack(article: Article, layer: Layer, index: number): Child {
  if (!article.has(layer, index)) return null;
  const link = h("a", { href: "#story", class: "back" }, "in the text");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    article.show(layer, index);
  });
  return link;
}

/** Where a reading comes from: rule, confidence, the way to the text. */
export function grounds(
  rule: string | undefined,
  confidence: number | null,
  ...more: Child[]
): HTMLElement {
  return h(
    "p",
    { class: "grounds" },
    rule !== undefined && h("code", {}, rule),
    confidence !== null && h("span", {}, `${Math.round(confidence * 100)} % sure`),
    ...more,
  );
}
