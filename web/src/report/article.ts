// The article with its marks, and the switches of the layers.
import { append, type Child, h, words } from "../shared/dom.ts";
import type { Block } from "../shared/report_data.ts";
import { shortened } from "../shared/text.ts";
import type { Card } from "./card.ts";
import { explain, NAMES } from "./explain.ts";
import {
  byCloseness,
  collectMarks,
  cut,
  distribute,
  type Layer,
  LAYERS,
  type Mark,
  type Segment,
  targetOf,
} from "./marks.ts";
import type { Model } from "./model.ts";

export class Article {
  private readonly marks: Mark[];
  private readonly hidden = new Set<Layer>();
  private readonly marksOf = new WeakMap<Element, Mark[]>();
  /** The first element of each thing, by its target. */
  private readonly places = new Map<string, HTMLElement>();
  /** The block that is the headline, if there is one. */
  private readonly headline: Block | undefined;
  readonly title: HTMLElement;
  readonly body = h("div", { class: "story" });

  constructor(
    private readonly model: Model,
    private readonly card: Card,
    heading: "h1" | "h2" = "h1",
  ) {
    this.title = h(heading, { class: "headline", dir: "auto" });
    this.marks = collectMarks(model.data);
    this.headline = model.data.blocks.find((block) => block.kind === "headline");
    for (const element of [this.title, this.body]) this.listen(element);
    this.draw();
  }

  count(layer: Layer): number {
    return this.model.data[
      layer === "actors" ? "entities" : layer === "places" ? "locations" : layer
    ].length;
  }

  /** The check boxes that show and hide layers. */
  switches(): HTMLElement {
    const box = h("fieldset", { class: "layers" }, h("legend", {}, "Show in the text"));
    for (const layer of LAYERS) {
      const number = this.count(layer);
      const input = h("input", {
        type: "checkbox",
        id: `show-${layer}`,
        checked: number > 0,
        disabled: number === 0,
      });
      input.addEventListener("change", () => {
        if (input.checked) this.hidden.delete(layer);
        else this.hidden.add(layer);
        this.card.hide();
        this.draw();
      });
      append(box, [
        h(
          "label",
          { for: `show-${layer}`, class: number === 0 ? "is-empty" : null },
          input,
          h("span", { class: `sample sample-${layer}` }, `${NAMES[layer]}s`),
          h("span", { class: "number" }, number),
        ),
      ]);
    }
    return box;
  }

  private draw(): void {
    const { data } = this.model;
    const marks = this.marks.filter((mark) => !this.hidden.has(mark.layer));
    const blocks = data.blocks.length > 0 ? data.blocks : paragraphs(data.document.text);
    const inside = distribute(blocks, marks);
    this.places.clear();
    this.title.replaceChildren();
    this.body.replaceChildren();
    if (!this.headline) append(this.title, [words(this.plainTitle())]);
    blocks.forEach((block, i) => {
      const content = cut(block, inside[i] ?? []).flatMap((segment) => this.segment(segment));
      if (block === this.headline) append(this.title, content);
      else append(this.body, [frame(block, content)]);
    });
  }

  /** Brings the words of a thing into view and gives them the focus. */
  show(layer: Layer, index: number): void {
    const input = document.getElementById(`show-${layer}`);
    if (this.hidden.has(layer) && input instanceof HTMLInputElement) input.click();
    const element = this.places.get(targetOf(layer, index));
    if (!element) return;
    element.scrollIntoView({ block: "center" });
    if (!element.matches("a")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.classList.remove("is-found");
    void element.offsetWidth; // so that the flash starts anew
    element.classList.add("is-found");
  }

  /** Whether the text shows words of the thing. */
  has(layer: Layer, index: number): boolean {
    return this.places.has(targetOf(layer, index));
  }

  private plainTitle(): string {
    const { document } = this.model.data;
    return this.model.text(document.title).trim() || document.id;
  }

  // A stretch of words with what covers it: text, a shade, or a link.
  private segment(segment: Segment): Child[] {
    const text = this.model.text(segment);
    if (segment.marks.length === 0) return [text];
    const sorted = [...segment.marks].sort(byCloseness);
    const primary = sorted[0];
    if (!primary) return [text];
    const chips = segment.marks
      .filter((mark) => mark.chip !== "" && mark.begin === segment.begin)
      .map((mark) => this.chip(mark));
    const classes = ["mark", ...new Set(segment.marks.map((mark) => this.classOf(mark)))].join(" ");
    if (primary.long) {
      const shade = h("span", { class: classes }, text);
      this.note(shade, sorted);
      return [...chips, shade];
    }
    // One stop of the tab key for each mark, where it begins.
    const begins = sorted.some((mark) => !mark.long && mark.begin === segment.begin);
    const link = h(
      "a",
      {
        class: classes,
        href: `#${targetOf(primary.layer, primary.index)}`,
        tabindex: begins ? null : -1,
      },
      text,
    );
    this.note(link, sorted);
    return [...chips, link];
  }

  private note(element: HTMLElement, marks: Mark[]): void {
    this.marksOf.set(element, marks);
    for (const mark of marks) {
      const target = targetOf(mark.layer, mark.index);
      if (!this.places.has(target)) this.places.set(target, element);
    }
  }

  private classOf(mark: Mark): string {
    if (mark.part === "cue") return "on-cue";
    if (mark.layer !== "events") return `on-${mark.layer}`;
    const quad = this.model.data.events[mark.index]?.quad ?? 0;
    return `${mark.part === "number" ? "on-number" : "on-events"} quad-${quad}`;
  }

  private chip(mark: Mark): HTMLElement {
    const link = h(
      "a",
      {
        class: `chip chip-${mark.layer}`,
        href: `#${targetOf(mark.layer, mark.index)}`,
        "aria-label": `${mark.chip}, ${NAMES[mark.layer].toLowerCase()}: ${shortened(this.model.text(mark), 60)}`,
      },
      mark.chip,
    );
    this.marksOf.set(link, [mark]);
    return link;
  }

  private listen(home: HTMLElement): void {
    const find = (event: Event): HTMLElement | null => {
      const found = event.target instanceof Element ? event.target.closest(".mark, .chip") : null;
      return found instanceof HTMLElement && this.marksOf.has(found) ? found : null;
    };
    home.addEventListener("pointerover", (event) => {
      const element = event.pointerType === "mouse" ? find(event) : null;
      if (element) this.card.showSoon(element, () => this.readings(element));
    });
    home.addEventListener("pointerout", (event) => {
      if (event.pointerType === "mouse" && find(event)) this.card.hideSoon();
    });
    home.addEventListener("focusin", (event) => {
      const element = find(event);
      if (element?.matches(":focus-visible")) this.card.show(element, () => this.readings(element));
    });
    home.addEventListener("focusout", () => this.card.hideSoon());
    home.addEventListener("click", (event) => {
      const element = find(event);
      // A tap explains; the card has the link. A mouse has seen the card and wants to go there.
      if (element && event instanceof PointerEvent && event.pointerType === "touch") {
        event.preventDefault();
        this.card.pin(element, () => [...this.readings(element), ...this.ways(element)]);
      }
    });
    home.addEventListener("keydown", (event) => this.step(event));
  }

  // The arrow keys go from mark to mark.
  private step(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const focused = document.activeElement;
    if (step === undefined || !focused?.matches(".mark, .chip")) return;
    const all = [this.title, this.body]
      .flatMap((home) => [...home.querySelectorAll<HTMLElement>("a")])
      .filter((element) => element.tabIndex === 0);
    const next = all[all.findIndex((element) => element === focused) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  private readings(element: HTMLElement): Node[] {
    const seen = new Set<string>();
    const nodes: Node[] = [];
    for (const mark of this.marksOf.get(element) ?? []) {
      const key = targetOf(mark.layer, mark.index);
      if (seen.has(key)) continue;
      seen.add(key);
      nodes.push(explain(this.model, mark));
    }
    return nodes.slice(0, 5);
  }

  private ways(element: HTMLElement): Node[] {
    const targets = new Map<string, string>();
    for (const mark of this.marksOf.get(element) ?? []) {
      targets.set(targetOf(mark.layer, mark.index), `${NAMES[mark.layer]} ${mark.index + 1}`);
    }
    const links = [...targets].slice(0, 5).map(([id, name]) => {
      const link = h("a", { href: `#${id}` }, `Go to ${name.toLowerCase()}`);
      link.addEventListener("click", () => this.card.hide());
      return link;
    });
    return [h("p", { class: "ways" }, ...links)];
  }
}

// The element of a block around its content.
function frame(block: Block, content: Child[]): HTMLElement {
  if (block.kind === "subheading") return h("h2", { class: "subheading", dir: "auto" }, ...content);
  if (block.kind !== "caption") return h("p", { class: block.kind, dir: "auto" }, ...content);
  const label = block.file_caption ? "File photograph" : "Photograph";
  return h(
    "figure",
    { class: "caption" },
    h("figcaption", { dir: "auto" }, h("span", { class: "label" }, label), ...content),
  );
}

// Without blocks the lines of the text stand for paragraphs.
function paragraphs(text: string): Block[] {
  const blocks: Block[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    blocks.push({ begin: line.index, end: line.index + line[0].length, kind: "paragraph" });
  }
  return blocks;
}
