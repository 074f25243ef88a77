// Bars over time: what is cooperative stands above the line, what is conflict below it, in the
// colours of the four kinds. Each bar is a link.
import { append, h, onWidth, s } from "../shared/dom.ts";
import { table } from "../shared/table.ts";
import { capitalized, count, QUADS } from "../shared/text.ts";

export interface Bar {
  /** "2017-07" */
  key: string;
  /** "July 2017" */
  label: string;
  href: string;
  /** [quad - 1] */
  quads: readonly [number, number, number, number];
}

/** Told the first and the last bar that were drawn over. */
export type Chosen<B extends Bar = Bar> = (first: B, last: B) => void;

const GAP = { left: 44, right: 8, top: 10, bottom: 24 };

/** A round number that is not smaller: 1, 2, 5, 10, 20, 50, ... */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}

function titleOf(bar: Bar): string {
  const parts = bar.quads.flatMap((number, i) =>
    number > 0 ? [`${count(number, "event")} of ${QUADS[i + 1]}`] : [],
  );
  return `${bar.label}: ${parts.length > 0 ? parts.join(", ") : "no events"}`;
}

export class Bars<B extends Bar = Bar> {
  readonly element = h("div", { class: "bars" });
  private readonly svg: SVGSVGElement;
  private readonly told = h("p", { class: "readout", "aria-hidden": "true" });
  private width = 0;

  /** With `chosen` a span of bars can be chosen by drawing over them. */
  constructor(
    private readonly bars: B[],
    label: string,
    chosen?: Chosen<B>,
    private readonly height = 180,
  ) {
    this.svg = s("svg", { role: "group", "aria-label": label });
    append(this.element, [this.svg, this.told]);
    this.tell(null);
    onWidth(this.element, (width) => {
      this.width = width;
      this.draw();
    });
    if (chosen) this.choosable(chosen);
  }

  // The bar at a place of the window.
  private barAt(clientX: number): number {
    const { left, width } = this.svg.getBoundingClientRect();
    const x = ((clientX - left) / width) * this.width - GAP.left;
    const index = Math.floor((x / (this.width - GAP.left - GAP.right)) * this.bars.length);
    return Math.max(0, Math.min(this.bars.length - 1, index));
  }

  private choosable(chosen: Chosen<B>): void {
    let from: { x: number; id: number } | null = null;
    const shade = s("rect", { class: "chosen", y: GAP.top, "aria-hidden": "true" });
    const end = (): void => {
      from = null;
      shade.remove();
    };
    this.svg.addEventListener("pointerdown", (event) => {
      if (event.button === 0 && event.pointerType !== "touch")
        from = { x: event.clientX, id: event.pointerId };
    });
    this.svg.addEventListener("dragstart", (event) => event.preventDefault());
    this.svg.addEventListener("pointermove", (event) => {
      if (!from || Math.abs(event.clientX - from.x) < 6) return;
      if (!shade.isConnected) this.svg.setPointerCapture(from.id);
      const [a, b] = [this.barAt(from.x), this.barAt(event.clientX)].sort((one, two) => one - two);
      const slot = (this.width - GAP.left - GAP.right) / this.bars.length;
      shade.setAttribute("x", String(GAP.left + (a ?? 0) * slot));
      shade.setAttribute("width", String(((b ?? 0) - (a ?? 0) + 1) * slot));
      shade.setAttribute("height", String(this.height - GAP.top - GAP.bottom));
      this.svg.append(shade);
    });
    this.svg.addEventListener("pointercancel", end);
    this.svg.addEventListener("pointerup", (event) => {
      if (!from || !shade.isConnected) return end();
      const places = [this.barAt(from.x), this.barAt(event.clientX)].sort((a, b) => a - b);
      const [first, last] = [this.bars[places[0] ?? 0], this.bars[places[1] ?? 0]];
      end();
      if (first && last) chosen(first, last);
    });
  }

  private tell(bar: Bar | null): void {
    this.told.textContent =
      bar === null ? "Point at a bar to read it; follow it to see what it counts." : titleOf(bar);
  }

  private draw(): void {
    const { bars, height, width } = this;
    const up = Math.max(...bars.map(({ quads }) => quads[0] + quads[1]), 1);
    const down = Math.max(...bars.map(({ quads }) => quads[2] + quads[3]), 1);
    const room = height - GAP.top - GAP.bottom;
    const scale = room / (up + down);
    const zero = GAP.top + up * scale;
    const slot = (width - GAP.left - GAP.right) / Math.max(1, bars.length);
    const thick = Math.max(1, Math.min(34, slot - Math.min(3, slot * 0.2)));
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.setAttribute("height", String(height));
    this.svg.replaceChildren();
    append(this.svg, [this.grid(up, down, zero, scale)]);
    const every = Math.ceil(52 / slot);
    bars.forEach((bar, i) => {
      const x = GAP.left + i * slot + (slot - thick) / 2;
      append(this.svg, [this.bar(bar, x, thick, zero, scale)]);
      if (i % every === 0) {
        append(this.svg, [
          s(
            "text",
            {
              class: "tick",
              x: Math.min(GAP.left + (i + 0.5) * slot, width - 22),
              y: height - 6,
              "text-anchor": "middle",
            },
            bar.key,
          ),
        ]);
      }
    });
    append(this.svg, [
      s("path", { class: "axis", d: `M${GAP.left} ${zero}H${width - GAP.right}` }),
    ]);
  }

  // Lines at round numbers, above and below.
  private grid(up: number, down: number, zero: number, scale: number): SVGElement {
    const group = s("g", { "aria-hidden": "true" });
    const step = roundUp(Math.max(up, down) / 2.5);
    for (let value = -Math.floor(down / step) * step; value <= up; value += step) {
      const y = zero - value * scale;
      append(group, [
        s("path", { class: "gridline", d: `M${GAP.left} ${y}H${this.width - GAP.right}` }),
        s(
          "text",
          { class: "tick", x: GAP.left - 6, y: y + 4, "text-anchor": "end" },
          Math.abs(value),
        ),
      ]);
    }
    return group;
  }

  private bar(bar: Bar, x: number, thick: number, zero: number, scale: number): SVGElement {
    const title = titleOf(bar);
    const link = s("a", { class: "bar", href: bar.href, "aria-label": title });
    const [one, two, three, four] = bar.quads;
    // From the line outwards: verbal, material.
    const parts: [quad: number, from: number, to: number][] = [
      [1, 0, one],
      [2, one, one + two],
      [3, 0, -three],
      [4, -three, -three - four],
    ];
    append(link, [
      s("rect", {
        class: "reach",
        x,
        y: GAP.top,
        width: thick,
        height: this.height - GAP.top - GAP.bottom,
      }),
      ...parts
        .filter(([, from, to]) => from !== to)
        .map(([quad, from, to]) =>
          s("rect", {
            class: `quad-${quad} fill`,
            x,
            width: thick,
            y: zero - Math.max(from, to) * scale,
            height: Math.max(0.75, Math.abs(to - from) * scale),
          }),
        ),
    ]);
    for (const kind of ["pointerenter", "focus"]) link.addEventListener(kind, () => this.tell(bar));
    for (const kind of ["pointerleave", "blur"]) link.addEventListener(kind, () => this.tell(null));
    return link;
  }
}

/** The same numbers as a table, folded away. */
export function barTable(bars: Bar[], unit: string): HTMLElement {
  const rows = bars
    .filter(({ quads }) => quads.some((number) => number > 0))
    .map((bar) =>
      h(
        "tr",
        {},
        h("th", { scope: "row" }, bar.label),
        ...bar.quads.map((number) => h("td", { class: "figure" }, number)),
      ),
    );
  const head = [capitalized(unit), ...QUADS.slice(1).map(capitalized)];
  return h(
    "details",
    { class: "as-table" },
    h("summary", {}, "The same as a table"),
    table(`Events by ${unit}`, head, rows),
  );
}
