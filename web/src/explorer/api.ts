// Questions to the server: the routes of docs/http.md.
import type { TacitusRecord } from "../shared/record.ts";
import type { ReportData } from "../shared/report_data.ts";

export type Cell = string | number | null;
export type Row = { [column: string]: Cell };
export type Parameters = { [name: string]: string | number | boolean | null | undefined };

/** What the server says is wrong. */
export class ServerError extends Error {
  constructor(
    message: string,
    readonly status: number,
    /** "query:11": where in the request; "" when it says nothing of that. */
    readonly where: string,
  ) {
    super(message);
  }
}

interface Answer {
  rows: Row[];
}

export interface Found {
  records: TacitusRecord[];
  /** [record] the sentence that tells it. */
  sentences: string[];
}

/** A document that is sent to be read. */
export interface Draft {
  text: string;
  id?: string;
  title?: string;
  date?: string;
  publisher?: string;
}

const MOST_KEPT = 60;
// Answers to GET, so that going back is instant. They last until the page is loaded anew.
const kept = new Map<string, unknown>();

function target(path: string, parameters: Parameters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return `v1/${path}${text === "" ? "" : `?${text}`}`;
}

async function fetched(address: string, options: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ServerError("The server does not answer. Is `tacitus serve` still running?", 0, "");
  }
  if (response.ok) return response;
  let message = `The server answered ${response.status}.`;
  let where = "";
  try {
    const body = (await response.json()) as { error?: { message?: string; where?: string } };
    message = body.error?.message ?? message;
    where = body.error?.where ?? "";
  } catch {
    // Not of our server: the number says what there is to say.
  }
  throw new ServerError(message, response.status, where);
}

/** Questions that one view asks; all fail when it is left. */
export class Asking {
  constructor(private readonly signal: AbortSignal) {}

  /** Any route with GET, "records". */
  async get<T>(path: string, parameters: Parameters = {}): Promise<T> {
    const address = target(path, parameters);
    const known = kept.get(address);
    if (known !== undefined) return known as T;
    const response = await fetched(address, { signal: this.signal });
    const answer = (await response.json()) as T;
    kept.set(address, answer);
    const oldest = kept.keys().next();
    if (kept.size > MOST_KEPT && !oldest.done) kept.delete(oldest.value);
    return answer;
  }

  /** Records that answer a question, the newest first unless `sort` says otherwise. */
  records(question: string, parameters: Parameters = {}): Promise<Found> {
    return this.get<Found>("records", { q: question, sentences: "yes", ...parameters });
  }

  record(id: string): Promise<TacitusRecord> {
    return this.get<TacitusRecord>(`records/${encodeURIComponent(id)}`);
  }

  /** How many records, by fields: rows with a column each and "count". */
  async counts(question: string, by: string, parameters: Parameters = {}): Promise<Row[]> {
    return (await this.get<Answer>("counts", { q: question, by, ...parameters })).rows;
  }

  /** Rows of a view of docs/store.md; { "month>": "2017-01" } means at least. */
  async view(name: string, parameters: Parameters = {}): Promise<Row[]> {
    return (await this.get<Answer>(`views/${name}`, parameters)).rows;
  }

  /** One article with its text; null when there is none. */
  async article(id: string): Promise<Row | null> {
    const answer = await this.get<Answer>(`articles/${encodeURIComponent(id)}`);
    return answer.rows[0] ?? null;
  }

  /** Every layer of a text, as the report shows them. */
  async report(draft: Draft): Promise<ReportData> {
    return (await this.post("report", draft)).json() as Promise<ReportData>;
  }

  /** Why each event was coded, and why a sentence has none. */
  async explain(draft: Draft): Promise<string> {
    return (await this.post("explain", draft)).text();
  }

  private post(path: string, draft: Draft): Promise<Response> {
    return fetched(`v1/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(draft),
      signal: this.signal,
    });
  }
}

/** Links that save an answer; `path` as for Asking.get. */
export function saveLinks(path: string, parameters: Parameters): { name: string; href: string }[] {
  return [
    { name: "CSV", href: target(path, { ...parameters, to: "csv" }) },
    { name: "JSON lines", href: target(path, { ...parameters, to: "jsonl" }) },
  ];
}
