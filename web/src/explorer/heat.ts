// A table of cells in colours: who acts by month, or who acts on whom. Arrow keys go from cell to
// cell; each is a link to what it counts.
import { h } from "../shared/dom.ts";
import { grouped } from "../shared/text.ts";

export interface HeatCell {
  href: string;
  /** What the colour says: -1 to 1, hostile to friendly, or 0 to 1, few to many. */
  value: number;
  /** What a screen reader says. */
  title: string;
  events: number;
}

export interface Heading {
  key: string;
  label: string;
  /** Where there is little room; the label when absent. */
  short?: string;
  /** "" for none. */
  href: string;
}

export interface HeatData {
  label: string;
  rows: Heading[];
  columns: Heading[];
  /** "row key" + "\t" + "column key" */
  cells: Map<string, HeatCell>;
  /** Whether colours go two ways from the middle. */
  diverging: boolean;
  /** Whether there are too many columns for names and numbers. */
  compact: boolean;
}

const STEPS = 4;

// One of the classes of heat.css: "up-3", "down-1", "middle", "some-2".
function shade(value: number, diverging: boolean): string {
  const strength = Math.min(STEPS, Math.max(1, Math.ceil(Math.abs(value) * STEPS)));
  if (!diverging) return `some-${strength}`;
  if (Math.abs(value) < 0.06) return "middle";
  return `${value > 0 ? "up" : "down"}-${strength}`;
}

// The title of the cell that an event enters; "" where it is in none, or leaves the table.
function titleAt(event: Event): string {
  if (event.type === "pointerleave" || event.type === "focusout") return "";
  const cell = event.target instanceof Element ? event.target.closest("td a") : null;
  return cell?.getAttribute("aria-label") ?? "";
}

export class Heat {
  readonly element = h("div", { class: "heat" });
  private readonly told = h("p", { class: "readout", "aria-hidden": "true" });
  private readonly links: (HTMLAnchorElement | null)[][] = [];

  constructor(private readonly data: HeatData) {
    const { rows, columns } = data;
    const long = data.compact;
    const head = h(
      "tr",
      {},
      h("td", {}),
      ...columns.map((column, i) => this.columnHead(column, long, i)),
    );
    const body = rows.map((row, r) => {
      const links: (HTMLAnchorElement | null)[] = [];
      const cells = columns.map((column, c) => {
        const link = this.cell(row, column, r, c, long);
        links.push(link);
        return h("td", {}, link);
      });
      this.links.push(links);
      const text = [
        h("span", { class: "wide-only" }, row.label),
        h("span", { class: "narrow-only", "aria-hidden": "true" }, row.short ?? row.label),
      ];
      const name =
        row.href === ""
          ? h("span", {}, ...text)
          : h(
              "a",
              {
                href: row.href,
                tabindex: -1,
                "aria-label": `${row.label} ${row.short ?? ""}`.trim(),
              },
              ...text,
            );
      return h("tr", {}, h("th", { scope: "row" }, name), ...cells);
    });
    const table = h(
      "table",
      { class: long ? "is-long" : null, role: "grid", "aria-label": data.label },
      h("thead", {}, head),
      h("tbody", {}, ...body),
    );
    table.addEventListener("keydown", (event) => this.move(event));
    for (const kind of ["pointerover", "focusin", "pointerleave", "focusout"])
      table.addEventListener(kind, (event) => this.tell(titleAt(event)));
    this.links
      .flat()
      .find((link) => link !== null)
      ?.setAttribute("tabindex", "0");
    this.tell("");
    this.element.append(h("div", { class: "heat-scroll" }, table), this.told);
  }

  private tell(text: string): void {
    this.told.textContent =
      text === "" ? "Point at a cell to read it, or go through them with the arrow keys." : text;
  }

  // Of many columns only some are named: the first month of a year, or each by its code.
  private columnHead(column: Heading, long: boolean, index: number): HTMLElement {
    const year = /^(\d{4})-(\d\d)$/.exec(column.key);
    const january = this.data.columns.findIndex(({ key }) => key.endsWith("-01"));
    const named = year?.[2] === "01" || (index === 0 && !(january > 0 && january < 4));
    if (long && column.key.length === 10) return this.dayHead(column, index);
    const short = long && year ? (named ? year[1] : "") : column.key;
    return h(
      "th",
      { scope: "col", class: long ? "is-short" : null, title: column.label },
      h("span", { class: "unseen" }, column.label),
      h("span", { "aria-hidden": "true" }, short || "\u00a0"),
    );
  }

  // Of days each seventh is named.
  private dayHead(column: Heading, index: number): HTMLElement {
    return h(
      "th",
      { scope: "col", class: "is-short", title: column.label },
      h("span", { class: "unseen" }, column.label),
      h("span", { "aria-hidden": "true" }, index % 7 === 0 ? column.key.slice(5) : "\u00a0"),
    );
  }

  private cell(
    row: Heading,
    column: Heading,
    r: number,
    c: number,
    long: boolean,
  ): HTMLAnchorElement | null {
    const cell = this.data.cells.get(`${row.key}\t${column.key}`);
    if (!cell) return null;
    const link = h(
      "a",
      {
        href: cell.href,
        class: shade(cell.value, this.data.diverging),
        tabindex: -1,
        "aria-label": cell.title,
        "data-row": r,
        "data-column": c,
      },
      long ? "" : grouped(cell.events),
    );
    return link;
  }

  private move(event: KeyboardEvent): void {
    const steps: { [key: string]: [number, number] } = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
    };
    const step = steps[event.key];
    const from = event.target instanceof HTMLAnchorElement ? event.target : null;
    if (!step || !from || from.dataset["row"] === undefined) return;
    event.preventDefault();
    let [r, c] = [Number(from.dataset["row"]), Number(from.dataset["column"])];
    // The next cell in that direction that has something in it.
    for (;;) {
      r += step[0];
      c += step[1];
      const row = this.links[r];
      if (!row || c < 0 || c >= row.length) return;
      const link = row[c];
      if (!link) continue;
      from.tabIndex = -1;
      link.tabIndex = 0;
      link.focus();
      return;
    }
  }
}

/** What the colours mean, from one end to the other. */
export function heatLegend(diverging: boolean): HTMLElement {
  const steps = diverging
    ? ["down-4", "down-3", "down-2", "down-1", "middle", "up-1", "up-2", "up-3", "up-4"]
    : ["some-1", "some-2", "some-3", "some-4"];
  return h(
    "p",
    { class: "heat-legend" },
    diverging ? "hostile" : "few",
    ...steps.map((step) => h("span", { class: step, "aria-hidden": "true" })),
    diverging ? "friendly" : "many",
  );
}
