// The report page in a real browser: that it shows everything, explains by mouse, keyboard and
// touch, runs nothing of the text, fetches nothing, and has no serious fault of accessibility.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { ReportData } from "../../web/src/shared/report_data.ts";
import { excess, faults, fill, launch, open, PHONE, ROOT, shoot, store } from "./browser.ts";
import { emptyFixture, fixture } from "./fixture.ts";

let browser: Browser;
const address = store(fill(fixture()));

before(async () => {
  browser = await launch();
});
after(() => browser.close());

const SECTIONS = [
  "events",
  "actors",
  "relations",
  "statements",
  "proposals",
  "measures",
  "disputes",
  "places",
  "provenance",
];

async function pageOf(data: ReportData): Promise<Page> {
  const { page, complaints } = await open(browser, store(fill(data)));
  assert.deepEqual(complaints, []);
  return page;
}

describe("the whole page", () => {
  test("shows every section, complains of nothing and fetches nothing", async () => {
    const { page, complaints } = await open(browser, address);
    for (const id of SECTIONS) {
      assert.equal(await page.locator(`section#${id} h2`).count(), 1, id);
      assert.equal(await page.locator(`section#${id} .empty`).count(), 0, id);
    }
    assert.equal(await page.locator("#events .event").count(), 10);
    assert.equal(await page.locator("#actors .actor").count(), 12);
    assert.equal(await page.locator("#statements blockquote").count(), 3);
    assert.equal(await page.locator("#proposals .proposal").count(), 2);
    assert.equal(await page.locator("#measures tbody tr").count(), 1);
    assert.equal(await page.locator("#disputes .position").count(), 2);
    assert.equal(await page.locator("#places .pin").count(), 3); // Springfield has none
    assert.equal(await page.locator("#relations .node").count(), 8);
    assert.deepEqual(complaints, []);
  });

  test("is the same each time", async () => {
    const drawn = async (): Promise<string> => {
      const { page } = await open(browser, address);
      await page.locator(".pin").first().waitFor();
      return page.locator("main").innerHTML();
    };
    assert.equal(await drawn(), await drawn());
  });

  test("says so where there is nothing", async () => {
    const page = await pageOf(emptyFixture());
    assert.equal(await page.locator(".empty").count(), SECTIONS.length - 1);
    assert.equal(await page.locator("h1").innerText(), "nothing.txt");
    assert.equal(await page.locator(".story").innerText(), "Nothing happened today.");
  });

  for (const scheme of ["light", "dark"] as const) {
    for (const [name, options] of [
      ["desktop", {}],
      ["phone", PHONE],
    ] as const) {
      test(`has no serious fault: ${name}, ${scheme}`, async () => {
        const { page } = await open(browser, address, { ...options, colorScheme: scheme });
        await page.locator(".pin").first().waitFor();
        assert.ok((await excess(page)) <= 0, "the page is wider than its window");
        await shoot(page, `report-${name}-${scheme}`);
        await page.locator(".story a.mark").first().focus();
        assert.deepEqual(await faults(page), []);
      });
    }
  }

  test("draws relations between countries, too", async () => {
    const { page } = await open(browser, address);
    assert.equal(await page.locator("#relations tbody tr").count(), 8);
    await page.getByRole("button", { name: "By country" }).click();
    // What is done inside Ethiopia falls away, and its actors are one.
    await page.locator("#relations .node").nth(3).waitFor();
    assert.equal(await page.locator("#relations tbody tr").count(), 4);
    assert.equal(await page.locator("#relations .node").count(), 4);
  });

  test("changes its colours on demand", async () => {
    const { page } = await open(browser, address, { colorScheme: "light" });
    const paper = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await page.getByRole("button", { name: "Dark" }).click();
    assert.notEqual(await paper(), light);
    await page.reload();
    assert.notEqual(await paper(), light);
    await page.getByRole("button", { name: "Auto" }).click();
    assert.equal(await paper(), light);
  });

  test("prints without its controls", async () => {
    const { page } = await open(browser, address, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    for (const control of [".tools", ".contents", ".layers", ".map-buttons"]) {
      assert.equal(await page.locator(control).first().isVisible(), false, control);
    }
    assert.ok((await page.pdf()).length > 10_000);
  });
});

describe("the readings", () => {
  test("are shown to the pointer and go when it leaves", async () => {
    const { page } = await open(browser, address);
    await page.locator("a.mark", { hasText: "responded" }).hover();
    const card = page.locator("#card");
    await card.waitFor({ state: "visible" });
    const text = await card.innerText();
    for (const part of ["REJECT", "Ethiopia", "Egypt", "frames/reject.frames:12", "an answer"]) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
    await card.hover();
    await page.waitForTimeout(300);
    assert.equal(await card.isVisible(), true);
    await page.mouse.move(2, 2);
    await card.waitFor({ state: "hidden" });
  });

  test("are shown to the keyboard, step by step", async () => {
    const { page } = await open(browser, address);
    await page.locator("h1 a.mark").first().focus();
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    const card = page.locator("#card");
    assert.equal(await focused.innerText(), "CAIRO");
    assert.equal(await focused.getAttribute("aria-describedby"), "card");
    assert.ok((await card.innerText()).includes("where the story was written"));
    await page.keyboard.press("ArrowRight");
    assert.equal(await focused.innerText(), "March 3, 2021");
    assert.ok((await card.innerText()).includes("3 March 2021"));
    await page.keyboard.press("ArrowLeft");
    assert.equal(await focused.innerText(), "CAIRO");
    await page.keyboard.press("Escape");
    assert.equal(await card.isVisible(), false);
    await page.keyboard.press("Enter");
    assert.ok((await focused.innerText()).startsWith("Cairo"), "the row of the place");
  });

  test("each of them can be reached by the tab key", async () => {
    const { page } = await open(browser, address);
    const reached = await page.evaluate(() => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>("h1 a, .story a")];
      return links.filter((link) => link.tabIndex === 0).map((link) => link.innerText);
    });
    for (const words of [
      "offered",
      "Egyptian",
      "S1",
      "P1",
      "M1",
      "D1a",
      "D1b",
      "told",
      "Springfield",
    ]) {
      assert.ok(reached.includes(words), `${words} in ${reached.join(", ")}`);
    }
  });

  test("open at a tap and close again", async () => {
    const { page } = await open(browser, address, PHONE);
    await page.locator("a.mark", { hasText: "responded" }).tap();
    const sheet = page.getByRole("dialog");
    await sheet.waitFor();
    assert.ok((await sheet.innerText()).includes("REJECT"));
    assert.deepEqual(await faults(page), []);
    await sheet.getByRole("link", { name: "Go to event 3" }).tap();
    assert.equal(await page.locator("#card").isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "events-3");
  });

  test("are found in the text from their rows", async () => {
    const { page } = await open(browser, address);
    await page.locator("#events-9 .back").click();
    assert.equal(await page.locator(":focus").innerText(), "arrested");
  });

  test("can be switched off by layer", async () => {
    const { page } = await open(browser, address);
    assert.ok((await page.locator(".on-events").count()) > 0);
    const plain = await page.locator(".story").innerText();
    await page.getByRole("checkbox", { name: "Events" }).uncheck();
    assert.equal(await page.locator(".on-events").count(), 0);
    assert.ok((await page.locator(".on-actors").count()) > 0);
    assert.equal(await page.locator(".story").innerText(), plain);
    await page.locator("#events-9 .back").click(); // switches it on again
    assert.equal(await page.getByRole("checkbox", { name: "Events" }).isChecked(), true);
  });
});

describe("a hostile text", () => {
  const HOSTILE =
    `</script><script>alert(1)</script><img src=x onerror=alert(2)> "quote' &amp; \u202eturned\u202c ` +
    `\u0001 \u05e9\u05dc\u05d5\u05dd \ud83d\ude00 [end]`;

  test("is shown and not run", async () => {
    const data = emptyFixture();
    data.document = { id: HOSTILE, text: HOSTILE, publisher: HOSTILE, url: "javascript:alert(3)" };
    data.entities = [{ name: HOSTILE, code: HOSTILE, role: HOSTILE, rule: HOSTILE }];
    const end = HOSTILE.length;
    data.mentions = [
      { begin: 0, end, kind: "person", entity: 0 },
      { begin: 3, end: 9, kind: "person" },
    ];
    data.sentences = [{ begin: 0, end }];
    data.events = [
      {
        ...fixture().events[0]!,
        type: HOSTILE,
        actor: [0],
        recipient: [1],
        trigger: { begin: 2, end },
        sentence: 0,
      },
    ];
    const page = await pageOf(data);
    await page.locator(".story a.mark").first().hover();
    await page.locator("#card").waitFor({ state: "visible" });
    assert.equal(await page.locator("img, script:not([id]):not(:last-of-type)").count(), 0);
    const shown = await page.locator(".story").innerText();
    assert.ok(shown.startsWith("</script><script>alert(1)</script><img src=x"), shown);
    assert.ok(shown.includes("[RLO]turned[PDF]"), shown);
    assert.ok(shown.endsWith("\ud83d\ude00 [end]"), shown);
    assert.ok((await excess(page)) <= 0, "the page is wider than its window");
  });

  test("of many words is cut in linear time", async () => {
    const data = emptyFixture();
    const words = 20_000;
    data.document.text = "Egypt met.\n".repeat(words);
    data.entities = [{ name: "Egypt" }];
    for (let i = 0; i < words; ++i) {
      data.blocks.push({ begin: i * 11, end: i * 11 + 10, kind: "paragraph" });
      data.mentions.push({ begin: i * 11, end: i * 11 + 5, kind: "place", entity: 0 });
    }
    const begin = Date.now();
    const page = await pageOf(data);
    assert.equal(await page.locator(".story a").count(), words);
    assert.ok(Date.now() - begin < 20_000);
  });
});

describe("the program's own page", () => {
  const program = process.env["TACITUS"] ?? join(ROOT, "build/release/tacitus");
  const skip = existsSync(program) ? false : `there is no ${program}`;
  const made = (text: string): string => {
    const run = spawnSync(program, ["report", "-", "--date", "2021-03-03"], {
      input: Buffer.from(text, "latin1"),
      maxBuffer: 1 << 28,
    });
    assert.equal(run.status, 0, run.stderr.toString());
    return run.stdout.toString("utf8");
  };

  test("of the example is drawn without complaint", { skip }, async () => {
    const story = readFileSync(join(ROOT, "examples/river.txt"), "latin1");
    const { page, complaints } = await open(browser, store(made(story)));
    assert.ok((await page.locator("#events .event").count()) > 5);
    assert.deepEqual(complaints, []);
    assert.deepEqual(await faults(page), []);
    await shoot(page, "river-desktop-light");
  });

  test("without JavaScript has the article and the events", { skip }, async () => {
    const story = readFileSync(join(ROOT, "examples/river.txt"), "latin1");
    const { page } = await open(browser, store(made(story)), { javaScriptEnabled: false });
    assert.equal(
      await page.locator("main h1").innerText(),
      "Ethiopia Rejects Egypt's Offer of Talks Over River Dam",
    );
    assert.ok((await page.locator("main table tr").count()) > 5);
    await shoot(page, "river-no-javascript");
  });

  test("of broken bytes is drawn without complaint", { skip }, async () => {
    const story = "Talks </script> fail \xff\xfe\n\nIran \xe2\x80\xae met \xc3 Iraq on Monday.\n";
    const { page, complaints } = await open(browser, store(made(story)));
    assert.ok((await page.locator("main").innerText()).includes("</script>"));
    assert.deepEqual(complaints, []);
  });
});
