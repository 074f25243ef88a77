// The place of a page that is not there yet.
import type { Page } from "./page.ts";
import { emptyNote } from "./parts.ts";

export function soon(name: string, title: string, key?: string): Page {
  return {
    name,
    title,
    ...(key !== undefined && { key }),
    asks: false,
    async draw(view) {
      view.root.append(emptyNote("This page is not there yet."));
    },
  };
}
