// Made by `tacitus schema --to typescript`.

export interface Sentence {
  /** Number of the sentence in the document, counted from 0. */
  index: number;
  /** Where the sentence begins. */
  begin: number;
  /** Where the sentence ends. */
  end: number;
}

export interface Party {
  /** Country (ISO 3166-1 alpha-3) or kind of body (UNO, IGO, NGO, ...). */
  code?: string;
  /** PLOVER sector: GOV, MIL, REB, ... */
  sector?: string;
  /** Canonical name. */
  name?: string;
  /** Office held on the day of publication. */
  role?: string;
  /** The words of the text. */
  text: string;
  /** Where the words begin. */
  begin: number;
  /** Where the words end. */
  end: number;
  /** Wikidata item. */
  wikidata?: string;
}

export interface Place {
  /** Canonical name. */
  name: string;
  /** ISO 3166-1 alpha-3. */
  country?: string;
  /** Region of the first level. */
  admin1?: string;
  /** Degrees north, WGS 84. */
  latitude: number;
  /** Degrees east, WGS 84. */
  longitude: number;
  /** GeoNames id. */
  geonames_id: number;
  /** country, region or point. */
  precision: string;
  /** The words of the text. */
  text: string;
  /** Where the words begin. */
  begin: number;
  /** Where the words end. */
  end: number;
}

export interface Number {
  /** killed, injured, arrested, participants, displaced or money. */
  counts: string;
  /** At least so many. */
  low: number;
  /** At most so many; absent for "at least". */
  high?: number;
  /** Of money: ISO 4217. */
  unit?: string;
  /** On whose word it stands, outermost first. */
  claimants: Claimant[];
  /** The words of the text. */
  text: string;
  /** Where the words begin. */
  begin: number;
  /** Where the words end. */
  end: number;
}

export interface Claimant {
  /** Who says so; absent when unnamed. */
  entity?: Party;
  /** The word that says so: "said", "according to". */
  cue: Words;
}

export interface Words {
  /** The words of the text. */
  text: string;
  /** Where the words begin. */
  begin: number;
  /** Where the words end. */
  end: number;
}

export interface Terms {
  /** The words of the text. */
  text: string;
  /** Where the words begin. */
  begin: number;
  /** Where the words end. */
  end: number;
  /** PLOVER type of what is proposed. */
  type?: string;
}

export interface Condition {
  /** The words of the text. */
  text: string;
  /** Where the words begin. */
  begin: number;
  /** Where the words end. */
  end: number;
  /** Who sets it. */
  by?: Party;
}

export interface Answer {
  /** Who answers. */
  by: Party[];
  /** accepted, rejected, ignored, countered or withdrawn. */
  state: string;
  /** First day on which it was given. */
  date?: string;
  /** Id of the event that is the answer. */
  event?: string;
  /** The words of the text. */
  text: string;
  /** Where the words begin. */
  begin: number;
  /** Where the words end. */
  end: number;
}

export interface Position {
  /** Whose position it is. */
  holder?: Party;
  /** What the party says. */
  claim: Words;
  /** claims, denies or differs. */
  stance: string;
}

export interface Event {
  /** What the record is: event, statement, proposal, measure or dispute. */
  kind: 'event';
  /** Stable id: a hash of document, place, type and parties. */
  id: string;
  /** Id of the document. */
  document: string;
  /** Day of publication. */
  published?: string;
  /** How the day of publication is known: given, metadata, inferred. */
  date_source?: string;
  /** Who printed it. */
  publisher?: string;
  /** Where the document can be read. */
  url?: string;
  /** The sentence that reports it. */
  sentence: Sentence;
  /** PLOVER type: REJECT, REQUEST, ... */
  type: string;
  /** PLOVER mode of the type. */
  mode?: string;
  /** PLOVER contexts: what it is about. */
  contexts: string[];
  /** CAMEO code. */
  cameo?: string;
  /** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
  quad?: number;
  /** Goldstein score of the CAMEO code, -10 to 10. */
  goldstein?: number;
  /** PLOVER score of type and mode, -10 to 10. */
  intensity?: number;
  /** What the text says of it: actual, future, hypothetical, negated. */
  status: string;
  /** True when it happened long before the story's own time. */
  historical: boolean;
  /** Who does it; compound actors are one list. */
  actor: Party[];
  /** To whom it is done; all who do it, when they do it to one another (met, signed, clashed). */
  recipient: Party[];
  /** First day on which it happened or was said. */
  date?: string;
  /** Last day, the same as date for a single day. */
  date_end?: string;
  /** day, week, month, year or unknown. */
  date_precision: string;
  /** Where it happened or was said. */
  place?: Place;
  /** How many were killed, arrested, took part, ... */
  numbers: Number[];
  /** On whose word it stands, outermost first; without entity: somebody unnamed. */
  claimants: Claimant[];
  /** The words that express it. */
  trigger: Words;
  /** Why: file and line of the rule, or the name of the model. */
  rule: string;
  /** How sure, 0 to 1. */
  confidence: number;
}

export interface Statement {
  /** What the record is: event, statement, proposal, measure or dispute. */
  kind: 'statement';
  /** Stable id: a hash of document, place, type and parties. */
  id: string;
  /** Id of the document. */
  document: string;
  /** Day of publication. */
  published?: string;
  /** How the day of publication is known: given, metadata, inferred. */
  date_source?: string;
  /** Who printed it. */
  publisher?: string;
  /** Where the document can be read. */
  url?: string;
  /** The sentence that reports it. */
  sentence: Sentence;
  /** Who says it; absent when unnamed. */
  speaker?: Party;
  /** Office of the speaker on the day of publication. */
  role?: string;
  /** The words that tell of the saying; absent when quotation marks alone do. */
  cue?: Words;
  /** The words that are said, in pieces when something stands between them. */
  quote: Words[];
  /** direct, indirect or mixed. */
  mode: string;
  /** To whom it is said. */
  addressee: Party[];
  /** First day on which it happened or was said. */
  date?: string;
  /** Last day, the same as date for a single day. */
  date_end?: string;
  /** day, week, month, year or unknown. */
  date_precision: string;
  /** Where it happened or was said. */
  place?: Place;
  /** Why: file and line of the rule, or the name of the model. */
  rule: string;
  /** How sure, 0 to 1. */
  confidence: number;
}

export interface Proposal {
  /** What the record is: event, statement, proposal, measure or dispute. */
  kind: 'proposal';
  /** Stable id: a hash of document, place, type and parties. */
  id: string;
  /** Id of the document. */
  document: string;
  /** Day of publication. */
  published?: string;
  /** How the day of publication is known: given, metadata, inferred. */
  date_source?: string;
  /** Who printed it. */
  publisher?: string;
  /** Where the document can be read. */
  url?: string;
  /** The sentence that reports it. */
  sentence: Sentence;
  /** Who proposes, offers or demands. */
  proposer: Party[];
  /** To whom. */
  addressee: Party[];
  /** What is proposed. */
  terms: Terms;
  /** What it depends on or is given for. */
  conditions: Condition[];
  /** On the day of publication: open, accepted, rejected, ignored, countered, withdrawn. */
  state: string;
  /** The answers that the text tells. */
  answers: Answer[];
  /** First day on which it happened or was said. */
  date?: string;
  /** Last day, the same as date for a single day. */
  date_end?: string;
  /** day, week, month, year or unknown. */
  date_precision: string;
  /** Id of the event that tells it. */
  event?: string;
  /** Why: file and line of the rule, or the name of the model. */
  rule: string;
  /** How sure, 0 to 1. */
  confidence: number;
}

export interface Measure {
  /** What the record is: event, statement, proposal, measure or dispute. */
  kind: 'measure';
  /** Stable id: a hash of document, place, type and parties. */
  id: string;
  /** Id of the document. */
  document: string;
  /** Day of publication. */
  published?: string;
  /** How the day of publication is known: given, metadata, inferred. */
  date_source?: string;
  /** Who printed it. */
  publisher?: string;
  /** Where the document can be read. */
  url?: string;
  /** The sentence that reports it. */
  sentence: Sentence;
  /** Who takes it. */
  sender: Party[];
  /** Against whom. */
  target: Party[];
  /** Its kind: embargo, asset_freeze, travel_ban, ... */
  measure: string;
  /** The body through which it goes. */
  body?: Party;
  /** proposed, threatened, imposed, extended, eased, lifted or blocked. */
  status: string;
  /** First day on which it happened or was said. */
  date?: string;
  /** Last day, the same as date for a single day. */
  date_end?: string;
  /** day, week, month, year or unknown. */
  date_precision: string;
  /** On whose word it stands, outermost first; without entity: somebody unnamed. */
  claimants: Claimant[];
  /** The words that express it. */
  trigger: Words;
  /** Id of the event that tells it. */
  event?: string;
  /** Why: file and line of the rule, or the name of the model. */
  rule: string;
  /** How sure, 0 to 1. */
  confidence: number;
}

export interface Dispute {
  /** What the record is: event, statement, proposal, measure or dispute. */
  kind: 'dispute';
  /** Stable id: a hash of document, place, type and parties. */
  id: string;
  /** Id of the document. */
  document: string;
  /** Day of publication. */
  published?: string;
  /** How the day of publication is known: given, metadata, inferred. */
  date_source?: string;
  /** Who printed it. */
  publisher?: string;
  /** Where the document can be read. */
  url?: string;
  /** The sentence that reports it. */
  sentence: Sentence;
  /** What it is about. */
  subject: Words;
  /** The claims, two or more. */
  positions: Position[];
  /** Why: file and line of the rule, or the name of the model. */
  rule: string;
  /** How sure, 0 to 1. */
  confidence: number;
}

export type TacitusRecord = Event | Statement | Proposal | Measure | Dispute;
