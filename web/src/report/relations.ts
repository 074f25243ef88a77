// Who acts on whom: a network and the same as a table.
import { arrow, h } from "../shared/dom.ts";
import { type Edge, Network, type Node } from "../shared/network.ts";
import { table } from "../shared/table.ts";
import { count, score } from "../shared/text.ts";
import { partyLine } from "./explain.ts";
import { targetOf } from "./marks.ts";
import { type Model, type Party, QUADS, type Relation } from "./model.ts";
import { type Section, section } from "./section.ts";

const MOST = 18; // nodes that one can still read

// The kind of most of the events of a relation; 0 where two kinds are equally many.
function quadOf(model: Model, relation: Relation): number {
  const counts = [0, 0, 0, 0, 0];
  for (const index of relation.events) {
    const quad = model.data.events[index]?.quad ?? 0;
    counts[quad] = (counts[quad] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  return counts.indexOf(most) === counts.lastIndexOf(most) ? counts.indexOf(most) : 0;
}

function quadName(model: Model, relation: Relation): string {
  const quad = quadOf(model, relation);
  return quad === 0 ? "mixed" : (QUADS[quad] ?? "");
}

function isReciprocal(model: Model, relation: Relation): boolean {
  return relation.events.every((index) => model.data.events[index]?.reciprocal === true);
}

function types(model: Model, relation: Relation): string {
  const found = new Map<string, number>();
  for (const index of relation.events) {
    const type = model.data.events[index]?.type ?? "";
    found.set(type, (found.get(type) ?? 0) + 1);
  }
  return [...found].map(([type, number]) => (number > 1 ? `${type} ×${number}` : type)).join(", ");
}

function draw(model: Model, relations: Relation[]): HTMLElement {
  const degree = new Map<string, number>();
  const parties = new Map<string, Party>();
  for (const { from, to, events } of relations) {
    for (const party of [from, to]) {
      parties.set(party.key, party);
      degree.set(party.key, (degree.get(party.key) ?? 0) + events.length);
    }
  }
  const kept = [...parties.values()]
    .sort((a, b) => (degree.get(b.key) ?? 0) - (degree.get(a.key) ?? 0))
    .slice(0, MOST);
  const index = new Map(kept.map((party, i) => [party.key, i]));
  const nodes = kept.map((party): Node => {
    const country = party.code.slice(0, 3);
    return {
      key: party.key,
      label: party.name,
      short: party.code !== "" && party.name.length > 12 ? party.code : party.name,
      title: party.code === "" ? party.name : `${party.name}, ${party.code}`,
      href: party.entity === null ? "" : `#${targetOf("actors", party.entity)}`,
      group: country === "" ? "~" : country,
    };
  });
  const edges: Edge[] = [];
  for (const relation of relations) {
    const [from, to] = [index.get(relation.from.key), index.get(relation.to.key)];
    if (from === undefined || to === undefined) continue;
    edges.push({
      from,
      to,
      weight: relation.events.length,
      both: isReciprocal(model, relation),
      kind: `quad-${quadOf(model, relation)}`,
      title: `${relation.from.name} → ${relation.to.name}: ${types(model, relation)}`,
    });
  }
  const hidden = parties.size - kept.length;
  return h(
    "figure",
    { class: "drawing" },
    new Network(nodes, edges).element,
    h(
      "figcaption",
      {},
      "An arrow goes from who acts to who is acted upon; it is thicker for more events and has the colour of most of them.",
      hidden > 0 &&
        ` ${count(hidden, "party", "parties")} with the fewest events stand in the table only.`,
    ),
  );
}

const LEVELS = [
  ["actors", "By actor"],
  ["countries", "By country or body"],
] as const;

// The drawing and the table of one level.
function view(model: Model, found: Relation[]): HTMLElement[] {
  const rows = found.map((relation) =>
    h(
      "tr",
      {},
      h(
        "th",
        { scope: "row" },
        ...partyLine(relation.from),
        isReciprocal(model, relation) ? " ↔ " : arrow(),
        ...partyLine(relation.to),
      ),
      h("td", { class: "figure" }, relation.events.length),
      h(
        "td",
        {},
        h(
          "span",
          { class: `kind quad-${quadOf(model, relation)}` },
          h("span", { class: "dot", "aria-hidden": "true" }),
          quadName(model, relation),
        ),
      ),
      h("td", { class: "figure" }, relation.intensity === null ? "—" : score(relation.intensity)),
      h("td", {}, types(model, relation)),
    ),
  );
  return [
    draw(model, found),
    table("Relations", ["From and to", "Events", "Mostly", "Mean intensity", "Types"], rows),
  ];
}

export function relations(model: Model): Section {
  const number = model.relations("actors").length;
  const home = h("div", {});
  const group = h("div", { class: "switch", role: "group", "aria-label": "Whose relations" });
  const show = (chosen: (typeof LEVELS)[number][0]): void => {
    home.replaceChildren(...view(model, model.relations(chosen)));
    LEVELS.forEach(([level], i) =>
      group.children[i]?.setAttribute("aria-pressed", String(level === chosen)),
    );
  };
  for (const [level, name] of LEVELS) {
    const button = h("button", { type: "button" }, name);
    button.addEventListener("click", () => show(level));
    group.append(button);
  }
  if (number > 0) show("actors");
  return section(
    "relations",
    "Relations",
    "Who acts on whom in this text, whatever the status of the event.",
    number,
    "No event here has both an actor and a recipient.",
    [group, home],
  );
}
