// Who acts on whom: a network of those who act most, and the same as a table.
import { h } from "../shared/dom.ts";
import { type Edge, Network, type Node } from "../shared/network.ts";
import { table } from "../shared/table.ts";
import { capitalized, count, grouped, QUADS, score, shortened } from "../shared/text.ts";
import { saveLinks } from "./api.ts";
import type { Page, View } from "./page.ts";
import { choices, nothingFound, PARTS, quadDot, toRecords } from "./parts.ts";
import { withTerms } from "./question.ts";
import { counted, happened, mean, mostly, type Sums, sumsOf } from "./sums.ts";

const NODES = [
  ["", "16 parties"],
  ["8", "8"],
  ["24", "24"],
  ["36", "36"],
] as const;
const MOST_LISTED = 60;
const MOST_EDGES = 120;

function eventsOf(sums: Sums, part: string): number {
  return part === "" ? sums.events : (sums.quads[Number(part) - 1] ?? 0);
}

function hrefOf(view: View, sums: Sums, part: string): string {
  const terms: { [field: string]: string } = { actor: sums.actor, recipient: sums.recipient };
  if (part !== "") terms["quad"] = part;
  return toRecords(view.address, happened(withTerms(view.address.question, terms)));
}

function titleOf(view: View, sums: Sums, part: string): string {
  const { codes } = view;
  return `${codes.actor(sums.actor)} → ${codes.actor(sums.recipient)}: ${count(eventsOf(sums, part), "event")}, mean Goldstein ${score(mean(sums))}`;
}

function draw(view: View, rows: Sums[], part: string, most: number): HTMLElement {
  const degree = new Map<string, number>();
  for (const sums of rows)
    for (const code of [sums.actor, sums.recipient])
      degree.set(code, (degree.get(code) ?? 0) + eventsOf(sums, part));
  const kept = [...degree]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([code]) => code);
  const index = new Map(kept.map((code, i) => [code, i]));
  const nodes = kept.map((code): Node => {
    const name = view.codes.actor(code);
    return {
      key: code,
      label: name,
      short: name.length > 9 ? code : name,
      title: `${name === code ? "" : `${name}, `}${code}: ${count(degree.get(code) ?? 0, "event")}; what it does and undergoes`,
      href: view.address.to("records", {
        q: happened(withTerms(view.address.question, { party: code })),
      }),
      group: "",
    };
  });
  const strongest = Math.max(...rows.map((sums) => eventsOf(sums, part)), 1);
  const edges: Edge[] = [];
  for (const sums of rows) {
    const [from, to] = [index.get(sums.actor), index.get(sums.recipient)];
    if (from === undefined || to === undefined || edges.length === MOST_EDGES) continue;
    edges.push({
      from,
      to,
      weight: 1 + (31 * eventsOf(sums, part)) / strongest,
      both: false,
      kind: `quad-${part === "" ? mostly(sums.quads) : part}`,
      title: titleOf(view, sums, part),
      href: hrefOf(view, sums, part),
    });
  }
  return new Network(nodes, edges).element;
}

function listOf(view: View, rows: Sums[], part: string): HTMLElement {
  const { codes } = view;
  const body = rows.slice(0, MOST_LISTED).map((sums) => {
    const quad = mostly(sums.quads);
    return h(
      "tr",
      {},
      h(
        "th",
        { scope: "row" },
        h(
          "a",
          { href: hrefOf(view, sums, part) },
          `${shortened(codes.actor(sums.actor), 34)} → ${shortened(codes.actor(sums.recipient), 34)}`,
        ),
      ),
      h("td", { class: "figure" }, grouped(sums.events)),
      h("td", {}, h("span", {}, quadDot(quad), quad === 0 ? "mixed" : QUADS[quad])),
      ...sums.quads.map((number) =>
        h("td", { class: "figure" }, number === 0 ? "–" : grouped(number)),
      ),
      h("td", { class: "figure" }, score(mean(sums))),
    );
  });
  const kinds = QUADS.slice(1).map(capitalized);
  return table("Relations", ["From and to", "Events", "Mostly", ...kinds, "Mean Goldstein"], body);
}

export const network: Page = {
  name: "network",
  title: "Network",
  key: "n",
  asks: true,
  async draw(view) {
    const { address } = view;
    const summed = await sumsOf(view, ["actor", "recipient"], address.question);
    const part = address.choice("part", ["", "1", "2", "3", "4"]);
    const rows = summed.rows
      .filter((sums) => sums.actor !== sums.recipient && eventsOf(sums, part) > 0)
      .sort((a, b) => eventsOf(b, part) - eventsOf(a, part));
    view.lead(
      `Who acts on whom: ${count(rows.length, "relation")} between countries and bodies. ${counted(summed)}`,
    );
    view.saves(saveLinks(summed.path, summed.parameters));
    const controls = h(
      "div",
      { class: "controls" },
      choices(address, "part", "Kinds of events", PARTS),
      choices(address, "nodes", "How many parties", NODES),
    );
    if (rows.length === 0) {
      view.root.append(controls, nothingFound(view, "events with an actor and a recipient"));
      return;
    }
    const most = Math.min(60, address.number("nodes", 16));
    view.root.append(
      controls,
      h(
        "figure",
        { class: "drawing" },
        draw(view, rows, part, most),
        h(
          "figcaption",
          {},
          "An arrow goes from who acts to who is acted upon; it is thicker for more events and has the colour of most of them. Arrows and names lead to the records.",
        ),
      ),
      listOf(view, rows, part),
    );
  },
};
