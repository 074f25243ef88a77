// Bars over time: what is cooperative stands above the line, what is conflict below it, in the
// colours of the four kinds. Each bar is a link.
import { append, h, s } from "../shared/dom.ts";
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

export class Bars {
  readonly element = h("div", { class: "bars" });
  private readonly svg: SVGSVGElement;
  private readonly told = h("p", { class: "readout", "aria-hidden": "true" });
  private width = 0;

  /** `marks` are the keys that get a name below; `height` in pixels. */
  constructor(
    private readonly bars: Bar[],
    label: string,
    private readonly height = 190,
  ) {
    this.svg = s("svg", { role: "group", "aria-label": label });
    append(this.element, [this.svg, this.told]);
    this.tell(null);
    new ResizeObserver(() => {
      const width = this.element.clientWidth;
      if (width === 0 || width === this.width) return;
      this.width = width;
      this.draw();
    }).observe(this.element);
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
              x: GAP.left + (i + 0.5) * slot,
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
