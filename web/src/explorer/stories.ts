// Stories as a list, for several pages.
import { h, words } from "../shared/dom.ts";
import { count, day, shortened } from "../shared/text.ts";
import type { Row } from "./api.ts";
import type { View } from "./page.ts";
import { quadDot, toRecord } from "./parts.ts";

/** Stories as a list: who did what to whom, in the words of the first report, and how many report it. */
export function storyList(view: View, stories: Row[]): HTMLElement {
  const text = (row: Row, name: string): string => String(row[name] ?? "");
  const party = (row: Row, role: string): string =>
    text(row, `${role}_name`).replace(/;/g, ", ") || text(row, `${role}_text`).replace(/;/g, ", ");
  return h(
    "ol",
    { class: "stories" },
    ...stories.map((row) =>
      h(
        "li",
        {},
        h(
          "p",
          { class: "story-head" },
          h("span", { class: "muted" }, row["day"] === null ? "no date" : day(text(row, "day"))),
          " ",
          quadDot(Number(row["quad"] ?? 0)),
          h(
            "a",
            { href: toRecord(view.address, text(row, "id")) },
            words(shortened(party(row, "actor") || "somebody", 48)),
            " ",
            h("b", { class: "type" }, text(row, "type")),
            " ",
            party(row, "recipient") === party(row, "actor")
              ? ""
              : words(shortened(party(row, "recipient"), 48)),
          ),
          Number(row["mentions"]) > 1 &&
            h(
              "span",
              { class: "badge" },
              `${count(Number(row["mentions"]), "report")}, ${count(Number(row["independent_outlets"]), "outlet")}`,
            ),
        ),
        h("p", { class: "sentence" }, words(shortened(text(row, "sentence_text"), 240))),
      ),
    ),
  );
}
