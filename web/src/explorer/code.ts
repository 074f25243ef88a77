// A box for a text, which is read in place. Nothing of it is kept on the server.
import { h } from "../shared/dom.ts";
import { count } from "../shared/text.ts";
import { type Draft, ServerError } from "./api.ts";
import type { Page, View } from "./page.ts";
import { showReading } from "./reading.ts";

const EXAMPLE: Draft = {
  date: "2021-03-03",
  publisher: "An invented paper",
  text: `Norway rejects Danish offer of talks

OSLO, March 3 - Norway on Tuesday rejected an offer of talks from Denmark and threatened to ban imports of Danish butter, officials said.

"The offer comes a winter too late," a Norwegian Foreign Ministry spokesman told reporters in Oslo.

Denmark accused Norway of breaking a treaty of 2015. Norway denied the accusation. Sweden offered to mediate between the two.

About 300 farmers marched in Copenhagen on Monday. Police arrested four of them.`,
};

// What was written last, so that who comes back finds it again.
let kept: Draft = { text: "" };

function labelled(label: string, field: HTMLElement, hint = ""): HTMLElement {
  return h(
    "div",
    { class: "field" },
    h("label", { for: field.id }, label, hint !== "" && `: ${hint}`),
    field,
  );
}

class Box {
  readonly form = h("form", { class: "paste" });
  private readonly text = h("textarea", {
    id: "draft-text",
    rows: 12,
    required: true,
    dir: "auto",
  });
  private readonly date = h("input", { id: "draft-date", type: "date" });
  private readonly publisher = h("input", { id: "draft-publisher", type: "text" });
  private readonly button = h("button", { type: "submit", class: "main" }, "Read it");
  private readonly note = h("p", { class: "fault", role: "alert" });
  private readonly result = h("div", { class: "reading-home" });

  constructor(private readonly view: View) {
    const example = h("button", { type: "button" }, "Take an example");
    example.addEventListener("click", () => {
      this.fill(EXAMPLE);
      this.text.focus();
    });
    this.form.append(
      labelled("Text", this.text, "headline first, paragraphs with a blank line between"),
      h(
        "div",
        { class: "field-grid" },
        labelled("Day of publication", this.date, "if the text does not tell it"),
        labelled("Outlet", this.publisher),
      ),
      h("p", { class: "buttons" }, this.button, example),
      this.note,
    );
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.read();
    });
    this.fill(kept);
    view.root.append(this.form, this.result);
  }

  private fill(draft: Draft): void {
    this.text.value = draft.text;
    this.date.value = draft.date ?? "";
    this.publisher.value = draft.publisher ?? "";
  }

  private draft(): Draft {
    const draft: Draft = { text: this.text.value, id: "pasted" };
    if (this.date.value !== "") draft.date = this.date.value;
    if (this.publisher.value.trim() !== "") draft.publisher = this.publisher.value.trim();
    return draft;
  }

  async read(): Promise<void> {
    const draft = this.draft();
    kept = draft;
    this.note.textContent = "";
    if (draft.text.trim() === "") {
      this.note.textContent = "There is no text yet.";
      this.text.focus();
      return;
    }
    this.button.disabled = true;
    this.result.setAttribute("aria-busy", "true");
    try {
      const data = await this.view.asking.report(draft);
      const home = h("div", { class: "reading-home", tabindex: -1 });
      const reader = showReading(this.view, home, data, draft);
      home.setAttribute("aria-label", `${count(reader.marked, "thing")} read`);
      this.result.replaceChildren(home);
      home.focus({ preventScroll: true });
      home.scrollIntoView({ block: "start" });
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
      if (!(error instanceof ServerError)) throw error;
      this.note.textContent = error.message;
    } finally {
      this.button.disabled = false;
      this.result.removeAttribute("aria-busy");
    }
  }
}

export const code: Page = {
  name: "code",
  title: "Code an article",
  key: "c",
  asks: false,
  async draw(view) {
    view.lead(
      "A text goes to this server, is read there and forgotten: who did what to whom, when, and on whose word.",
    );
    const box = new Box(view);
    if (kept.text.trim() !== "") await box.read();
  },
};
