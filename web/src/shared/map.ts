// A map of the world with pins, drawn as SVG: the outline of outline.ts, Equal Earth projection.
import { append, h, s } from "./dom.ts";
import { BORDERS, LAND, OUTLINE_SCALE } from "./outline.ts";

export interface Pin {
  latitude: number;
  longitude: number;
  label: string;
  /** What a screen reader says. */
  title: string;
  href: string;
  /** Classes that style it. */
  kind: string;
  /** Whether it is one that the nearer view shows. */
  main: boolean;
  /** Radius in pixels; 5 when absent. */
  size?: number;
  /** [quad - 1] how many of each kind: drawn as sectors. */
  parts?: readonly number[];
}

const SIZE = 5;

// A disc in sectors, in the colours of the four kinds.
function sectors(parts: readonly number[], radius: number): SVGElement[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  let from = 0;
  return parts.flatMap((part, i) => {
    if (part === 0) return [];
    if (part === sum) return [s("circle", { class: `quad-${i + 1} fill`, r: radius })];
    const [begin, end] = [from / sum, (from + part) / sum].map((share) => share * 2 * Math.PI);
    from += part;
    const at = (angle = 0): string =>
      `${(radius * Math.sin(angle)).toFixed(2)} ${(-radius * Math.cos(angle)).toFixed(2)}`;
    const large = part / sum > 0.5 ? 1 : 0;
    return [
      s("path", {
        class: `quad-${i + 1} fill`,
        d: `M0 0L${at(begin)}A${radius} ${radius} 0 ${large} 1 ${at(end)}z`,
      }),
    ];
  });
}

type Point = [x: number, y: number];

interface View {
  x: number; // centre, in units of the outline
  y: number;
  width: number; // how much of the map is seen
}

const WORLD: View = { x: 0, y: -120, width: 8300 };
const NEAREST = 320; // the outline has no detail for more

/** Equal Earth (Šavrič, Patterson, Jenny 2018), in units of the outline, y downwards. */
export function project(latitude: number, longitude: number): Point {
  const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
  const m = Math.sqrt(3) / 2;
  const theta = Math.asin(m * Math.sin((latitude * Math.PI) / 180));
  const t2 = theta * theta;
  const t6 = t2 * t2 * t2;
  const lambda = (longitude * Math.PI) / 180;
  const x = (lambda * Math.cos(theta)) / (m * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)));
  const y = theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2));
  return [x * OUTLINE_SCALE, -y * OUTLINE_SCALE];
}

function sphere(): string {
  const points: string[] = [];
  for (let latitude = -90; latitude <= 90; latitude += 3)
    points.push(project(latitude, 180).map(Math.round).join(" "));
  for (let latitude = 90; latitude >= -90; latitude -= 3)
    points.push(project(latitude, -180).map(Math.round).join(" "));
  return `M${points.join("L")}z`;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

// Where a label may stand around its pin: anchor, offset.
const SPOTS: [anchor: "start" | "end" | "middle", dx: number, dy: number][] = [
  ["start", 10, 4],
  ["end", -10, 4],
  ["middle", 0, -11],
  ["middle", 0, 21],
  ["start", 8, -8],
  ["start", 8, 17],
  ["end", -8, -8],
  ["end", -8, 17],
];

// The view that shows all of the pins.
function around(pins: Pin[]): View {
  const points = pins.map((pin) => project(pin.latitude, pin.longitude));
  if (points.length === 0) return WORLD;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const width = Math.max((right - left) * 1.5, (bottom - top) * 3, 900);
  if (width > 0.7 * WORLD.width) return WORLD;
  return { x: (left + right) / 2, y: (top + bottom) / 2, width };
}

export class WorldMap {
  readonly element = h("div", { class: "map" });
  private readonly svg = s("svg", {
    class: "map-drawing",
    role: "group",
    "aria-label": "Map of the places",
  });
  private readonly ground = s("g", { "aria-hidden": "true" });
  private readonly pinned = s("g");
  private view: View;
  private width = 0;

  /** The first pins are labelled first and lie on top. */
  constructor(private pins: Pin[]) {
    append(this.ground, [
      s("path", { class: "sea", d: sphere() }),
      s("path", { class: "land", d: LAND }),
      s("path", { class: "borders", d: BORDERS }),
    ]);
    append(this.svg, [this.ground, this.pinned]);
    this.view = around(pins);
    append(this.element, [this.svg, this.buttons()]);
    new ResizeObserver(() => this.resize()).observe(this.element);
    this.movable();
  }

  /** Other pins in the same view. */
  show(pins: Pin[]): void {
    this.pins = pins;
    if (this.width > 0) this.draw();
  }

  private shift(dx: number, dy: number): void {
    const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));
    this.view = {
      ...this.view,
      x: clamp(this.view.x + dx, WORLD.width / 2),
      y: clamp(this.view.y + dy, WORLD.width / 4),
    };
    this.draw();
  }

  // Drawn about by pointer, and by the arrow keys when something in it has the focus.
  private movable(): void {
    let from: { x: number; y: number; id: number } | null = null;
    this.svg.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "touch" || event.button !== 0) return;
      from = { x: event.clientX, y: event.clientY, id: event.pointerId };
    });
    this.svg.addEventListener("pointermove", (event) => {
      if (!from || event.buttons === 0) return;
      const [dx, dy] = [from.x - event.clientX, from.y - event.clientY];
      const held = this.svg.hasPointerCapture(from.id);
      if (!held && Math.hypot(dx, dy) < 4) return;
      if (!held) this.svg.setPointerCapture(from.id);
      const scale = this.view.width / this.width;
      this.shift(dx * scale, dy * scale);
      from = { ...from, x: event.clientX, y: event.clientY };
    });
    this.svg.addEventListener("pointerup", () => (from = null));
    this.element.addEventListener("keydown", (event) => {
      const steps: { [key: string]: Point } = {
        ArrowLeft: [-1, 0],
        ArrowRight: [1, 0],
        ArrowUp: [0, -1],
        ArrowDown: [0, 1],
      };
      const step = steps[event.key];
      if (!step) return;
      event.preventDefault();
      const focused = document.activeElement?.getAttribute("href");
      this.shift(step[0] * this.view.width * 0.12, step[1] * this.view.width * 0.12);
      if (focused) {
        for (const pin of this.pinned.querySelectorAll("a"))
          if (pin.getAttribute("href") === focused) pin.focus();
      }
    });
  }

  private buttons(): HTMLElement {
    const button = (name: string, label: string, act: () => void): HTMLElement => {
      const element = h("button", { type: "button", "aria-label": label }, name);
      element.addEventListener("click", () => {
        act();
        this.draw();
      });
      return element;
    };
    const zoom = (factor: number): void => {
      const width = Math.max(NEAREST, Math.min(WORLD.width, this.view.width * factor));
      this.view = width === WORLD.width ? WORLD : { ...this.view, width };
    };
    const main = this.pins.filter((pin) => pin.main);
    return h(
      "div",
      { class: "map-buttons" },
      button("World", "World, the whole of it", () => (this.view = WORLD)),
      button("All", "All places, as near as they fit", () => (this.view = around(this.pins))),
      main.length > 0 &&
        button("Events", "Events, as near as they fit", () => (this.view = around(main))),
      button("+", "+ Nearer", () => zoom(0.6)),
      button("\u2212", "\u2212 Farther", () => zoom(1 / 0.6)),
    );
  }

  private resize(): void {
    const width = this.element.clientWidth;
    if (width === 0 || width === this.width) return;
    this.width = width;
    this.draw();
  }

  private draw(): void {
    const width = this.width;
    const height = Math.min(680, Math.round(width * (width < 560 ? 0.72 : 0.5)));
    const scale = width / this.view.width;
    const [dx, dy] = [width / 2 - this.view.x * scale, height / 2 - this.view.y * scale];
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.ground.setAttribute("transform", `translate(${dx} ${dy}) scale(${scale})`);
    this.pinned.replaceChildren();
    const at = this.pins.map((pin): Point => {
      const [x, y] = project(pin.latitude, pin.longitude);
      return [x * scale + dx, y * scale + dy];
    });
    const taken: Box[] = at.map(([x, y], i) => {
      const size = (this.pins[i]?.size ?? SIZE) + 1;
      return { left: x - size, right: x + size, top: y - size, bottom: y + size };
    });
    this.pins.forEach((pin, i) => {
      const [x, y] = at[i] ?? [0, 0];
      this.pinned.prepend(
        s(
          "a",
          {
            href: pin.href,
            class: `pin ${pin.kind}`,
            transform: `translate(${x} ${y})`,
            "aria-label": pin.title,
          },
          s("circle", { class: "reach", r: Math.max(14, (pin.size ?? SIZE) + 4) }),
          s("circle", { class: "spot", r: pin.size ?? SIZE }),
          ...sectors(pin.parts ?? [], pin.size ?? SIZE),
          this.label(pin.label, { x, y, beyond: (pin.size ?? SIZE) - SIZE }, width, taken),
        ),
      );
    });
  }

  private label(
    text: string,
    { x, y, beyond }: { x: number; y: number; beyond: number },
    width: number,
    taken: Box[],
  ): SVGElement | null {
    const long = text.length * 7.2;
    for (const [anchor, right, down] of SPOTS) {
      const dx = right + Math.sign(right) * beyond;
      const dy = down + (Math.abs(down) < 6 ? 0 : Math.sign(down) * beyond);
      const left = x + dx - (anchor === "end" ? long : anchor === "middle" ? long / 2 : 0);
      const box = { left, right: left + long, top: y + dy - 12, bottom: y + dy + 4 };
      if (box.left < 2 || box.right > width - 2 || taken.some((other) => overlap(box, other)))
        continue;
      taken.push(box);
      return s("text", { x: dx, y: dy, "text-anchor": anchor }, text);
    }
    return null;
  }
}
