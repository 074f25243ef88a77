// All pages, in the order of the menu. A page more is a module, a row here, and its address in
// src/server/pages.cc: docs/pages.md.
import { map } from "./map.ts";
import { network } from "./network.ts";
import { overview } from "./overview.ts";
import type { Page } from "./page.ts";
import { record } from "./record.ts";
import { records } from "./records.ts";
import { soon } from "./soon.ts";
import { timeline } from "./timeline.ts";

export const PAGES: Page[] = [
  overview,
  map,
  network,
  timeline,
  records,
  soon("proposals", "Proposals", "p"),
  soon("measures", "Measures", "e"),
  soon("disputes", "Disputes", "d"),
  soon("statements", "Statements", "s"),
  soon("articles", "Articles", "a"),
  soon("code", "Code an article", "c"),
  record,
  soon("article", "Article"),
];
