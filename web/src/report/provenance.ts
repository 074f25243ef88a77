// What the page rests on: the document, the counts, the rules that fired, the data to take away.
import { type Child, h, words } from "../shared/dom.ts";
import { table } from "../shared/table.ts";
import { count, day, grouped } from "../shared/text.ts";
import type { Model } from "./model.ts";
import { type Section, section } from "./section.ts";

const DATE_SOURCES = {
  given: "given by the user",
  metadata: "from the document's own metadata",
  inferred: "found in the text",
} as const;

/** The day of publication and how it is known. */
export function published(model: Model): string {
  const { document } = model.data;
  if (!document.published) return "Day of publication unknown";
  const how = document.date_source ? `, ${DATE_SOURCES[document.date_source]}` : "";
  return day(document.published) + how;
}

function rules(model: Model): HTMLElement | false {
  const counts = new Map<string, number>();
  const add = (rule: string | undefined) => {
    // What rests on several says "a:1, b:2".
    for (const one of rule?.split(", ") ?? []) counts.set(one, (counts.get(one) ?? 0) + 1);
  };
  const { data } = model;
  for (const list of [
    data.events,
    data.statements,
    data.proposals,
    data.measures,
    data.disputes,
    data.locations,
  ]) {
    for (const one of list) add(one.rule);
  }
  model.mentionsOf.forEach((mentions, i) => {
    if (mentions.length > 0) add(model.entity(i).rule);
  });
  if (counts.size === 0) return false;
  const sorted = [...counts].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return h(
    "details",
    { class: "more" },
    h("summary", {}, `Rules and table rows behind this page (${sorted.length})`),
    table(
      "Rules and table rows",
      ["Rule", "Readings"],
      sorted.map(([rule, number]) =>
        h("tr", {}, h("td", {}, h("code", {}, rule)), h("td", { class: "figure" }, number)),
      ),
    ),
  );
}

// A button that gives the records as a file, made in the browser from the page itself.
function takeAway(model: Model): Child {
  const { records } = model.data;
  if (records.length === 0) return null;
  const button = h(
    "button",
    { type: "button", class: "button" },
    `Save ${count(records.length, "record")} as JSON lines`,
  );
  button.addEventListener("click", () => {
    const lines = records.map((record) => `${JSON.stringify(record)}\n`).join("");
    const url = URL.createObjectURL(new Blob([lines], { type: "application/x-ndjson" }));
    h("a", { href: url, download: "records.jsonl" }).click();
    URL.revokeObjectURL(url);
  });
  return h("p", {}, button);
}

// "24 events, 41 actors, ...": what there is of each layer.
function found(model: Model): string {
  const { data } = model;
  const counts: [number, string][] = [
    [data.events.length, "event"],
    [data.entities.length, "actor"],
    [data.mentions.length, "mention"],
    [data.times.length, "time"],
    [data.locations.length, "place name"],
    [data.statements.length, "statement"],
    [data.proposals.length, "proposal"],
    [data.measures.length, "measure"],
    [data.disputes.length, "dispute"],
  ];
  const some = counts.filter(([number]) => number > 0);
  return some.length === 0 ? "nothing" : some.map(([number, one]) => count(number, one)).join(", ");
}

export function provenance(model: Model): Section {
  const { data } = model;
  const facts: [string, Child][] = [
    ["Document", words(data.document.id)],
    ["Published", published(model)],
    ["Publisher", data.document.publisher ? words(data.document.publisher) : "unknown"],
    ["Address", data.document.url ? words(data.document.url) : "none"],
    [
      "Length",
      `${grouped(data.document.text.length)} characters, ${count(data.sentences.length, "sentence")}`,
    ],
    ["Found", found(model)],
    [
      "Read by",
      `Tacitus ${data.version}, offline, by rules and tables; the same text gives this same page`,
    ],
  ];
  return section(
    "provenance",
    "How this was read",
    "Every reading names the rule or the row of a table that it rests on. No one has checked it by hand.",
    1,
    "",
    [
      h(
        "dl",
        { class: "rows wide" },
        ...facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
      ),
      rules(model),
      takeAway(model),
    ],
  );
}
