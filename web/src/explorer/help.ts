// The keys of the pages, and the dialog that tells them and the language of questions.
import { h } from "../shared/dom.ts";
import { quadLegend } from "./parts.ts";

export interface Shortcut {
  /** "g m": one after the other. */
  keys: string;
  does: string;
  act: () => void;
}

const STORED = "tacitus-keys";
const PATIENCE = 1200; // milliseconds between two keys of one shortcut

const EXAMPLES: [string, string][] = [
  ["actor:PRK recipient:KOR", "what North Korea does to South Korea"],
  ["type:REJECT,THREATEN", "one of these types"],
  ["-status:negated", "everything but what did not happen"],
  ["since:2017-07 until:2017-08", "from July to August 2017"],
  [
    'text:"military talks" text:sanction*',
    "words of the sentence, in this order, and beginnings of words",
  ],
  ['speaker:"Moon Jae-in" kind:statement', "what somebody says"],
  ["goldstein:<-5 country:SYR", "harsh acts in Syria"],
  ["recipient:none", "without a recipient"],
];

function stored(): boolean {
  try {
    return window.localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

export class Help {
  readonly element = h("dialog", { class: "help", "aria-labelledby": "help-title" });
  private readonly on = h("input", { type: "checkbox", id: "keys-on" });
  private before = "";
  private since = 0;

  constructor(private readonly shortcuts: Shortcut[]) {
    this.on.checked = stored();
    this.on.addEventListener("change", () => {
      try {
        window.localStorage.setItem(STORED, this.on.checked ? "on" : "off");
      } catch {
        // The choice lasts as long as the page.
      }
    });
    const close = h("button", { type: "button", class: "close" }, "Close");
    close.addEventListener("click", () => this.element.close());
    this.element.append(
      h("header", {}, h("h2", { id: "help-title" }, "Help"), close),
      h("h3", {}, "Colours"),
      h("p", {}, "The colour of an event is its kind and nothing else."),
      quadLegend(),
      h("h3", {}, "Questions"),
      h("p", {}, "Terms with blanks between them; a record must fit all of them."),
      h(
        "dl",
        { class: "rows wide" },
        ...EXAMPLES.map(([text, means]) =>
          h("div", {}, h("dt", {}, h("code", {}, text)), h("dd", {}, means)),
        ),
      ),
      h("h3", {}, "Keys"),
      h(
        "dl",
        { class: "rows keys" },
        ...[...shortcuts, { keys: "?", does: "this help" }].map(({ keys, does }) =>
          h(
            "div",
            {},
            h(
              "dt",
              {},
              ...keys.split(" ").flatMap((key, i) => [i > 0 ? " " : "", h("kbd", {}, key)]),
            ),
            h("dd", {}, does),
          ),
        ),
      ),
      h("p", {}, this.on, " ", h("label", { for: "keys-on" }, "Keys are on")),
    );
    document.addEventListener("keydown", (event) => this.press(event));
  }

  open(): void {
    if (!this.element.open) this.element.showModal();
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!this.on.checked || this.element.open || isWriting(event.target)) return;
    const waited = event.timeStamp - this.since > PATIENCE;
    const keys = this.before !== "" && !waited ? `${this.before} ${event.key}` : event.key;
    const found = this.shortcuts.find((shortcut) => shortcut.keys === keys);
    this.before = this.shortcuts.some((shortcut) => shortcut.keys.startsWith(`${event.key} `))
      ? event.key
      : "";
    this.since = event.timeStamp;
    if (keys === "?") this.open();
    else if (found) found.act();
    else return;
    event.preventDefault();
    this.before = "";
  }
}
