// What a mark says, in words: the content of the card beside the text.
import { append, arrow, type Child, h, joined, words } from "../shared/dom.ts";
import type { Claimant, Dated, Event, Status } from "../shared/report_data.ts";
import { capitalized, count, grouped, percent, period, score, spelled } from "../shared/text.ts";
import type { Layer, Mark } from "./marks.ts";
import { type Model, type Party, QUADS } from "./model.ts";

export const NAMES: { [layer in Layer]: string } = {
  events: "Event",
  actors: "Actor",
  times: "Time",
  places: "Place",
  statements: "Statement",
  proposals: "Proposal",
  measures: "Measure",
  disputes: "Dispute",
};

export const STATUS: { [status in Status]: string } = {
  actual: "reported as having happened",
  future: "announced or planned",
  hypothetical: "possible or conditional",
  negated: "said not to have happened",
};

export const ROLES = {
  mention: "named in the text",
  event: "where something happened",
  speech: "where somebody spoke",
  home: "where an actor belongs",
  dateline: "where the story was written",
} as const;

export function partyLine(party: Party): Child[] {
  return [
    words(party.name, "party"),
    party.code !== "" && h("span", { class: "code" }, ` ${party.code}`),
  ];
}

export function partiesLine(parties: Party[], none = "nobody named"): Child[] {
  if (parties.length === 0) return [h("span", { class: "none" }, none)];
  return joined(
    parties.map((party) => h("span", { class: "who" }, ...partyLine(party))),
    ", ",
  );
}

/** "Egypt → Ethiopia", "Egypt ↔ Sudan", "Sudan" */
export function whoToWhom(model: Model, event: Event): Child[] {
  if (event.reciprocal) {
    return joined(
      model.parties(event.actor).map((party) => h("span", { class: "who" }, ...partyLine(party))),
      " ↔ ",
    );
  }
  const actors = partiesLine(model.parties(event.actor), "somebody unnamed");
  if (event.recipient.length === 0) return actors;
  return [...actors, arrow(), ...partiesLine(model.parties(event.recipient))];
}

export function claimantsLine(model: Model, claimants: Claimant[]): Child[] {
  return joined(
    claimants.map((claimant) => {
      const { name, cue } = model.claimant(claimant);
      return h(
        "span",
        {},
        name === "" ? "somebody unnamed" : words(name),
        cue !== "" && h("span", { class: "cue" }, " (“", words(cue), "”)"),
      );
    }),
    ", as told by ",
  );
}

export function typeLabel(event: Event): HTMLElement {
  return h(
    "span",
    { class: `type quad-${event.quad ?? 0}` },
    h("b", {}, event.type),
    event.mode !== undefined && ` ${spelled(event.mode)}`,
  );
}

export function numberText(number: Event["numbers"][number]): string {
  const unit = number.unit ? ` ${number.unit}` : "";
  if (number.high === undefined) return `at least ${grouped(number.low)}${unit}`;
  if (number.high === number.low) return grouped(number.low) + unit;
  return `${grouped(number.low)}–${grouped(number.high)}${unit}`;
}

type Row = [name: string, ...content: Child[]];

function rows(...list: (Row | false)[]): HTMLElement {
  const table = h("dl", { class: "rows" });
  for (const row of list) {
    if (row === false) continue;
    const [name, ...content] = row;
    append(table, [h("div", {}, h("dt", {}, name), h("dd", {}, ...content))]);
  }
  return table;
}

function dateRow(dated: Dated, name = "When"): Row | false {
  const text = period(dated);
  return text !== "" && [name, text];
}

function groundsRow(rule: string | undefined, confidence?: number): Row | false {
  if (!rule) return false;
  const sure = confidence === undefined ? "" : `, ${percent(confidence)} sure`;
  return ["Why", h("code", {}, rule), sure];
}

// When, and whether the text says so.
function whenRow(model: Model, event: Event): Row | false {
  const row = dateRow(event);
  if (row === false) return ["When", "no day known"];
  const time = event.time === undefined ? undefined : model.data.times[event.time];
  if (time) return [...row, " (“", words(model.text(time)), "”)"];
  return event.date === model.data.document.published ? [...row, ", the day of publication"] : row;
}

function explainEvent(model: Model, mark: Mark): Child[] {
  const event = model.data.events[mark.index];
  if (!event) return [];
  const meaning = model.data.types[event.type];
  return [
    h("p", { class: "gist" }, typeLabel(event), " ", ...whoToWhom(model, event)),
    rows(
      meaning !== undefined && ["Type", meaning],
      ["Status", STATUS[event.status], event.historical && ", long before this story"],
      whenRow(model, event),
      event.claimants.length > 0 && ["Told by", ...claimantsLine(model, event.claimants)],
      event.numbers.length > 0 && [
        "Numbers",
        event.numbers.map((n) => `${numberText(n)} ${n.kind}`).join(", "),
      ],
      event.quad !== undefined && [
        "Kind",
        `${QUADS[event.quad] ?? ""}${event.intensity === undefined ? "" : `, intensity ${score(event.intensity)}`}`,
      ],
      groundsRow(event.rule, event.confidence),
    ),
  ];
}

function explainActor(model: Model, mark: Mark): Child[] {
  const entity = model.entity(mark.index);
  const party = model.partyOf(mark.index);
  const sector = entity.sector === undefined ? undefined : model.data.sectors[entity.sector];
  return [
    h("p", { class: "gist" }, ...partyLine(party)),
    rows(
      party.role !== "" && ["Role", words(party.role)],
      sector !== undefined && ["Sector", sector],
      ["Named", count(model.mentionsOf[mark.index]?.length ?? 0, "time")],
      groundsRow(entity.rule),
    ),
  ];
}

function explainPlace(model: Model, mark: Mark): Child[] {
  const place = model.data.locations[mark.index];
  if (!place) return [];
  const known = place.latitude !== undefined;
  return [
    h("p", { class: "gist" }, words(place.name ?? model.text(place), "party")),
    rows(
      ["Part", ROLES[place.role]],
      place.admin1 !== undefined && ["Region", words(place.admin1)],
      place.country !== undefined && ["Country", place.country],
      ["Pin", known ? `a ${place.precision} on the map` : "none: not sure which place is meant"],
      groundsRow(place.rule),
    ),
  ];
}

function explainTime(model: Model, mark: Mark): Child[] {
  const time = model.data.times[mark.index];
  if (!time) return [];
  return [
    h("p", { class: "gist" }, h("b", {}, period(time) || "no day known")),
    time.date_precision !== undefined && rows(["Known to", `the ${time.date_precision}`]),
  ];
}

function explainStatement(model: Model, mark: Mark): Child[] {
  const statement = model.data.statements[mark.index];
  if (!statement) return [];
  return [
    h("p", { class: "gist" }, ...speakerLine(model, mark.index), ` — ${statement.mode} speech`),
    rows(
      statement.cue !== undefined && ["Cue", "“", words(model.text(statement.cue)), "”"],
      statement.addressee.length > 0 && [
        "Told",
        ...partiesLine(model.parties(statement.addressee)),
      ],
      dateRow(statement),
      groundsRow(statement.rule, statement.confidence),
    ),
  ];
}

export function speakerLine(model: Model, index: number): Child[] {
  const statement = model.data.statements[index];
  if (!statement) return [];
  if (statement.speaker !== undefined) return partyLine(model.party(statement.speaker));
  const text = model.text(statement.speaker_words);
  return [text === "" ? h("span", { class: "none" }, "somebody unnamed") : words(text, "party")];
}

function explainProposal(model: Model, mark: Mark): Child[] {
  const proposal = model.data.proposals[mark.index];
  if (!proposal) return [];
  const part = { terms: "what is proposed", condition: "a condition", answer: "an answer" }[
    mark.part
  ];
  return [
    h(
      "p",
      { class: "gist" },
      ...partiesLine(model.parties(proposal.proposer), "somebody unnamed"),
      proposal.addressee.length > 0 && arrow(),
      ...(proposal.addressee.length > 0 ? partiesLine(model.parties(proposal.addressee)) : []),
    ),
    rows(
      part !== undefined && ["Words", part],
      ["Stands", capitalized(proposal.state)],
      dateRow(proposal),
      groundsRow(proposal.rule, proposal.confidence),
    ),
  ];
}

function explainMeasure(model: Model, mark: Mark): Child[] {
  const measure = model.data.measures[mark.index];
  if (!measure) return [];
  return [
    h(
      "p",
      { class: "gist" },
      ...partiesLine(model.parties(measure.sender), "somebody unnamed"),
      measure.target.length > 0 && arrow(),
      ...(measure.target.length > 0 ? partiesLine(model.parties(measure.target)) : []),
    ),
    rows(
      measure.measure !== undefined && ["Measure", spelled(measure.measure)],
      ["Status", measure.status],
      measure.body !== undefined && ["Through", ...partyLine(model.party(measure.body))],
      dateRow(measure),
      groundsRow(measure.rule, measure.confidence),
    ),
  ];
}

function explainDispute(model: Model, mark: Mark): Child[] {
  const dispute = model.data.disputes[mark.index];
  if (!dispute) return [];
  const holders = dispute.positions.map((position) =>
    position.holder === undefined
      ? h("span", {}, "somebody unnamed")
      : h("span", { class: "who" }, ...partyLine(model.party(position.holder))),
  );
  return [
    h("p", { class: "gist" }, ...joined(holders, " against ")),
    rows(
      dispute.subject !== undefined && ["About", words(model.text(dispute.subject))],
      groundsRow(dispute.rule, dispute.confidence),
    ),
  ];
}

const EXPLAIN: { [layer in Layer]: (model: Model, mark: Mark) => Child[] } = {
  events: explainEvent,
  actors: explainActor,
  times: explainTime,
  places: explainPlace,
  statements: explainStatement,
  proposals: explainProposal,
  measures: explainMeasure,
  disputes: explainDispute,
};

export function explain(model: Model, mark: Mark): HTMLElement {
  return h(
    "section",
    { class: `reading reading-${mark.layer}` },
    h("p", { class: "kicker" }, NAMES[mark.layer]),
    ...EXPLAIN[mark.layer](model, mark),
  );
}
