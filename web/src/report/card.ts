// The card that explains the words under the pointer or the focus. With a mouse or the keyboard it
// stands beside the words and goes when they are left or Escape is pressed; it can itself be
// pointed at. A tap opens it at the foot of the screen, where it stays until it is closed.
import { h } from "../shared/dom.ts";

const SHOW_AFTER = 120; // milliseconds; less is restless, more is slow
const HIDE_AFTER = 180;

export type Fill = () => Node[];

export class Card {
  private readonly body = h("div", { class: "card-body" });
  private readonly close = h("button", { class: "card-close", type: "button" }, "Close");
  private readonly element = h("div", { id: "card", class: "card", role: "tooltip", hidden: true });
  private anchor: HTMLElement | null = null;
  private timer = 0;
  private pinned = false;
  /** Ends the listeners of a card whose page is left. */
  private readonly life = new AbortController();

  constructor(home: HTMLElement) {
    this.element.append(this.body, this.close);
    home.append(this.element);
    this.close.addEventListener("click", () => this.hide(true));
    this.element.addEventListener("pointerenter", () => window.clearTimeout(this.timer));
    this.element.addEventListener("pointerleave", () => this.hideSoon());
    const { signal } = this.life;
    document.addEventListener("keydown", (event) => this.onKey(event), { signal });
    document.addEventListener("pointerdown", (event) => this.onPointer(event), { signal });
    window.addEventListener("resize", () => this.hide(), { signal });
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.anchor) this.hide(true);
  }

  private onPointer(event: PointerEvent): void {
    if (!this.element.isConnected) this.life.abort();
    else if (this.pinned && event.target instanceof Node && !this.element.contains(event.target)) {
      this.hide();
    }
  }

  showSoon(anchor: HTMLElement, fill: Fill): void {
    if (this.pinned) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.show(anchor, fill), SHOW_AFTER);
  }

  show(anchor: HTMLElement, fill: Fill): void {
    window.clearTimeout(this.timer);
    this.release();
    this.anchor = anchor;
    anchor.setAttribute("aria-describedby", "card");
    anchor.classList.add("is-shown");
    this.body.replaceChildren(...fill());
    this.element.setAttribute("role", "tooltip");
    this.element.classList.remove("is-sheet");
    this.element.hidden = false;
    this.place(anchor);
  }

  /** Opens the card at the foot of the screen until it is closed. */
  pin(anchor: HTMLElement, fill: Fill): void {
    this.show(anchor, fill);
    this.pinned = true;
    this.element.setAttribute("role", "dialog");
    this.element.setAttribute("aria-label", "What was read here");
    this.element.classList.add("is-sheet");
    this.element.style.left = "";
    this.element.style.top = "";
    const covered = anchor.getBoundingClientRect().bottom + 12 - this.element.offsetTop;
    if (covered > 0) window.scrollBy({ top: covered });
    this.close.focus({ preventScroll: true });
  }

  hideSoon(): void {
    if (this.pinned) return;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.hide(), HIDE_AFTER);
  }

  hide(giveFocusBack = false): void {
    window.clearTimeout(this.timer);
    const anchor = this.anchor;
    const wasPinned = this.pinned;
    this.release();
    this.element.hidden = true;
    this.element.removeAttribute("aria-label");
    if (giveFocusBack && wasPinned) anchor?.focus({ preventScroll: true });
  }

  private release(): void {
    this.anchor?.removeAttribute("aria-describedby");
    this.anchor?.classList.remove("is-shown");
    this.anchor = null;
    this.pinned = false;
  }

  // Below the first line of the anchor, or above where there is more room.
  private place(anchor: HTMLElement): void {
    const line = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
    const width = this.element.offsetWidth;
    const height = this.element.offsetHeight;
    const room = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(line.left, room - width - 8));
    const below = line.bottom + 6 + height <= window.innerHeight || line.top < height + 6;
    const top = below ? line.bottom + 6 : line.top - height - 6;
    this.element.style.left = `${left + window.scrollX}px`;
    this.element.style.top = `${top + window.scrollY}px`;
  }
}
