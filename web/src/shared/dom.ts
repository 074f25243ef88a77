// Makes elements. Text goes in as text nodes and attributes only, never as markup, so nothing that
// a document says can become part of the page's program.

export type Child = Node | string | number | null | undefined | false;
export type Attributes = { [name: string]: string | number | boolean | null | undefined };

const SVG = "http://www.w3.org/2000/svg";

// Characters that turn the direction of what follows. Unseen, they can make a text read as
// something that it is not, so they are shown by name.
const CONTROLS: { [character: string]: string } = {
  "\u202a": "LRE",
  "\u202b": "RLE",
  "\u202c": "PDF",
  "\u202d": "LRO",
  "\u202e": "RLO",
  "\u2066": "LRI",
  "\u2067": "RLI",
  "\u2068": "FSI",
  "\u2069": "PDI",
};

/** The text with characters that change direction or cannot be seen written out: "[RLO]". */
export function visible(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, (c) => `[${CONTROLS[c] ?? "?"}]`)
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, " ");
}

function fill(element: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : visible(String(value)));
  }
  append(element, children);
}

export function append(element: Element | DocumentFragment, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : visible(String(child)));
  }
}

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  fill(element, attributes, children);
  return element;
}

/** Words of a document among ours: their direction does not reach beyond them. */
export function words(text: string, name = ""): HTMLElement {
  return h("bdi", { class: name || null }, text.replace(/\s+/g, " "));
}

/** The items with `separator` between them. */
export function joined(items: Child[], separator: string): Child[] {
  return items.flatMap((item, i) => (i === 0 ? [item] : [separator, item]));
}

/** Draws when the element has a width, and again when it has another. */
export function onWidth(element: Element, draw: (width: number) => void): void {
  let drawn = 0;
  new ResizeObserver(() => {
    const width = element.clientWidth;
    if (width === 0 || width === drawn) return;
    drawn = width;
    draw(width);
  }).observe(element);
}

/** Calls when all that was put in place by now is drawn by its width: in the frame after the next. */
export function drawnByWidth(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then));
}

/** "A → B", read out as "A to B". */
export function arrow(): HTMLElement {
  return h(
    "span",
    { class: "arrow" },
    h("span", { "aria-hidden": "true" }, " → "),
    h("span", { class: "unseen" }, " to "),
  );
}
