// Where one is: a page and parameters. Everything that a page shows follows from its address, so
// that each view can be kept, sent and gone back to.

/** Parameters that go along to other pages. */
const KEPT = ["q"];

export type Changes = { [name: string]: string | number | null | undefined };

function written(page: string, parameters: URLSearchParams): string {
  // A question stays readable: colons, commas and dots need no escape there.
  const text = parameters.toString().replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%2F/g, "/");
  return `./${page}${text === "" ? "" : `?${text}`}`;
}

export class Address {
  constructor(
    readonly page: string,
    private readonly parameters: URLSearchParams = new URLSearchParams(),
  ) {}

  /** Of a URL of ours: the page is the last part of its path. */
  static of(url: URL): Address {
    return new Address(url.pathname.slice(url.pathname.lastIndexOf("/") + 1), url.searchParams);
  }

  /** The question, in the language of docs/query.md. */
  get question(): string {
    return this.get("q");
  }

  get(name: string, otherwise = ""): string {
    return this.parameters.get(name) ?? otherwise;
  }

  /** A whole number of the parameter. */
  number(name: string, otherwise: number): number {
    const text = this.parameters.get(name) ?? "";
    return /^\d{1,9}$/.test(text) ? Number(text) : otherwise;
  }

  /** One of the choices; the first when it is none. */
  choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T {
    return choices.find((choice) => choice === this.get(name)) ?? choices[0];
  }

  /** The link to this page with other parameters; null takes one away. */
  with(changes: Changes): string {
    return written(this.page, changed(this.parameters, changes));
  }

  /** The link to another page; the question goes along. */
  to(page: string, changes: Changes = {}): string {
    const kept = new URLSearchParams();
    for (const name of KEPT) if (this.get(name) !== "") kept.set(name, this.get(name));
    return written(page, changed(kept, changes));
  }
}

function changed(parameters: URLSearchParams, changes: Changes): URLSearchParams {
  const out = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === "") out.delete(name);
    else out.set(name, String(value));
  }
  return out;
}
