// A network of parties as SVG: nodes on an ellipse, arrows across it. The order of the nodes is
// found by swapping, so that arrows are short; nothing is random, so the same data give the same
// picture.
import { append, h, onWidth, s } from "./dom.ts";
import { shortened } from "./text.ts";

export interface Node {
  key: string;
  label: string;
  short: string; // where there is little room
  title: string; // what a screen reader says
  href: string; // "" for none
  group: string; // nodes of one group stand together
}

export interface Edge {
  from: number;
  to: number;
  weight: number;
  both: boolean; // an arrow at each end
  kind: string; // class
  title: string;
  href?: string; // what a click leads to; the keyboard has the table
}

// Sum over the edges of how far apart their ends stand on the ring.
function length(place: number[], edges: Edge[]): number {
  let sum = 0;
  for (const edge of edges) {
    const apart = Math.abs((place[edge.from] ?? 0) - (place[edge.to] ?? 0));
    sum += edge.weight * Math.min(apart, place.length - apart);
  }
  return sum;
}

/** [node] its place on the ring. O(n^2 * edges) a round, for the few dozen nodes that one can read. */
export function arrange(nodes: Node[], edges: Edge[]): number[] {
  const order = nodes
    .map((_, i) => i)
    .sort((a, b) => {
      const [one, two] = [nodes[a]?.group ?? "", nodes[b]?.group ?? ""];
      return one < two ? -1 : one > two ? 1 : a - b;
    });
  const place: number[] = [];
  order.forEach((node, i) => (place[node] = i));
  let best = length(place, edges);
  for (let round = 0; round < 8; ++round) {
    const before = best;
    for (let a = 0; a < nodes.length; ++a) {
      for (let b = a + 1; b < nodes.length; ++b) {
        const swap = (): void => {
          const kept = place[a] ?? 0;
          place[a] = place[b] ?? 0;
          place[b] = kept;
        };
        swap();
        const now = length(place, edges);
        if (now < best) best = now;
        else swap();
      }
    }
    if (best === before) break;
  }
  return place;
}

interface Spot {
  x: number;
  y: number;
  side: number; // cosine of its angle: where its label stands
  low: number; // sine
}

export class Network {
  readonly element = h("div", { class: "network" });
  private readonly svg = s("svg", { role: "group", "aria-label": "Network of who acts on whom" });
  private readonly place: number[];
  private width = 0;

  constructor(
    private readonly nodes: Node[],
    private readonly edges: Edge[],
  ) {
    this.place = arrange(nodes, edges);
    append(this.element, [this.svg]);
    onWidth(this.element, (width) => {
      this.width = width;
      this.draw();
    });
  }

  private draw(): void {
    const narrow = this.width < 560;
    const margin = narrow ? 84 : 170;
    const height = Math.max(
      narrow ? 300 : 340,
      Math.min(this.width * 0.62, 90 + this.nodes.length * 30),
    );
    const [rx, ry] = [this.width / 2 - margin, height / 2 - 44];
    const spots = this.nodes.map((_, i): Spot => {
      const angle = ((this.place[i] ?? 0) / this.nodes.length) * 2 * Math.PI - Math.PI / 2;
      const [side, low] = [Math.cos(angle), Math.sin(angle)];
      return { x: this.width / 2 + rx * side, y: height / 2 + ry * low, side, low };
    });
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${height}`);
    const arrows = s("g", { class: "edges", "aria-hidden": "true" });
    for (const edge of this.edges) append(arrows, [this.arrow(edge, spots, height)]);
    const names = s("g", {});
    this.nodes.forEach((node, i) => {
      const spot = spots[i];
      if (spot) append(names, [this.node(node, i, spot, narrow)]);
    });
    this.svg.replaceChildren(arrows, names);
  }

  private arrow(edge: Edge, spots: Spot[], height: number): SVGElement | null {
    const [from, to] = [spots[edge.from], spots[edge.to]];
    if (!from || !to) return null;
    // The curve bends towards the middle, and to its right, so that there and back are two curves.
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const long = Math.hypot(dx, dy) || 1;
    const bend = edge.both ? 0 : Math.min(22, long / 8);
    const control = {
      x: middle.x + (this.width / 2 - middle.x) * 0.3 - (dy / long) * bend,
      y: middle.y + (height / 2 - middle.y) * 0.3 + (dx / long) * bend,
    };
    const width = 1.25 + 1.1 * Math.log2(edge.weight);
    const begin = toward(from, control, edge.both ? 11 : 8);
    const end = toward(to, control, 11);
    const group = s(
      "g",
      { class: `edge ${edge.kind}`, "data-from": edge.from, "data-to": edge.to },
      s("title", {}, edge.title),
      s("path", {
        d: `M${begin.x} ${begin.y}Q${control.x} ${control.y} ${end.x} ${end.y}`,
        "stroke-width": width,
      }),
      head(end, control, width),
    );
    if (edge.both) append(group, [head(begin, control, width)]);
    return edge.href === undefined ? group : s("a", { href: edge.href, tabindex: -1 }, group);
  }

  private node(node: Node, index: number, spot: Spot, narrow: boolean): SVGElement {
    const beside = Math.abs(spot.side) > 0.35;
    const anchor = !beside ? "middle" : spot.side > 0 ? "start" : "end";
    const dx = beside ? Math.sign(spot.side) * 12 : 0;
    const dy = beside ? 4 : spot.low > 0 ? 24 : -14;
    const content = [
      s("circle", { class: "reach", r: 16 }),
      s("circle", { class: "spot", r: 6 }),
      label(narrow ? node.short : node.label, narrow ? 13 : 22, {
        x: dx,
        y: dy,
        anchor,
        above: !beside && spot.low < 0,
      }),
    ];
    const attributes = { class: "node", transform: `translate(${spot.x} ${spot.y})` };
    const element =
      node.href === ""
        ? s("g", attributes, s("title", {}, node.title), ...content)
        : s("a", { ...attributes, href: node.href, "aria-label": node.title }, ...content);
    for (const kind of ["pointerenter", "focus"])
      element.addEventListener(kind, () => this.light(index));
    for (const kind of ["pointerleave", "blur"])
      element.addEventListener(kind, () => this.light(null));
    return element;
  }

  // Dims the edges that do not touch the node.
  private light(index: number | null): void {
    this.svg.classList.toggle("is-lit", index !== null);
    for (const edge of this.svg.querySelectorAll<SVGElement>(".edge")) {
      const { from, to } = edge.dataset;
      edge.classList.toggle("is-lit", from === String(index) || to === String(index));
    }
  }
}

// A name in one or two lines of about `width` letters.
function label(
  text: string,
  width: number,
  at: { x: number; y: number; anchor: string; above: boolean },
): SVGElement {
  const lines = [text];
  if (text.length > width) {
    const space = text.lastIndexOf(" ", width);
    const cut = space > 0 ? space : width;
    lines.splice(0, 1, `${text.slice(0, cut)} `, shortened(text.slice(cut).trim(), width));
  }
  // Beside a node the lines stand around its middle, above one they end there.
  const first = lines.length === 1 || at.y > 20 ? 0 : at.above ? -15 : -8;
  return s(
    "text",
    { y: at.y + first, "text-anchor": at.anchor },
    ...lines.map((line, i) => s("tspan", { x: at.x, dy: i === 0 ? 0 : 15 }, line)),
  );
}

interface XY {
  x: number;
  y: number;
}

// The point `by` units from `point` in the direction of `aim`.
function toward(point: XY, aim: XY, by: number): XY {
  const long = Math.hypot(aim.x - point.x, aim.y - point.y) || 1;
  return {
    x: point.x + ((aim.x - point.x) / long) * by,
    y: point.y + ((aim.y - point.y) / long) * by,
  };
}

// An arrow head at `tip` that points away from `from`.
function head(tip: XY, from: XY, width: number): SVGElement {
  const size = 6 + width;
  const long = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const [ux, uy] = [(tip.x - from.x) / long, (tip.y - from.y) / long];
  const base = { x: tip.x - ux * size, y: tip.y - uy * size };
  const out = { x: tip.x + ux * 2, y: tip.y + uy * 2 };
  const half = size * 0.5;
  return s("path", {
    class: "head",
    d: `M${out.x} ${out.y}L${base.x - uy * half} ${base.y + ux * half}L${base.x + uy * half} ${base.y - ux * half}z`,
  });
}
