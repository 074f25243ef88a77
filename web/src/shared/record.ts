// Made by `tacitus schema --to typescript`.

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

export interface Words {
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
  /** The word that says so. */
  cue: Words;
}

export interface Sentence {
  /** Number of the sentence in the document, counted from 0. */
  index: number;
  /** Where the sentence begins. */
  begin: number;
  /** Where the sentence ends. */
  end: number;
}

export interface Record {
  /** What the record is: event. */
  kind: string;
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
  /** First day on which it happened. */
  date?: string;
  /** Last day, the same as date for a single day. */
  date_end?: string;
  /** day, week, month, year or unknown. */
  date_precision: string;
  /** On whose word it stands, outermost first; without entity: somebody unnamed. */
  claimants: Claimant[];
  /** The words that express it. */
  trigger: Words;
  /** Why: file and line of the rule, or the name of the model. */
  rule: string;
  /** How sure, 0 to 1. */
  confidence: number;
}
