// The pages over a store in a real browser: each is opened, on desktop and phone, light and dark;
// none asks another host, none is wider than its window, none has a serious fault of accessibility.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { PAGES } from "../../web/src/explorer/pages.ts";
import { excess, faults, launch, open, PHONE, shoot } from "./browser.ts";
import { canServe, serve, Visitor } from "./server.ts";

describe("pages over a store", { skip: !canServe() && "there is no build/release/tacitus" }, () => {
  const visitor = new Visitor();
  const visit = visitor.visit.bind(visitor);

  for (const { name } of PAGES) {
    for (const scheme of ["light", "dark"] as const) {
      for (const [size, options] of [
        ["desktop", {}],
        ["phone", PHONE],
      ] as const) {
        test(`${name || "overview"}: ${size}, ${scheme}`, async () => {
          const { page, complaints } = await visit(name, { ...options, colorScheme: scheme });
          assert.notEqual(await page.locator("h1").innerText(), "Not found");
          assert.ok((await excess(page)) <= 0, "the page is wider than its window");
          await shoot(page, `explorer-${name || "overview"}-${size}-${scheme}`);
          assert.deepEqual(await faults(page), []);
          assert.deepEqual(complaints, []);
          await page.context().close();
        });
      }
    }
  }

  test("questions are asked by fields and by words, and stand in the address", async () => {
    const { page, complaints } = await visit("records");
    const all = await page.locator(".records tbody tr").count();
    await page.getByText("Fields", { exact: true }).click();
    await page.getByLabel("Actor").fill("chile");
    await page.locator("#field-quad").selectOption("3");
    await page.getByRole("button", { name: "Apply" }).click();
    await page.waitForURL(/q=actor:CHL\+quad:3/);
    await page.locator(".term").nth(1).waitFor();
    const some = await page.locator(".records tbody tr").count();
    assert.ok(some > 0 && some < all);
    // The term goes away again, and back is back.
    await page.getByRole("link", { name: "Take away quad Verbal conflict" }).click();
    await page.waitForURL(/q=actor:CHL$/);
    await page.goBack();
    await page.waitForURL(/quad:3/);
    // The question goes along.
    await page.getByRole("navigation", { name: "Pages" }).getByText("Network").click();
    await page.waitForURL(/network\?q=actor:CHL\+quad:3/);
    await page.locator(".network .node").first().waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Network");
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  test("a faulty question says what would be right", async () => {
    const { page } = await visit("records?q=actr:CHL");
    assert.match(await page.getByRole("alert").innerText(), /did you mean "actor"/);
    assert.equal(await page.locator("#question").getAttribute("aria-invalid"), "true");
    assert.deepEqual(await faults(page), []);
    await page.locator("#question").fill("actor:CHL");
    await page.keyboard.press("Enter");
    await page.locator(".records").waitFor();
    assert.equal(await page.locator("#question").getAttribute("aria-invalid"), null);
    await page.context().close();
  });

  test("a question that nothing answers has a way out", async () => {
    for (const name of ["", "map", "network", "timeline", "records"]) {
      const { page, complaints } = await visit(`${name}?q=actor:ZMB`);
      await page.getByText("Ask for everything").first().waitFor();
      assert.deepEqual(complaints, []);
      await page.context().close();
    }
  });

  test("a record shows its words and why, and leads to its article", async () => {
    const { page } = await visit("records?q=type:SANCTION");
    await page.locator(".records tbody th a").first().click();
    await page.locator(".passage mark.trigger").waitFor();
    assert.match(await page.locator("main").innerText(), /frames\/\w+\.frames:\d+/);
    await page.getByText("How the whole sentence is read").click();
    await page.getByText(/^sentence \d+: /).waitFor();
    assert.deepEqual(await faults(page), []);
    const reader = page.getByRole("link", { name: "Read the article" });
    assert.match(
      (await reader.getAttribute("href")) ?? "",
      /article\?.*id=[a-z-]+1968-[0-9-]+&record=/,
    );
    await page.context().close();
  });

  test("keys", async () => {
    const { page } = await visit("");
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    await page.waitForURL(/map$/);
    await page.locator(".map .pin").first().waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    assert.deepEqual(await faults(page), []);
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "question");
    await page.keyboard.type("gm?"); // is text here
    assert.equal(await page.locator("#question").inputValue(), "gm?");
    await page.context().close();
  });

  test("the skip link comes first, and leads to the content", async () => {
    const { page } = await visit("records");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.className), "skip");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "content");
    await page.context().close();
  });

  test("the heat map is walked by arrow keys, and its cells lead to their records", async () => {
    const { page } = await visit("?heat=dyads&measure=events");
    const first = page.locator(".heat a[tabindex='0']").last();
    await first.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    const title = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    assert.match(title ?? "", /\S+ → \S+.*: \d+ events?/);
    await page.keyboard.press("Enter");
    await page.locator(".records tbody tr").first().waitFor();
    await page.context().close();
  });

  test("the map passes through the months, and keeps the month in the address", async () => {
    const { page } = await visit("map");
    const pins = await page.locator(".map .pin").count();
    await page.locator("#month").focus();
    await page.keyboard.press("End");
    await page.waitForURL(/month=1968-\d\d/);
    assert.ok((await page.locator(".map .pin").count()) <= pins);
    await page.context().close();
  });

  test("the time line goes nearer bar by bar", async () => {
    const { page } = await visit("timeline?q=since:1968-03+until:1968-05");
    const bars = await page.locator(".bars .bar").count();
    assert.equal(bars, 92);
    await page.locator(".story-dot").first().waitFor();
    await page.locator("#nearer").click();
    await page.waitForURL(/since:1968-\d\d-\d\d/);
    await page.locator("main:not([aria-busy])").waitFor();
    assert.ok((await page.locator(".bars .bar").count()) < bars);
    await page.context().close();
  });

  test("the time line is zoomed by drawing over its bars", async () => {
    const { page } = await visit("timeline?q=since:1968-03+until:1968-05");
    const box = await page.locator(".bars svg").boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/since:1968-03-\d\d\+until:1968-03-\d\d/);
    await page.locator("main:not([aria-busy])").waitFor();
    const bars = await page.locator(".bars .bar").count();
    assert.ok(bars >= 8 && bars <= 14, String(bars));
    await page.context().close();
  });

  test("the map shows places or countries, and one kind of events", async () => {
    const { page, complaints } = await visit("map");
    const places = await page.locator(".map .pin").count();
    await page.getByRole("link", { name: "Countries", exact: true }).click();
    await page.waitForURL(/level=countries/);
    await page.locator("main:not([aria-busy])").waitFor();
    const countries = await page.locator(".map .pin").count();
    assert.ok(countries > 0 && countries <= places);
    await page.getByRole("link", { name: "Material conflict", exact: true }).click();
    await page.waitForURL(/part=4/);
    await page.locator("main:not([aria-busy])").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), "part-4");
    assert.equal(await page.locator(".map .fill:not(.quad-4)").count(), 0);
    await page.locator(".map .pin").first().press("Enter");
    await page.locator(".records tbody tr").first().waitFor();
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  test("what is seen can be saved", async () => {
    for (const name of ["", "map", "network", "timeline", "records"]) {
      const { page } = await visit(`${name}?q=actor:CHL`);
      for (const link of await page.locator(".saves a").all()) {
        const answer = await page.request.get(visitor.address + (await link.getAttribute("href")));
        assert.equal(answer.status(), 200);
        assert.match(answer.headers()["content-disposition"] ?? "", /^attachment; filename=/);
        const lines = (await answer.text()).trim().split("\n");
        assert.ok(lines.length > 1, lines.join());
      }
      assert.equal(await page.locator(".saves a").count(), 2, name);
      await page.context().close();
    }
  });
});

describe(
  "pages without a store",
  { skip: !canServe() && "there is no build/release/tacitus" },
  () => {
    test("say so, and what to do", async () => {
      const [browser, served] = await Promise.all([launch(), serve(false)]);
      try {
        const { page } = await open(browser, served.address, {}, served.address);
        await page.getByText("tacitus ingest").waitFor();
        assert.deepEqual(await faults(page), []);
      } finally {
        served.stop();
        await browser.close();
      }
    });
  },
);
