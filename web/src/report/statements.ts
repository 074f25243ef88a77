// Who says what, by speaker.
import { type Child, h, joined, words } from "../shared/dom.ts";
import { count, period } from "../shared/text.ts";
import type { Article } from "./article.ts";
import { partiesLine, speakerLine } from "./explain.ts";
import { targetOf } from "./marks.ts";
import type { Model } from "./model.ts";
import { grounds, type Section, section, wayBack } from "./section.ts";

function statement(model: Model, article: Article, index: number): HTMLElement {
  const found = model.data.statements[index];
  if (!found) return h("li");
  const parts = found.content.map((span) => words(model.text(span)));
  const place = found.place === undefined ? undefined : model.data.locations[found.place];
  const when = period(found);
  const direct = found.mode === "direct";
  const facts: Child[] = [
    `${found.mode} speech`,
    found.cue !== undefined && h("span", {}, "“", words(model.text(found.cue)), "”"),
    found.addressee.length > 0 &&
      h("span", {}, "to ", ...partiesLine(model.parties(found.addressee))),
    when !== "" && when,
    place !== undefined && h("span", {}, "in ", words(place.name ?? model.text(place))),
  ];
  return h(
    "li",
    { id: targetOf("statements", index), tabindex: -1 },
    h("blockquote", { class: direct ? "direct" : null, dir: "auto" }, ...joined(parts, " … ")),
    h(
      "p",
      { class: "facts" },
      ...joined(
        facts.filter((fact) => fact !== false),
        " · ",
      ),
    ),
    grounds(found.rule, found.confidence, wayBack(article, "statements", index)),
  );
}

function keyOf(model: Model, index: number): string {
  const found = model.data.statements[index];
  if (found?.speaker !== undefined) return model.party(found.speaker).key;
  return `words ${model.text(found?.speaker_words).toLowerCase()}`;
}

export function statements(model: Model, article: Article): Section {
  const groups = new Map<string, number[]>();
  model.data.statements.forEach((_, i) => {
    const key = keyOf(model, i);
    groups.set(key, [...(groups.get(key) ?? []), i]);
  });
  const sorted = [...groups.values()].sort((a, b) => b.length - a.length);
  const elements = sorted.map((group) => {
    const first = group[0] ?? 0;
    const speaker = model.data.statements[first]?.speaker;
    const role = speaker === undefined ? "" : model.party(speaker).role;
    return h(
      "section",
      { class: "speaker" },
      h(
        "div",
        { class: "speaker-name" },
        h("h3", {}, ...speakerLine(model, first)),
        role !== "" && h("p", { class: "muted" }, words(role)),
        h("p", { class: "muted" }, count(group.length, "statement")),
      ),
      h("ul", { class: "quotes" }, ...group.map((i) => statement(model, article, i))),
    );
  });
  return section(
    "statements",
    "Statements",
    "Who says what, word for word, and by which word the text attributes it.",
    model.data.statements.length,
    "No statement with a speaker was found in this text.",
    elements,
  );
}
