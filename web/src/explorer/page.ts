// What a page is, and what it gets to draw itself.
import type { Address, Changes } from "./address.ts";
import type { Asking } from "./api.ts";
import type { Codes } from "./codes.ts";

/** A way to save what is seen: the name of a format, and the address that gives it. */
export interface Save {
  name: string;
  href: string;
}

export interface View {
  /** Empty; the page fills it. It stands in the document when draw() is done. */
  readonly root: HTMLElement;
  /** Where we are: the page, the question and whatever else stands in the URL. */
  readonly address: Address;
  /** Questions to the server. They fail when the reader has left the page. */
  readonly asking: Asking;
  readonly codes: Codes;
  /** The sentence under the heading. */
  lead(text: string): void;
  /** Links that save what is seen. */
  saves(links: Save[]): void;
  /** Writes into the address what has changed on the page, which need not be drawn anew. */
  keep(changes: Changes): void;
  /** Goes to another address, as a link would. */
  go(href: string): void;
  /** Says something to a screen reader, such as how much was found. */
  say(text: string): void;
}

export interface Page {
  /** Its address, "map"; that of the overview is "". */
  name: string;
  title: string;
  /** Key after "g" that leads there; absent for pages that are not in the menu. */
  key?: string;
  /** Whether the bar of questions stands above it. */
  asks: boolean;
  /** Fills the view. What it throws is shown to the reader. */
  draw(view: View): Promise<void>;
}
