// Questions in the language of docs/query.md: taken apart into terms, and changed term by term.

export interface Term {
  /** As it is written, "-type:CONSULT". */
  text: string;
  negated: boolean;
  field: string;
  /** Without its quotation marks. */
  value: string;
}

/** The terms, in their order; what is none keeps its text and has no field. */
export function termsOf(question: string): Term[] {
  const found = question.match(/(?:[^\s"]|"(?:[^"\\]|\\.)*"?)+/g) ?? [];
  return found.map((text) => {
    const parts = /^(-?)([a-z0-9_]+):([^]*)$/.exec(text);
    if (!parts) return { text, negated: false, field: "", value: text };
    const value = (parts[3] ?? "").replace(/"((?:[^"\\]|\\.)*)"?/g, (_, inside: string) =>
      inside.replace(/\\(.)/g, "$1"),
    );
    return { text, negated: parts[1] === "-", field: parts[2] ?? "", value };
  });
}

/** A value as it must be written: in quotation marks where it has blanks or signs of the language. */
export function quoted(value: string): string {
  if (/^[^\s",:<>()]+$/.test(value)) return value;
  return `"${value.replace(/[\\"]/g, "\\$&")}"`;
}

/** The value that the question gives a field; "" when it says nothing of it, or more than one thing. */
export function valueOf(question: string, field: string): string {
  const found = termsOf(question).filter((term) => term.field === field && !term.negated);
  return found.length === 1 ? (found[0]?.value ?? "") : "";
}

/** The question with another value for a field; "" takes it away. `raw` is written as it is. */
export function withTerm(question: string, field: string, value: string, raw = false): string {
  const terms = termsOf(question).filter((term) => term.field !== field || term.negated);
  const texts = terms.map((term) => term.text);
  if (value !== "") texts.push(`${field}:${raw ? value : quoted(value)}`);
  return texts.join(" ");
}

/** The question with several of its fields changed. */
export function withTerms(question: string, values: { [field: string]: string }): string {
  return Object.entries(values).reduce(
    (changed, [field, value]) => withTerm(changed, field, value),
    question,
  );
}

/** The question without the term at that place. */
export function withoutTerm(question: string, index: number): string {
  return termsOf(question)
    .filter((_, i) => i !== index)
    .map((term) => term.text)
    .join(" ");
}
