// Who acts: names, codes, how often and in which part.
import { type Child, h, joined, words } from "../shared/dom.ts";
import { count } from "../shared/text.ts";
import type { Article } from "./article.ts";
import { targetOf } from "./marks.ts";
import type { Model } from "./model.ts";
import { type Section, section, wayBack } from "./section.ts";

interface Part {
  acts: number;
  receives: number;
  speaks: number;
}

// What each entity does in events and statements.
function partsOf(model: Model): Part[] {
  const parts = model.data.entities.map(() => ({ acts: 0, receives: 0, speaks: 0 }));
  const add = (mention: number | undefined, part: keyof Part) => {
    if (mention === undefined) return;
    const found = parts[model.mention(mention).entity ?? -1];
    if (found) found[part] += 1;
  };
  for (const event of model.data.events) {
    for (const mention of event.actor) add(mention, "acts");
    for (const mention of event.recipient) add(mention, "receives");
  }
  for (const statement of model.data.statements) add(statement.speaker, "speaks");
  return parts;
}

// The different words for one entity, but for pronouns, the most frequent first.
function formsOf(model: Model, entity: number): string[] {
  const forms = new Map<string, number>();
  for (const index of model.mentionsOf[entity] ?? []) {
    if (model.mention(index).kind === "pronoun") continue;
    const text = model.text(model.mention(index)).replace(/\s+/g, " ");
    forms.set(text, (forms.get(text) ?? 0) + 1);
  }
  return [...forms].sort((a, b) => b[1] - a[1]).map(([text]) => text);
}

function actor(
  model: Model,
  article: Article,
  index: number,
  part: Part,
  most: number,
): HTMLElement {
  const party = model.partyOf(index);
  const entity = model.entity(index);
  const number = model.mentionsOf[index]?.length ?? 0;
  const forms = formsOf(model, index).filter((form) => form !== party.name);
  const sector = entity.sector === undefined ? undefined : model.data.sectors[entity.sector];
  const does: Child[] = [
    part.acts > 0 && `acts in ${count(part.acts, "event")}`,
    part.receives > 0 && `acted upon in ${part.receives}`,
    part.speaks > 0 && count(part.speaks, "statement"),
  ].filter((text) => text !== false);
  const bar = h("span", { class: "bar", "aria-hidden": "true" });
  bar.style.inlineSize = `${(100 * number) / most}%`;
  return h(
    "li",
    { id: targetOf("actors", index), class: "actor", tabindex: -1 },
    h(
      "div",
      { class: "actor-name" },
      h("h3", {}, words(party.name)),
      party.code !== "" && h("span", { class: "code", title: sector }, party.code),
    ),
    h(
      "p",
      { class: "actor-role" },
      ...joined(
        [party.role !== "" && words(party.role), sector].filter(
          (text) => text !== false && text !== undefined,
        ),
        " · ",
      ),
    ),
    h("div", { class: "track" }, bar),
    h("p", { class: "actor-does" }, ...joined([count(number, "mention"), ...does], " · ")),
    forms.length > 0 &&
      h(
        "p",
        { class: "forms" },
        "Also: ",
        ...joined(
          forms.slice(0, 8).map((form) => words(form)),
          ", ",
        ),
        forms.length > 8 && ` and ${forms.length - 8} more`,
      ),
    h(
      "p",
      { class: "grounds" },
      entity.rule !== undefined && h("code", {}, entity.rule),
      entity.wikidata !== undefined && h("span", {}, entity.wikidata),
      wayBack(article, "actors", index),
    ),
  );
}

const SHOWN = 24; // at most; the others are behind a click
const OFTEN = 3; // mentions that make somebody important who does nothing

export function actors(model: Model, article: Article): Section {
  const parts = partsOf(model);
  const weight = (i: number): number => {
    const part = parts[i];
    return part ? part.acts + part.receives + part.speaks : 0;
  };
  const mentions = (i: number): number => model.mentionsOf[i]?.length ?? 0;
  const order = model.data.entities
    .map((_, i) => i)
    .sort((a, b) => mentions(b) - mentions(a) || weight(b) - weight(a) || a - b);
  // Those who do something come first, then those who are only named.
  const main = order.filter((i) => weight(i) > 0 || mentions(i) >= OFTEN).slice(0, SHOWN);
  const others = order.filter((i) => !main.includes(i));
  const most = Math.max(1, ...model.mentionsOf.map((list) => list.length));
  const list = (indices: number[]): HTMLElement =>
    h(
      "ul",
      { class: "actors" },
      ...indices.map((i) =>
        actor(model, article, i, parts[i] ?? { acts: 0, receives: 0, speaks: 0 }, most),
      ),
    );
  return section(
    "actors",
    "Actors",
    "Countries, bodies and people, with code, sector and the role that they had on the day.",
    order.length,
    "No actor was recognised in this text.",
    [
      main.length > 0 && list(main),
      others.length > 0 &&
        h(
          "details",
          { class: "more" },
          h("summary", {}, count(others.length, "more actor")),
          list(others),
        ),
    ],
  );
}
