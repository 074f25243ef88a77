// The pages over a store: the frame, and the way from one page to the next. A page is drawn whole
// from its address (pages.ts, page.ts); links do the rest, so every view has an address.
import { append, drawnByWidth, h } from "../shared/dom.ts";
import { themeSwitch } from "../shared/theme.ts";
import { Address } from "./address.ts";
import { Asking, ServerError } from "./api.ts";
import { Codes } from "./codes.ts";
import { Filters } from "./filters.ts";
import { Help, type Shortcut } from "./help.ts";
import type { Page, Save, View } from "./page.ts";
import { PAGES } from "./pages.ts";
import { emptyNote } from "./parts.ts";

const forever = new AbortController().signal;

class Frame {
  private readonly menu = h("ul", {});
  private readonly filters = new Filters((href) => this.go(href));
  private readonly heading = h("h1", { tabindex: -1 });
  private readonly leading = h("p", { class: "lead" });
  private readonly saving = h("p", { class: "saves" });
  private readonly home = h("div", { class: "page" });
  private readonly main = h("main", { id: "content", tabindex: -1 });
  private readonly live = h("p", { class: "unseen", role: "status" });
  private readonly help: Help;
  private codes: Codes | null = null;
  private shown = "";
  private leave = new AbortController();

  constructor() {
    this.help = new Help(this.shortcuts());
    append(this.main, [
      h("header", { class: "page-head" }, h("div", {}, this.heading, this.leading), this.saving),
      this.home,
    ]);
    const skip = h("a", { class: "skip", href: "#content" }, "Skip to the content");
    skip.addEventListener("click", (event) => {
      event.preventDefault();
      this.main.focus();
    });
    const help = h("button", { type: "button", "aria-haspopup": "dialog" }, "Help");
    help.addEventListener("click", () => this.help.open());
    document.body.prepend(
      skip,
      h(
        "header",
        { class: "top" },
        h(
          "p",
          { class: "brand" },
          h("a", { href: "./" }, h("b", {}, "Tacitus")),
          " who did what to whom",
        ),
        h("div", { class: "tools" }, help, themeSwitch()),
      ),
      h("nav", { class: "contents", "aria-label": "Pages" }, this.menu),
      this.filters.element,
      this.main,
      h(
        "footer",
        { class: "foot" },
        "Read by a program, checked by nobody: every record leads to its words and its rule. ",
        h("a", { href: "./v1/openapi.json" }, "HTTP API"),
      ),
      this.live,
      this.help.element,
    );
    document.addEventListener("click", (event) => this.follow(event));
    window.addEventListener("popstate", () => void this.draw());
  }

  private shortcuts(): Shortcut[] {
    return [
      { keys: "/", does: "ask a question", act: () => this.filters.focus() },
      {
        keys: "f",
        does: "open and close the fields of the question",
        act: () => this.filters.toggle(),
      },
      ...PAGES.filter((page) => page.key !== undefined).map((page) => ({
        keys: `g ${page.key}`,
        does: `go to ${page.title.toLowerCase()}`,
        act: () => this.go(this.address().to(page.name)),
      })),
    ];
  }

  private address(): Address {
    return Address.of(new URL(window.location.href));
  }

  go(href: string): void {
    window.history.pushState(null, "", href);
    void this.draw();
  }

  // Links to pages of ours are followed without loading anything anew.
  private follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const href = link?.getAttribute("href");
    if (!link || !href || link.hasAttribute("target") || link.hasAttribute("download")) return;
    const url = new URL(href, window.location.href);
    if (url.origin !== window.location.origin || (href.startsWith("#") && url.hash !== "")) return;
    if (!PAGES.some((page) => page.name === Address.of(url).page)) return;
    if (/\/v1\//.test(url.pathname)) return;
    event.preventDefault();
    this.go(href);
  }

  async draw(): Promise<void> {
    this.leave.abort();
    this.leave = new AbortController();
    const { signal } = this.leave;
    const address = this.address();
    const page = PAGES.find(({ name }) => name === address.page);
    this.main.setAttribute("aria-busy", "true");
    const root = h("div", { class: `page page-${page?.name || "overview"}` });
    let lead = "";
    let said = "";
    let saves: Save[] = [];
    let failure: unknown = null;
    try {
      this.codes ??= await Codes.load(new Asking(forever));
      if (signal.aborted) return;
      this.filters.show(address, page?.asks === true, this.codes);
      const view: View = {
        root,
        address,
        asking: new Asking(signal),
        codes: this.codes,
        lead: (text) => (lead = text),
        say: (text) => (said = text),
        go: (href) => this.go(href),
        keep: (changes) => {
          if (!signal.aborted) window.history.replaceState(null, "", this.address().with(changes));
        },
        saves: (links) => (saves = links),
      };
      if (page) await page.draw(view);
      else root.append(emptyNote("There is no such page.", h("a", { href: "./" }, "Overview")));
    } catch (error) {
      failure = error;
    }
    if (signal.aborted) return;
    if (failure !== null) root.replaceChildren(this.trouble(failure));
    this.filters.complain(
      failure instanceof ServerError && failure.where.startsWith("query") ? failure.message : "",
    );
    this.show(page, address, root, {
      lead,
      saves,
      said: failure === null ? said : "Something went wrong.",
    });
    drawnByWidth(() => {
      if (!signal.aborted) this.main.removeAttribute("aria-busy");
    });
  }

  private show(
    page: Page | undefined,
    address: Address,
    root: HTMLElement,
    rest: { lead: string; saves: Save[]; said: string },
  ): void {
    const title = page?.title ?? "Not found";
    const other = this.shown !== address.page;
    const focused = document.activeElement?.id ?? "";
    document.title = `${title} · Tacitus`;
    this.heading.textContent = title;
    this.leading.textContent = rest.lead;
    this.saving.replaceChildren(
      ...(rest.saves.length > 0 ? ["Save what is seen: "] : []),
      ...rest.saves.map(({ name, href }) => h("a", { href, download: "" }, name)),
    );
    this.drawMenu(address);
    this.revealMenu();
    const old = this.main.querySelector(":scope > .page");
    old?.replaceWith(root);
    this.live.textContent = `${title}. ${rest.said}`;
    if (other) {
      // The first page keeps the focus where the browser has it, so that the skip link comes first.
      if (this.shown !== "" || document.activeElement !== document.body)
        this.heading.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    } else if (focused !== "") {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
    this.shown = address.page;
  }

  private drawMenu(address: Address): void {
    this.menu.replaceChildren(
      ...PAGES.filter((page) => page.key !== undefined).map((page) =>
        h(
          "li",
          {},
          h(
            "a",
            {
              href: address.to(page.name),
              "aria-current": page.name === address.page ? "page" : null,
            },
            page.title,
          ),
        ),
      ),
    );
  }

  // On a narrow screen the menu is longer than its bar.
  private revealMenu(): void {
    const current = this.menu.querySelector<HTMLElement>("[aria-current]");
    if (!current) return;
    const [left, right] = [current.offsetLeft, current.offsetLeft + current.offsetWidth];
    if (right > this.menu.scrollLeft + this.menu.clientWidth || left < this.menu.scrollLeft)
      this.menu.scrollLeft = left - 24;
  }

  private trouble(error: unknown): HTMLElement {
    const told = error instanceof ServerError ? error : null;
    if (!told) console.error(error);
    if (told?.status === 404 && told.message.includes("no store")) {
      return emptyNote(
        "This server has no store, so there is nothing to look at yet.",
        h("p", {}, "Put articles into one, and serve it:"),
        h(
          "pre",
          { tabindex: 0 },
          "tacitus ingest news.jsonl --store world.db\ntacitus serve --store world.db",
        ),
        h("p", {}, h("a", { href: "./code" }, "Or code an article here.")),
      );
    }
    const again = h("button", { type: "button" }, "Try again");
    again.addEventListener("click", () => void this.draw());
    return h(
      "div",
      { class: "trouble", role: "alert" },
      h("p", {}, told?.message ?? "This page has a fault; the console of the browser says more."),
      told?.where && h("p", { class: "muted" }, `at ${told.where}`),
      told?.where.startsWith("query")
        ? h("p", {}, h("a", { href: this.address().with({ q: null }) }, "Ask for everything"))
        : again,
    );
  }
}

void new Frame().draw();
