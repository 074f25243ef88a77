// What stands: proposals and what became of them, measures, disputes.
import { arrow, type Child, h, joined, words } from "../shared/dom.ts";
import type { Answer, Condition, Position } from "../shared/report_data.ts";
import { table } from "../shared/table.ts";
import { capitalized, period, spelled } from "../shared/text.ts";
import type { Article } from "./article.ts";
import { claimantsLine, partiesLine, partyLine } from "./explain.ts";
import { targetOf } from "./marks.ts";
import type { Model } from "./model.ts";
import { grounds, type Section, section, wayBack } from "./section.ts";

function between(model: Model, from: number[], to: number[]): Child[] {
  const actors = partiesLine(model.parties(from), "Somebody unnamed");
  return to.length === 0 ? actors : [...actors, arrow(), ...partiesLine(model.parties(to))];
}

function condition(model: Model, found: Condition): HTMLElement {
  const holder = found.holder === undefined ? null : model.party(found.holder);
  return h(
    "li",
    {},
    h("q", {}, words(model.text(found))),
    holder && h("span", { class: "muted" }, " set by ", words(holder.name)),
  );
}

function answer(model: Model, found: Answer): HTMLElement {
  const event = found.event === undefined ? undefined : model.data.events[found.event];
  const said = model.text(found.words ?? event?.trigger);
  return h(
    "li",
    {},
    h("span", { class: `state state-${found.state}` }, capitalized(found.state)),
    " by ",
    ...partiesLine(model.parties(found.answerer), "somebody unnamed"),
    said !== "" && h("span", { class: "muted" }, ": “", words(said), "”"),
  );
}

export function proposals(model: Model, article: Article): Section {
  const items = model.data.proposals.map((found, i) => {
    const when = period(found);
    return h(
      "li",
      { id: targetOf("proposals", i), class: "proposal", tabindex: -1 },
      h(
        "div",
        { class: "proposal-head" },
        h("h3", {}, ...between(model, found.proposer, found.addressee)),
        h("span", { class: `state state-${found.state}` }, capitalized(found.state)),
      ),
      h("blockquote", { class: "terms" }, words(model.text(found.terms) || "terms not stated")),
      h(
        "p",
        { class: "facts" },
        ...joined(
          [
            found.terms_type !== undefined && h("b", { class: "type" }, found.terms_type),
            when !== "" && when,
          ].filter((fact) => fact !== false),
          " · ",
        ),
      ),
      found.conditions.length > 0 &&
        h(
          "div",
          { class: "sub" },
          h("h4", {}, "Conditions"),
          h("ul", {}, ...found.conditions.map((one) => condition(model, one))),
        ),
      h(
        "div",
        { class: "sub" },
        h("h4", {}, "Answers"),
        found.answers.length > 0
          ? h("ul", {}, ...found.answers.map((one) => answer(model, one)))
          : h("p", { class: "muted" }, "none in this text"),
      ),
      grounds(found.rule, found.confidence, wayBack(article, "proposals", i)),
    );
  });
  return section(
    "proposals",
    "Proposals",
    "What is offered, asked for or suggested, under which conditions, and what the other side made of it.",
    items.length,
    "No proposal was found in this text.",
    [h("ul", { class: "proposals" }, ...items)],
  );
}

export function measures(model: Model, article: Article): Section {
  const rows = model.data.measures.map((found, i) =>
    h(
      "tr",
      { id: targetOf("measures", i), tabindex: -1 },
      h("th", { scope: "row" }, ...between(model, found.sender, found.target)),
      h(
        "td",
        {},
        h("b", {}, capitalized(spelled(found.measure ?? "measure"))),
        h("span", { class: "quote" }, "“", words(model.text(found.words)), "”"),
      ),
      h(
        "td",
        {},
        h("span", { class: `state state-${found.status}` }, capitalized(found.status)),
        found.body !== undefined &&
          h("span", { class: "muted" }, " through ", ...partyLine(model.party(found.body))),
      ),
      h("td", { class: "when" }, period(found) || "—"),
      h("td", {}, ...(found.claimants.length > 0 ? claimantsLine(model, found.claimants) : ["—"])),
      h("td", {}, grounds(found.rule, found.confidence, wayBack(article, "measures", i))),
    ),
  );
  return section(
    "measures",
    "Measures",
    "Sanctions, bans, freezes and tariffs: by whom, against whom, and where they stand.",
    rows.length,
    "No measure such as sanctions, a ban or a tariff was found in this text.",
    [
      table(
        "Measures",
        ["Sender and target", "Measure", "Status", "When", "According to", "Why"],
        rows,
      ),
    ],
  );
}

const STANCES = { claims: "says", denies: "denies", differs: "says otherwise" } as const;

function position(model: Model, found: Position): HTMLElement {
  return h(
    "li",
    { class: `position stance-${found.stance}` },
    h(
      "h4",
      {},
      ...(found.holder === undefined ? ["Somebody unnamed"] : partyLine(model.party(found.holder))),
      h("span", { class: "stance" }, ` ${STANCES[found.stance]}`),
    ),
    h("blockquote", {}, words(model.text(found.claim))),
  );
}

export function disputes(model: Model, article: Article): Section {
  const items = model.data.disputes.map((found, i) =>
    h(
      "li",
      { id: targetOf("disputes", i), class: "dispute", tabindex: -1 },
      h("h3", {}, words(model.text(found.subject) || "One thing, told differently")),
      h("ul", { class: "positions" }, ...found.positions.map((one) => position(model, one))),
      grounds(found.rule, found.confidence, wayBack(article, "disputes", i)),
    ),
  );
  return section(
    "disputes",
    "Disputes",
    "Where two or more say what cannot both be true. The page takes no side.",
    items.length,
    "No contradiction between parties was found in this text.",
    [h("ul", { class: "disputes" }, ...items)],
  );
}
