// Tables that are cards on a narrow screen.
import { h } from "./dom.ts";

/** A table; on a narrow screen each row is a card with the names of the columns in it. */
export function table(label: string, head: string[], rows: HTMLTableRowElement[]): HTMLElement {
  // The roles are written out because the layout for narrow screens makes blocks of the cells.
  for (const row of rows) {
    row.setAttribute("role", "row");
    [...row.cells].forEach((cell, i) => {
      cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
      cell.dataset.label = head[i] ?? "";
    });
  }
  return h(
    "table",
    { role: "table", "aria-label": label },
    h(
      "thead",
      { role: "rowgroup" },
      h(
        "tr",
        { role: "row" },
        ...head.map((name, i) =>
          h(
            "th",
            {
              scope: "col",
              role: "columnheader",
              class: rows[0]?.cells[i]?.classList.contains("figure") === true ? "figure" : null,
            },
            name,
          ),
        ),
      ),
    ),
    h("tbody", { role: "rowgroup" }, ...rows),
  );
}
