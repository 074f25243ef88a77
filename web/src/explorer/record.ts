// One record: the words that it was read from, what was read, why, and who else reports it.
import { append, type Child, h, words } from "../shared/dom.ts";
import type { Claimant, TacitusRecord } from "../shared/record.ts";
import { table } from "../shared/table.ts";
import { capitalized, count, day, percent, period, QUADS, score, spelled } from "../shared/text.ts";
import type { Row } from "./api.ts";
import type { Page, View } from "./page.ts";
import {
  emptyNote,
  gistOf,
  panel,
  partyLinks,
  quadDot,
  toArticle,
  toRecord,
  toRecords,
} from "./parts.ts";

const AROUND = 320; // bytes of the article that are shown before and after the sentence

interface Mark {
  begin: number;
  end: number;
  name: string;
}

// The spans of the record that lie in its sentence, the first of those that overlap.
function marksOf(record: TacitusRecord): Mark[] {
  const marks: Mark[] = [];
  const add = (name: string, span: { begin: number; end: number } | undefined): void => {
    if (!span || span.begin < record.sentence.begin || span.end > record.sentence.end) return;
    if (marks.some((mark) => mark.begin < span.end && span.begin < mark.end)) return;
    marks.push({ name, begin: span.begin, end: span.end });
  };
  const gist = gistOf(record);
  if ("trigger" in record) add("trigger", record.trigger);
  for (const party of gist.who) add("party", party);
  for (const party of gist.whom) add("party", party);
  if ("cue" in record) add("trigger", record.cue);
  if ("claimants" in record)
    for (const claimant of record.claimants) add("claimant", claimant.entity);
  return marks.sort((a, b) => a.begin - b.begin);
}

// The sentence among its neighbours, with its parts marked.
function passage(record: TacitusRecord, text: string): HTMLElement {
  const bytes = new TextEncoder().encode(text);
  const cut = (from: number, to: number): string =>
    new TextDecoder().decode(bytes.subarray(Math.max(0, from), to)).replace(/\ufffd/g, "");
  const { begin, end } = record.sentence;
  const before = cut(begin - AROUND, begin).replace(/^\S*\s/, begin > AROUND ? "… " : "");
  const after = cut(end, end + AROUND).replace(/\s\S*$/, end + AROUND < bytes.length ? " …" : "");
  const inside: Child[] = [];
  let at = begin;
  for (const mark of marksOf(record)) {
    inside.push(cut(at, mark.begin), h("mark", { class: mark.name }, cut(mark.begin, mark.end)));
    at = mark.end;
  }
  inside.push(cut(at, end));
  return h(
    "blockquote",
    { class: "passage" },
    h("span", { class: "muted" }, before),
    h("span", { class: "told" }, ...inside),
    h("span", { class: "muted" }, after),
  );
}

function claimed(view: View, claimants: Claimant[]): Child {
  if (claimants.length === 0) return "the article itself";
  return h(
    "span",
    {},
    ...claimants.flatMap((claimant, i): Child[] => [
      i > 0 && ", who cites ",
      ...(claimant.entity ? partyLinks(view, [claimant.entity]) : ["somebody unnamed"]),
      h("span", { class: "muted" }, ` (“${claimant.cue.text}”)`),
    ]),
  );
}

// [name, value] of what the record says, in the order in which one asks.
function fieldsOf(view: View, record: TacitusRecord): [string, Child][] {
  const gist = gistOf(record);
  const rows: [string, Child][] = [["Who", h("span", {}, ...partyLinks(view, gist.who))]];
  const add = (name: string, value: Child): void => {
    if (value !== null && value !== undefined && value !== "") rows.push([name, value]);
  };
  if (record.kind === "event") {
    const type = view.codes.type(record.type);
    add(
      "Does",
      h(
        "span",
        {},
        quadDot(record.quad),
        h("b", {}, gist.what),
        type !== undefined && h("span", { class: "muted" }, `: ${type.meaning}`),
      ),
    );
  } else {
    add("Does", gist.what);
  }
  if (gist.whom.length > 0) add("To whom", h("span", {}, ...partyLinks(view, gist.whom)));
  if (record.kind === "proposal") add("What", words(record.terms.text));
  if (record.kind === "statement")
    add("Says", words(record.quote.map(({ text }) => text).join(" … ")));
  if (record.kind === "dispute") add("About", words(record.subject.text));
  if ("state" in record) add("State", record.state);
  if (record.kind === "event") {
    add("Status", record.status + (record.historical ? ", historical" : ""));
    const scores = [
      QUADS[record.quad ?? 0] ?? "",
      record.goldstein === undefined ? "" : `Goldstein ${score(record.goldstein)}`,
      record.intensity === undefined ? "" : `intensity ${score(record.intensity)}`,
    ];
    add("Kind", scores.filter(Boolean).join(", "));
    add("CAMEO", record.cameo);
    add("Contexts", record.contexts.map(spelled).join(", "));
    add(
      "Numbers",
      record.numbers
        .map(({ counts, low, high, unit }) =>
          [
            spelled(counts),
            high === low ? low : high === undefined ? `${low} or more` : `${low}–${high}`,
            unit,
          ]
            .filter((part) => part !== undefined)
            .join(" "),
        )
        .join("; "),
    );
  }
  if (record.kind === "measure") add("Status", record.status);
  if ("date" in record && record.date !== undefined) add("When", period(record as never));
  if ("place" in record && record.place !== undefined) {
    const { name, country } = record.place;
    add(
      "Where",
      h("span", {}, words(name), country !== undefined && `, ${view.codes.actor(country)}`),
    );
  }
  if ("claimants" in record) add("According to", claimed(view, record.claimants));
  return rows;
}

function definitions(rows: [string, Child][]): HTMLElement {
  return h(
    "dl",
    { class: "rows wide" },
    ...rows.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}

function why(record: TacitusRecord): HTMLElement {
  return definitions([
    ["Rule", h("code", {}, record.rule)],
    ["Sure", percent(record.confidence)],
    ...("trigger" in record
      ? [["Word", h("span", {}, "“", words(record.trigger.text), "”")] as [string, Child]]
      : []),
    [
      "Published",
      record.published === undefined
        ? "not known"
        : `${day(record.published)} (${record.date_source ?? "given"})`,
    ],
    ["Document", h("code", {}, record.document)],
  ]);
}

// What `tacitus explain` says of the sentence: asked for when it is opened, for it reads the whole
// article anew.
function explained(view: View, record: TacitusRecord, article: Row): HTMLElement {
  const told = h("pre", { tabindex: 0 }, "Reading the article …");
  const details = h(
    "details",
    { class: "raw" },
    h("summary", {}, "How the whole sentence is read"),
    told,
  );
  const ask = async (): Promise<void> => {
    const text = (name: string): string => String(article[name] ?? "");
    try {
      const all = await view.asking.explain({
        id: text("document"),
        title: text("title"),
        date: text("published"),
        text: text("text"),
      });
      told.textContent = blockOf(all, record.sentence.index);
    } catch (error) {
      told.textContent = error instanceof Error ? error.message : "It cannot be had.";
    }
  };
  details.addEventListener("toggle", () => void ask(), { once: true });
  return details;
}

/** The block of one sentence in the text of `tacitus explain`. */
export function blockOf(explained: string, sentence: number): string {
  const lines = explained.split("\n");
  const first = lines.findIndex((line) => line.startsWith(`sentence ${sentence}:`));
  if (first < 0) return "The program as it is now reads this article otherwise.";
  const length = lines.slice(first + 1).findIndex((line) => /^\S/.test(line));
  return lines
    .slice(first, length < 0 ? undefined : first + 1 + length)
    .join("\n")
    .trimEnd();
}

function reports(view: View, id: string, rows: Row[]): HTMLElement {
  const body = rows.map((row) =>
    h(
      "tr",
      {},
      h(
        "th",
        { scope: "row", class: "when" },
        row["id"] === id
          ? "this one"
          : h(
              "a",
              { href: toRecord(view.address, String(row["id"])) },
              row["published"] === null ? "no date" : day(String(row["published"])),
            ),
      ),
      h("td", {}, words(String(row["publisher"] ?? "—"))),
      h("td", {}, words(String(row["sentence_text"] ?? ""), "sentence")),
      h("td", {}, h("span", { class: "muted" }, row["reason"] ?? "first report")),
    ),
  );
  return table("Reports", ["Published", "Outlet", "Words", "Joined because"], body);
}

async function storyOf(view: View, record: TacitusRecord): Promise<Row[]> {
  if (record.kind !== "event") return [];
  const own = await view.asking.view("story_reports", { id: record.id, limit: 1 });
  const story = own[0]?.["story"];
  if (story === undefined || story === null) return [];
  return view.asking.view("story_reports", { story, sort: "published", limit: 100 });
}

function ways(view: View, record: TacitusRecord): HTMLElement {
  const { document, url } = record;
  const all = `document:"${document.replace(/[\\"]/g, "\\$&")}"`;
  return h(
    "p",
    { class: "ways" },
    h("a", { href: toArticle(view.address, document, record.id) }, "Read the article"),
    h("a", { href: toRecords(view.address, all) }, "All records of the article"),
    url !== undefined &&
      /^https?:/.test(url) &&
      h("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, "Where it was published"),
  );
}

export const record: Page = {
  name: "record",
  title: "Record",
  asks: false,
  async draw(view) {
    const id = view.address.get("id");
    if (id === "") {
      const all = h("a", { href: view.address.to("records") }, "All records");
      view.root.append(emptyNote("This address names no record.", h("p", {}, all)));
      return;
    }
    const found = await view.asking.record(id);
    const [article, story] = await Promise.all([
      view.asking.article(found.document),
      storyOf(view, found),
    ]);
    const title = article?.["title"];
    view.lead(capitalized(found.kind) + (title ? `, read in “${title}”.` : "."));
    append(view.root, [
      passage(found, String(article?.["text"] ?? "")),
      ways(view, found),
      h(
        "div",
        { class: "columns" },
        panel("What it says", null, definitions(fieldsOf(view, found))),
        panel("Why", "How the program came to read it.", why(found)),
      ),
      story.length > 1 &&
        panel("Reports of the same event", count(story.length, "report"), reports(view, id, story)),
      article !== null && explained(view, found, article),
      h(
        "details",
        { class: "raw" },
        h("summary", {}, "The record as data"),
        h("pre", { tabindex: 0 }, JSON.stringify(found, null, 2)),
      ),
    ]);
  },
};
