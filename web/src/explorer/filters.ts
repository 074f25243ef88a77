// The bar of questions: the question as it is written, its terms to be taken away one by one, and
// fields that write it for those who do not know the language.
import { h } from "../shared/dom.ts";
import { capitalized, QUADS } from "../shared/text.ts";
import type { Address } from "./address.ts";
import type { Codes } from "./codes.ts";
import { termsOf, valueOf, withoutTerm, withTerm } from "./question.ts";

interface Field {
  name: string;
  label: string;
  hint: string;
  choices?: readonly (readonly [value: string, text: string])[];
}

const FIELDS: Field[] = [
  { name: "actor", label: "Actor", hint: "country, code or name" },
  { name: "recipient", label: "Recipient", hint: "country, code or name" },
  { name: "type", label: "Type", hint: "", choices: [] },
  {
    name: "quad",
    label: "Kind",
    hint: "",
    choices: [1, 2, 3, 4].map((quad) => [String(quad), capitalized(QUADS[quad] ?? "")] as const),
  },
  {
    name: "status",
    label: "Status",
    hint: "",
    choices: [
      ["actual", "Happened"],
      ["future", "Planned"],
      ["hypothetical", "Possible"],
      ["negated", "Did not happen"],
    ],
  },
  { name: "since", label: "Since", hint: "2017, 2017-07 or a day" },
  { name: "until", label: "Until", hint: "2017, 2017-07 or a day" },
  { name: "text", label: "Words", hint: "words of the sentence" },
];

export class Filters {
  readonly element = h("search", { class: "filters", "aria-label": "Question" });
  private readonly box = h("input", {
    id: "question",
    type: "text",
    name: "q",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-label": "Question",
    "aria-describedby": "question-fault",
    placeholder: "everything; or such as actor:PRK type:REJECT since:2017-07",
  });
  private readonly terms = h("ul", { class: "terms", "aria-label": "Terms of the question" });
  private readonly fault = h("p", { id: "question-fault", class: "fault" });
  private readonly fields = h("details", { class: "fields" });
  private readonly form = h("form", {});
  private readonly inputs = new Map<string, HTMLInputElement | HTMLSelectElement>();
  private address: Address | null = null;
  private codes: Codes | null = null;

  constructor(private readonly go: (href: string) => void) {
    this.form.append(
      h("label", { for: "question" }, "Question"),
      this.box,
      h("button", { type: "submit" }, "Ask"),
    );
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(this.box.value.trim());
    });
    this.element.append(this.form, this.fields, this.fault, this.terms);
  }

  focus(): void {
    if (this.element.hidden) return;
    this.box.focus();
    this.box.select();
  }

  toggle(): void {
    this.fields.open = !this.fields.open;
    if (this.fields.open) this.inputs.get("actor")?.focus();
  }

  /** What is wrong with the question; "" for nothing. */
  complain(fault: string): void {
    this.fault.textContent = fault;
    if (fault === "") this.box.removeAttribute("aria-invalid");
    else this.box.setAttribute("aria-invalid", "true");
  }

  show(address: Address, asks: boolean, codes: Codes): void {
    this.element.hidden = !asks;
    if (this.codes === null) this.build(codes);
    this.address = address;
    const question = address.question;
    this.box.value = question;
    for (const [name, input] of this.inputs) input.value = valueOf(question, name);
    const terms = termsOf(question);
    this.terms.hidden = terms.length === 0;
    this.terms.replaceChildren(
      ...terms.map((term, i) =>
        h(
          "li",
          {},
          h(
            "a",
            {
              class: "term",
              href: address.with({ q: withoutTerm(question, i), offset: null }),
            },
            h("span", { class: "unseen" }, "Take away "),
            h("span", { class: "muted" }, `${term.negated ? "not " : ""}${term.field} `),
            this.meaning(term.field, term.value),
            h("span", { class: "cross", "aria-hidden": "true" }, "×"),
          ),
        ),
      ),
      ...(terms.length > 1
        ? [h("li", {}, h("a", { href: address.with({ q: null, offset: null }) }, "Take away all"))]
        : []),
    );
  }

  // "KOR" is "South Korea", "4" a kind of events.
  private meaning(field: string, value: string): string {
    const choices = FIELDS.find(({ name }) => name === field)?.choices ?? [];
    const chosen = choices.find(([one]) => one === value)?.[1];
    return chosen ?? this.codes?.actor(value) ?? value;
  }

  private ask(question: string): void {
    if (this.address) this.go(this.address.with({ q: question, offset: null }));
  }

  private build(codes: Codes): void {
    this.codes = codes;
    const list = h(
      "datalist",
      { id: "known-actors" },
      ...codes.actors.map(([code, name]) => h("option", { value: name }, code)),
    );
    const form = h("form", { class: "field-grid" });
    for (const field of FIELDS) form.append(this.field(field, codes));
    form.append(h("button", { type: "submit" }, "Apply"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(this.written());
    });
    this.fields.append(h("summary", {}, "Fields"), form, list);
  }

  private field(field: Field, codes: Codes): HTMLElement {
    const id = `field-${field.name}`;
    const choices =
      field.name === "type"
        ? codes.types.map(({ code, meaning }) => [code, `${code}: ${meaning}`] as const)
        : field.choices;
    const input =
      choices === undefined
        ? h("input", {
            id,
            type: "text",
            autocomplete: "off",
            placeholder: field.hint,
            list: field.name === "actor" || field.name === "recipient" ? "known-actors" : null,
          })
        : h(
            "select",
            { id },
            h("option", { value: "" }, "any"),
            ...choices.map(([value, text]) => h("option", { value }, text)),
          );
    this.inputs.set(field.name, input);
    return h("div", { class: "field" }, h("label", { for: id }, field.label), input);
  }

  // The question that the fields say. Terms of others, and fields with several terms, stay.
  private written(): string {
    let question = this.box.value.trim();
    for (const [name, input] of this.inputs) {
      const value = input.value.trim();
      if (value === valueOf(question, name)) continue;
      const code = this.codes?.codeOf(value);
      // Codes may be several: "USA,GBR".
      const isCode = /^[A-Z0-9_]+\*?(,[A-Z0-9_]+\*?)*$/.test(value);
      question = withTerm(question, name, code ?? value, isCode);
    }
    return question;
  }
}
