// The reader: an article of the store with all that was read in it. It is read anew from its text,
// by the same program that read it for the store.
import { append, type Child, h, joined, words } from "../shared/dom.ts";
import { day, shortened } from "../shared/text.ts";
import type { Draft, Row } from "./api.ts";
import type { Page, View } from "./page.ts";
import { emptyNote, toArticle, toRecord, toRecords } from "./parts.ts";
import { quoted } from "./question.ts";
import { outletOf, placeOf, showReading } from "./reading.ts";

function text(row: Row, column: string): string {
  const value = row[column];
  return value === null || value === undefined ? "" : String(value);
}

/** The document as it is sent to be read again. A day that was found in the text is found again. */
export function draftOf(row: Row): Draft {
  const draft: Draft = { text: text(row, "text"), id: text(row, "document") };
  if (text(row, "title") !== "") draft.title = text(row, "title");
  if (text(row, "publisher") !== "") draft.publisher = text(row, "publisher");
  if (text(row, "published") !== "" && text(row, "date_source") !== "inferred") {
    draft.date = text(row, "published");
  }
  return draft;
}

// The other articles that are near copies of this one.
async function copiesOf(view: View, row: Row): Promise<Row[]> {
  const copies = text(row, "copies");
  if (copies === "") return [];
  const rows = await view.asking.view("articles", { copies, sort: "published", limit: 20 });
  return rows.filter((one) => one["document"] !== row["document"]);
}

function copyLine(view: View, row: Row, others: Row[]): Child {
  if (others.length === 0) return null;
  const original = text(row, "copy_of");
  const link = (one: Row): Child =>
    h(
      "a",
      { href: toArticle(view.address, text(one, "document")) },
      outletOf(one["publisher"] ?? one["document"]),
    );
  const first = others.find((one) => one["document"] === original);
  return h(
    "p",
    { class: "muted copies" },
    first ? "A near copy of what " : "Printed, nearly word for word, by ",
    ...(first ? [link(first), " printed"] : joined(others.map(link), ", ")),
    first && others.length > 1
      ? h("span", {}, ", as ", ...joined(others.filter((o) => o !== first).map(link), ", "), " did")
      : null,
    ".",
  );
}

function ways(view: View, row: Row, record: string): HTMLElement {
  const document = text(row, "document");
  return h(
    "p",
    { class: "ways" },
    record !== "" && h("a", { href: toRecord(view.address, record) }, "Back to the record"),
    h("a", { href: toRecords(view.address, `document:${quoted(document)}`) }, "Its records"),
    /^https?:/.test(text(row, "url")) &&
      h(
        "a",
        { href: text(row, "url"), rel: "noopener noreferrer", target: "_blank" },
        "Where it was published",
      ),
  );
}

export const article: Page = {
  name: "article",
  title: "Article",
  asks: false,
  async draw(view) {
    const id = view.address.get("id");
    const row = id === "" ? null : await view.asking.article(id);
    if (row === null) {
      view.root.append(
        emptyNote(
          id === "" ? "This address names no article." : "There is no such article in this store.",
          h("p", {}, h("a", { href: view.address.to("articles") }, "All articles")),
        ),
      );
      return;
    }
    const draft = draftOf(row);
    const [data, others] = await Promise.all([view.asking.report(draft), copiesOf(view, row)]);
    const published = text(row, "published");
    view.lead(
      [text(row, "publisher") || "no outlet", published === "" ? "no date" : day(published)].join(
        ", ",
      ),
    );
    const record = view.address.get("record");
    append(view.root, [copyLine(view, row, others), ways(view, row, record)]);
    const home = h("div", { class: "reading-home" });
    view.root.append(home);
    const { article: story } = showReading(view, home, data, draft);
    view.say(shortened(text(row, "title") || id, 120));
    const place = record === "" ? null : placeOf(data, record);
    if (place) window.requestAnimationFrame(() => story.show(place.layer, place.index));
    else if (record !== "") {
      home.before(
        h(
          "p",
          { class: "muted" },
          "This record was read by another version of the program or of its data; the text is read anew here, and has no such record. ",
          words(record, "code"),
        ),
      );
    }
  },
};
