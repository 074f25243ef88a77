// All pages, in the order of the menu. A page more is a module, a row here, and its address in
// src/server/pages.cc: docs/pages.md.
import { article } from "./article.ts";
import { articles } from "./articles.ts";
import { code } from "./code.ts";
import { disputes } from "./disputes.ts";
import { map } from "./map.ts";
import { measures } from "./measures.ts";
import { network } from "./network.ts";
import { overview } from "./overview.ts";
import type { Page } from "./page.ts";
import { proposals } from "./proposals.ts";
import { record } from "./record.ts";
import { records } from "./records.ts";
import { statements } from "./statements.ts";
import { timeline } from "./timeline.ts";

export const PAGES: Page[] = [
  overview,
  map,
  network,
  timeline,
  records,
  proposals,
  measures,
  disputes,
  statements,
  articles,
  code,
  record,
  article,
];
