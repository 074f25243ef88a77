// What codes mean, in words.
import type { Asking } from "./api.ts";

export interface EventType {
  code: string;
  quad: number;
  meaning: string;
}

interface Table {
  actors: { [code: string]: string };
  types: EventType[];
  sectors: { [code: string]: string };
  contexts: { [code: string]: string };
}

export class Codes {
  private readonly byName: Map<string, string>;

  private constructor(private readonly table: Table) {
    this.byName = new Map(
      Object.entries(table.actors).map(([code, name]) => [name.toLowerCase(), code]),
    );
  }

  static async load(asking: Asking): Promise<Codes> {
    return new Codes(await asking.get<Table>("codes"));
  }

  /** "KOR" is "South Korea"; what is no code stays as it is. */
  actor(code: string): string {
    return this.table.actors[code] ?? code;
  }

  /** The code of a country or body: "south korea" is "KOR"; null when it is none. */
  codeOf(name: string): string | null {
    return this.byName.get(name.trim().toLowerCase()) ?? null;
  }

  isCode(text: string): boolean {
    return text in this.table.actors;
  }

  /** [code, name], by code. */
  get actors(): [string, string][] {
    return Object.entries(this.table.actors);
  }

  get types(): EventType[] {
    return this.table.types;
  }

  type(code: string): EventType | undefined {
    return this.table.types.find((type) => type.code === code);
  }

  sector(code: string): string {
    return this.table.sectors[code] ?? code;
  }

  context(code: string): string {
    return this.table.contexts[code] ?? code;
  }
}
