// What `tacitus report` puts into a page: the layers of one document, as src/io/report_data.cc
// writes them. Layers refer to each other by index. Positions count UTF-16 units of document.text,
// so that text.slice(begin, end) is right. What is unknown is absent.
import type { TacitusRecord } from "./record.ts";

export interface Span {
  begin: number;
  end: number;
}

/** A day or an interval of days: first day, last day, how exactly it is known. */
export interface Dated {
  date?: string;
  date_end?: string;
  date_precision?: "day" | "week" | "month" | "year";
}

/** Why, and how sure. */
export interface Grounds {
  confidence: number;
  rule?: string;
}

export interface DocumentData {
  id: string;
  text: string;
  title?: Span;
  published?: string;
  date_source?: "given" | "metadata" | "inferred";
  publisher?: string;
  language?: string;
  url?: string;
}

export interface Block extends Span {
  kind:
    | "headline"
    | "subheading"
    | "byline"
    | "agency"
    | "dateline"
    | "paragraph"
    | "caption"
    | "credit";
  file_caption?: boolean;
}

export interface Entity {
  name?: string;
  code?: string;
  sector?: string;
  role?: string;
  wikidata?: string;
  rule?: string;
}

export interface Mention extends Span {
  kind: "person" | "organization" | "group" | "place" | "pronoun" | "other";
  sentence?: number;
  entity?: number;
}

export interface Time extends Span, Dated {}

export interface Location extends Span {
  role: "mention" | "event" | "speech" | "home" | "dateline";
  name?: string;
  country?: string;
  admin1?: string;
  latitude?: number;
  longitude?: number;
  geonames_id?: number;
  precision: "unknown" | "country" | "region" | "point";
  rule?: string;
}

export interface Statement extends Dated, Grounds {
  speaker?: number;
  speaker_words?: Span;
  cue?: Span;
  content: Span[];
  mode: "direct" | "indirect" | "mixed";
  addressee: number[];
  sentence?: number;
  place?: number;
}

export interface Claimant {
  mention?: number;
  cue?: Span;
}

export interface EventNumber extends Span {
  kind: "killed" | "injured" | "arrested" | "participants" | "displaced" | "money";
  low: number;
  high?: number;
  unit?: string;
  claimants: Claimant[];
}

export type Status = "actual" | "future" | "hypothetical" | "negated";

export interface Event extends Dated, Grounds {
  type: string;
  mode?: string;
  cameo?: string;
  cameo_name?: string;
  quad?: number;
  intensity?: number;
  goldstein?: number;
  contexts: string[];
  status: Status;
  historical: boolean;
  actor: number[];
  recipient: number[];
  reciprocal: boolean;
  claimants: Claimant[];
  trigger: Span;
  sentence?: number;
  time?: number;
  place?: number;
  numbers: EventNumber[];
}

export type State = "open" | "accepted" | "rejected" | "ignored" | "countered" | "withdrawn";

export interface Condition extends Span {
  holder?: number;
}

export interface Answer {
  answerer: number[];
  state: State;
  event?: number;
  words?: Span;
}

export interface Proposal extends Dated, Grounds {
  proposer: number[];
  addressee: number[];
  terms?: Span;
  terms_type?: string;
  conditions: Condition[];
  answers: Answer[];
  state: State;
  event?: number;
  sentence?: number;
}

export interface Measure extends Dated, Grounds {
  sender: number[];
  target: number[];
  measure?: string;
  body?: number;
  status: "proposed" | "threatened" | "imposed" | "extended" | "eased" | "lifted" | "blocked";
  words?: Span;
  event?: number;
  sentence?: number;
  claimants: Claimant[];
}

export interface Position {
  holder?: number;
  claim?: Span;
  stance: "claims" | "denies" | "differs";
  statement?: number;
}

export interface Dispute extends Grounds {
  subject?: Span;
  positions: Position[];
  sentence?: number;
}

export interface ReportData {
  version: string;
  document: DocumentData;
  blocks: Block[];
  sentences: Span[];
  entities: Entity[];
  mentions: Mention[];
  times: Time[];
  locations: Location[];
  statements: Statement[];
  events: Event[];
  proposals: Proposal[];
  measures: Measure[];
  disputes: Dispute[];
  /** Event types that occur, and what they mean. */
  types: { [code: string]: string };
  /** Sectors that occur, and what they mean. */
  sectors: { [code: string]: string };
  /** What `tacitus code` writes; positions here count bytes. */
  records: TacitusRecord[];
}
