// The report page: reads the data that stands in the page and draws everything from it.
import { append, h, words } from "../shared/dom.ts";
import type { ReportData } from "../shared/report_data.ts";
import { themeSwitch } from "../shared/theme.ts";
import { published } from "./provenance.ts";
import { linksOf, readerOf, reveal } from "./reader.ts";
import type { Section } from "./section.ts";

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
  const links = linksOf(sections);
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

// Brings what the address names into view.
function follow(): void {
  reveal(decodeURIComponent(window.location.hash.slice(1)));
}

function start(): void {
  const data = readData();
  const main = document.querySelector("main");
  if (!data || !main) return;
  const { model, article, sections, story, marked } = readerOf(data, document.body, "h1");
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
  window.addEventListener("hashchange", follow);
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  if (window.location.hash !== "") follow();
}

start();
