// A browser for the tests, and pages filled as the program fills them.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AxeResults } from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import type { ReportData } from "../../web/src/shared/report_data.ts";

// The bundle of a test lies in web/build.
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SHOTS = join(ROOT, "build/pages");

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--force-prefers-reduced-motion",
    ],
  });
}

const folder = mkdtempSync(join(tmpdir(), "tacitus-pages-"));
let written = 0;

/** Writes a page and gives its address. */
export function store(html: string): string {
  const path = join(folder, `${++written}.html`);
  writeFileSync(path, html);
  return `file://${path}`;
}

/** The template with the data in it, as src/io/write_report.cc fills it. */
export function fill(data: ReportData): string {
  const json = JSON.stringify(data).replace(
    /[<>&]/g,
    (c) => `\\u00${c.charCodeAt(0).toString(16)}`,
  );
  return readFileSync(join(ROOT, "data/report/page.html"), "utf8")
    .replace("<!--fill language-->", "en")
    .replace("<!--fill title-->", "Report")
    .replace("<!--fill text-->", "")
    .replace("<!--fill data-->", () => json);
}

export interface Opened {
  page: Page;
  /** Errors of the page, messages on its console, requests beyond its own file. */
  complaints: string[];
}

export async function open(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
  own = address, // how the address of each request begins
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => complaints.push(`console: ${message.text()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(own)) complaints.push(`request: ${request.url()}`);
  });
  page.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(address);
  return { page, complaints };
}

export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
};

/** Keeps a picture of the page for people to look at. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Serious faults of accessibility that axe finds on the page. */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => node.html)
          .join(" | ")}`,
    );
}

/** How many pixels the page is wider than its window. */
export function excess(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
