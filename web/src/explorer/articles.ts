// The articles of the store, each with the way to the reader.
import { append, h, words } from "../shared/dom.ts";
import { table } from "../shared/table.ts";
import { count, grouped } from "../shared/text.ts";
import { type Row, saveLinks } from "./api.ts";
import type { Page, View } from "./page.ts";
import { choices, nothingFound, pager, toArticle, toRecords } from "./parts.ts";
import { quoted } from "./question.ts";
import { dayOf, textOf } from "./registers.ts";

const LIMIT = 50;

const SORTS = [
  ["", "Newest"],
  ["published", "Oldest"],
  ["-records", "Most records"],
] as const;

function articleRow(view: View, row: Row): HTMLTableRowElement {
  const document = textOf(row, "document");
  const original = textOf(row, "copy_of");
  return h(
    "tr",
    {},
    h("td", { class: "when" }, dayOf(row, "published")),
    h(
      "th",
      { scope: "row" },
      h("a", { href: toArticle(view.address, document) }, words(textOf(row, "title") || document)),
      original !== "" &&
        h(
          "a",
          { class: "badge", href: toArticle(view.address, original), title: original },
          "copy",
        ),
    ),
    h("td", {}, words(textOf(row, "publisher") || "—")),
    h(
      "td",
      { class: "figure" },
      h(
        "a",
        { href: toRecords(view.address, `document:${quoted(document)}`) },
        grouped(Number(row["records"] ?? 0)),
      ),
    ),
  );
}

export const articles: Page = {
  name: "articles",
  title: "Articles",
  key: "a",
  asks: true,
  async draw(view) {
    const { address, asking } = view;
    const offset = address.number("offset", 0);
    const asked = {
      q: address.question,
      sort: address.get("sort", "-published"),
    };
    const shown = await asking.view("articles", { ...asked, limit: LIMIT, offset });
    view.lead(
      "Everything that was read. A copy is an article of which three fifths or more are, word for word, that of another outlet.",
    );
    view.say(`${count(shown.length, "article")} shown`);
    view.saves(saveLinks("views/articles", { ...asked, limit: 10000 }));
    append(view.root, [
      h("div", { class: "controls" }, choices(address, "sort", "Order", SORTS)),
      shown.length === 0
        ? nothingFound(view, "articles")
        : table(
            "Articles",
            ["Published", "Article", "Outlet", "Records"],
            shown.map((row) => articleRow(view, row)),
          ),
      pager(address, offset, LIMIT, shown.length),
    ]);
  },
};
