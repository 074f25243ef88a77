// The data of a page with the questions that its views ask.
import type { Claimant, Entity, Event, Mention, ReportData, Span } from "../shared/report_data.ts";

/** Somebody who acts: an entity, or words that no table knows. */
export interface Party {
  /** The same for all mentions of one. */
  key: string;
  name: string;
  /** "KOR.GOV", or "" */
  code: string;
  role: string;
  entity: number | null;
}

/** All that one party does to another. */
export interface Relation {
  from: Party;
  to: Party;
  events: number[];
  /** Mean intensity of those that have one. */
  intensity: number | null;
}

export { QUADS } from "../shared/text.ts";

export class Model {
  /** [entity] its mentions, in text order */
  readonly mentionsOf: number[][];

  constructor(readonly data: ReportData) {
    this.mentionsOf = data.entities.map(() => []);
    data.mentions.forEach((mention, i) => {
      if (mention.entity !== undefined) this.mentionsOf[mention.entity]?.push(i);
    });
  }

  text(span: Span | undefined): string {
    return span ? this.data.document.text.slice(span.begin, span.end) : "";
  }

  mention(index: number): Mention {
    const mention = this.data.mentions[index];
    if (!mention) throw new RangeError(`there is no mention ${index}`);
    return mention;
  }

  entity(index: number): Entity {
    return this.data.entities[index] ?? {};
  }

  party(index: number): Party {
    const mention = this.mention(index);
    if (mention.entity === undefined) {
      const name = this.text(mention).replace(/\s+/g, " ");
      return { key: `words ${name.toLowerCase()}`, name, code: "", role: "", entity: null };
    }
    return this.partyOf(mention.entity);
  }

  partyOf(index: number): Party {
    const entity = this.entity(index);
    const first = this.mentionsOf[index]?.[0];
    const name = entity.name || (first === undefined ? "" : this.text(this.mention(first)));
    return {
      key: `entity ${index}`,
      name: name.replace(/\s+/g, " "),
      code: codeOf(entity),
      role: entity.role ?? "",
      entity: index,
    };
  }

  parties(indices: number[]): Party[] {
    const found = new Map<string, Party>();
    for (const index of indices) {
      const party = this.party(index);
      if (!found.has(party.key)) found.set(party.key, party);
    }
    return [...found.values()];
  }

  recipients(event: Event): Party[] {
    return this.parties(event.reciprocal ? event.actor : event.recipient);
  }

  /** "the state broadcaster (“according to”)" in parts: name and cue. */
  claimant(claimant: Claimant): { name: string; cue: string } {
    return {
      name: claimant.mention === undefined ? "" : this.party(claimant.mention).name,
      cue: this.text(claimant.cue),
    };
  }

  /** The part of the event's sentence around its trigger, in three pieces. */
  excerpt(event: Event, reach = 110): [before: string, trigger: string, after: string] {
    const text = this.data.document.text;
    const sentence = this.data.sentences[event.sentence ?? -1] ?? event.trigger;
    let begin = Math.min(sentence.begin, event.trigger.begin);
    let end = Math.max(sentence.end, event.trigger.end);
    let before = "";
    let after = "";
    if (event.trigger.begin - begin > reach) {
      const at = text.indexOf(" ", event.trigger.begin - reach);
      begin = at < 0 || at > event.trigger.begin ? event.trigger.begin : at;
      before = "…";
    }
    if (end - event.trigger.end > reach) {
      const at = text.lastIndexOf(" ", event.trigger.end + reach);
      end = at <= event.trigger.end ? event.trigger.end : at;
      after = " …";
    }
    return [
      before + text.slice(begin, event.trigger.begin),
      this.text(event.trigger),
      text.slice(event.trigger.end, end) + after,
    ];
  }

  /** The country or body that a party belongs to; the party itself where none is known. */
  private sideOf(party: Party): Party {
    const code = party.entity === null ? undefined : this.entity(party.entity).code;
    if (!code) return party;
    const whole = this.data.entities.findIndex((one) => one.code === code && !one.sector);
    if (whole < 0) return { key: `code ${code}`, name: code, code, role: "", entity: null };
    return { ...this.partyOf(whole), key: `code ${code}` };
  }

  private sides(parties: Party[]): Party[] {
    return [
      ...new Map(
        parties.map((party) => this.sideOf(party)).map((side) => [side.key, side]),
      ).values(),
    ];
  }

  /** Who does what to whom, the most frequent first: actor by actor, or country by country. */
  relations(level: "actors" | "countries"): Relation[] {
    const found = new Map<string, Relation>();
    this.data.events.forEach((event, i) => {
      let actors = this.parties(event.actor);
      let recipients = this.recipients(event);
      if (level === "countries")
        [actors, recipients] = [this.sides(actors), this.sides(recipients)];
      for (const from of actors) {
        for (const to of recipients) {
          if (from.key === to.key) continue;
          if (event.reciprocal && from.key > to.key) continue;
          const key = `${from.key}\n${to.key}`;
          const relation = found.get(key) ?? { from, to, events: [], intensity: null };
          relation.events.push(i);
          found.set(key, relation);
        }
      }
    });
    const relations = [...found.values()];
    for (const relation of relations) {
      const scores = relation.events
        .map((i) => this.data.events[i]?.intensity)
        .filter((value) => value !== undefined);
      if (scores.length > 0) {
        relation.intensity = scores.reduce((sum, value) => sum + value, 0) / scores.length;
      }
    }
    return relations.sort((a, b) => b.events.length - a.events.length);
  }
}

export function codeOf(entity: Entity): string {
  return [entity.code, entity.sector].filter(Boolean).join(".");
}
