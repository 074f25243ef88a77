// The report page: reads the data that stands in the page and draws everything from it.
import { append, h, words } from "../shared/dom.ts";
import type { ReportData } from "../shared/report_data.ts";
import { themeSwitch } from "../shared/theme.ts";
import { actors } from "./actors.ts";
import { Article } from "./article.ts";
import { Card } from "./card.ts";
import { LAYERS } from "./marks.ts";
import { Model } from "./model.ts";
import { places } from "./places.ts";
import { provenance, published } from "./provenance.ts";
import { relations } from "./relations.ts";
import type { Section } from "./section.ts";
import { disputes, measures, proposals } from "./standing.ts";
import { statements } from "./statements.ts";
import { timeline } from "./timeline.ts";

function readData(): ReportData | null {
  const text = document.getElementById("data")?.textContent;
  return text ? (JSON.parse(text) as ReportData) : null;
}

function topBar(): HTMLElement {
  const print = h("button", { type: "button", class: "button" }, "Print");
  print.addEventListener("click", () => window.print());
  return h(
    "header",
    { class: "top" },
    h("p", { class: "brand" }, h("b", {}, "Tacitus"), " report"),
    h("div", { class: "tools" }, themeSwitch(), print),
  );
}

function navigation(sections: Section[]): HTMLElement {
  const links = [
    h("a", { href: "#story" }, "Article"),
    ...sections.map((one) =>
      h(
        "a",
        { href: `#${one.id}`, class: one.count === 0 ? "is-empty" : null },
        one.title,
        one.id !== "provenance" && h("span", { class: "number" }, one.count),
      ),
    ),
  ];
  const nav = h(
    "nav",
    { class: "contents", "aria-label": "Sections" },
    h("ul", {}, ...links.map((link) => h("li", {}, link))),
  );
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        for (const link of links) {
          if (link.hash === `#${entry.target.id}`) link.setAttribute("aria-current", "true");
          else link.removeAttribute("aria-current");
        }
      }
    },
    { rootMargin: "-20% 0px -75% 0px" },
  );
  queueMicrotask(() => {
    for (const link of links) {
      const target = document.getElementById(link.hash.slice(1));
      if (target) observer.observe(target);
    }
  });
  return nav;
}

// Opens what hides the target of a link, and gives it the focus.
function reveal(): void {
  const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  if (!target) return;
  const row = target.closest<HTMLElement>("[tabindex='-1']") ?? target;
  for (let element = row.parentElement; element; element = element.parentElement) {
    if (element instanceof HTMLDetailsElement) element.open = true;
  }
  row.scrollIntoView({ block: row.tagName === "SECTION" ? "start" : "center" });
  row.focus({ preventScroll: true });
}

function start(): void {
  const data = readData();
  const main = document.querySelector("main");
  if (!data || !main) return;
  const model = new Model(data);
  const card = new Card(document.body);
  const article = new Article(model, card);
  const sections = [
    timeline(model, article),
    actors(model, article),
    relations(model),
    statements(model, article),
    proposals(model, article),
    measures(model, article),
    disputes(model, article),
    places(model, article),
    provenance(model),
  ];
  const marked = LAYERS.reduce((sum, layer) => sum + article.count(layer), 0);
  const story = h(
    "article",
    { id: "story", "aria-label": "The article" },
    article.body,
    h(
      "aside",
      { class: "side", "aria-label": "Layers of the article" },
      article.switches(),
      h(
        "p",
        { class: "hint hint-wide" },
        "Point at marked words, or go through them with Tab and the arrow keys, to see how they were read.",
      ),
      h("p", { class: "hint hint-touch" }, "Tap marked words to see how they were read."),
    ),
  );
  const { document: about } = data;
  main.replaceChildren(
    h(
      "div",
      { class: "opening" },
      h(
        "p",
        { class: "kicker" },
        ...(about.publisher ? [words(about.publisher), " · "] : []),
        published(model),
      ),
      article.title,
      h(
        "p",
        { class: "standfirst" },
        marked === 0
          ? "Nothing was read in this text."
          : "What this article says about who did what to whom, when, where and on whose word, as a program read it. Each mark says why.",
      ),
    ),
    story,
    ...sections.map((one) => one.element),
  );
  main.before(topBar(), navigation(sections));
  append(document.body, [
    h(
      "footer",
      { class: "foot" },
      h(
        "p",
        {},
        "Made by Tacitus. It records what is said, by whom, and takes no side. Machine reading has errors: check the words before you rely on a row.",
      ),
    ),
  ]);
  document.documentElement.classList.add("is-drawn");
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  if (window.location.hash !== "") reveal();
}

start();
