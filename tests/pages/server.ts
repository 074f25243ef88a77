// A server over a store of the invented crisis of data/demo, for the tests of the pages.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { launch, type Opened, open, ROOT } from "./browser.ts";

const PROGRAM = process.env["TACITUS"] ?? join(ROOT, "build/release/tacitus");

/** Whether there is a program to serve with. */
export function canServe(): boolean {
  return existsSync(PROGRAM);
}

export interface Served {
  /** "http://127.0.0.1:41234/" */
  address: string;
  stop(): void;
}

/** A browser and a server over the store, for the tests of the suite in which it is made. */
export class Visitor {
  private browser!: Browser;
  private served!: Served;

  constructor() {
    before(async () => {
      [this.browser, this.served] = await Promise.all([launch(), serve()]);
    });
    after(async () => {
      this.served.stop();
      await this.browser.close();
    });
  }

  get address(): string {
    return this.served.address;
  }

  /** Opens a page, and waits until it is drawn. */
  async visit(path: string, options: BrowserContextOptions = {}): Promise<Opened> {
    const opened = await open(this.browser, this.address + path, options, this.address);
    await opened.page.locator("main:not([aria-busy]) > .page > *").first().waitFor();
    return opened;
  }
}

/** Makes a store of data/demo and serves it on a port that is free. */
export async function serve(withStore = true): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "tacitus-serve-"));
  const world = join(folder, "world.db");
  if (withStore) {
    const news = join(ROOT, "data/demo/articles.jsonl");
    const made = spawnSync(PROGRAM, ["ingest", news, "--store", world, "--quiet"]);
    if (made.status !== 0) throw new Error(String(made.stderr));
  }
  const store = withStore ? ["--store", world] : [];
  const server = spawn(PROGRAM, ["serve", "--port", "0", ...store], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  return { address: await listening(server), stop: () => server.kill("SIGTERM") };
}

function listening(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stderr?.on("data", (part: Buffer) => {
      said += String(part);
      const found = /listening on (\S+)/.exec(said);
      if (found) resolve(`${found[1]}/`);
    });
    server.on("exit", () => reject(new Error(said)));
  });
}
