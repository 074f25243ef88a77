// The registers of proposals, measures, disputes and statements, the reader, and the box for a text,
// over the articles of `tacitus demo`, in a real browser.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { stretchesOf } from "../../web/src/explorer/measures.ts";
import { stateFilter } from "../../web/src/explorer/proposals.ts";
import { grouped } from "../../web/src/explorer/registers.ts";
import { bySpeaker } from "../../web/src/explorer/statements.ts";
import type { Statement } from "../../web/src/shared/record.ts";
import { excess, faults, PHONE, shoot } from "./browser.ts";
import { canServe, Visitor } from "./server.ts";

const COLLISION = "albatross-wire-1968-03-07";

describe("registers", () => {
  test("a filter of states", () => {
    assert.deepEqual(stateFilter(""), {});
    assert.deepEqual(stateFilter("open"), { state: "open" });
    assert.deepEqual(stateFilter("answered"), { "state!": "open" });
  });

  test("rows are grouped in their order", () => {
    const rows = [{ offer: "b" }, { offer: "a" }, { offer: "b", day: 2 }, { offer: null }];
    assert.deepEqual(
      [...grouped(rows, "offer")].map(([key, group]) => `${key}:${group.length}`),
      ["b:2", "a:1", ":1"],
    );
  });

  test("how a measure went on", () => {
    const history = (...steps: [string, string][]) =>
      steps.map(([day, status]) => ({ day, status }));
    const cases: [[string, string][], string][] = [
      [[], ""],
      [[["2017-07-01", "imposed"]], "imposed 2017-07-01 2017-08-01"],
      [
        [
          ["2017-07-01", "proposed"],
          ["2017-07-05", "imposed"],
          ["2017-07-09", "imposed"],
          ["2017-07-20", "lifted"],
        ],
        "proposed 2017-07-01 2017-07-05; imposed 2017-07-05 2017-07-20; lifted 2017-07-20 2017-07-20",
      ],
      [[["", "imposed"]], ""],
    ];
    for (const [steps, expected] of cases) {
      const found = stretchesOf(history(...steps), "2017-08-01");
      assert.equal(found.map((s) => `${s.status} ${s.from} ${s.to}`).join("; "), expected);
    }
  });

  test("statements by speaker, the same name in two offices being two", () => {
    const said = (name: string, sector: string) =>
      ({ speaker: { name, sector, text: name, begin: 0, end: 1 } }) as Statement;
    const groups = bySpeaker([
      said("A", "GOV"),
      said("B", "GOV"),
      said("A", "GOV"),
      said("A", "OPP"),
    ]);
    assert.deepEqual(
      groups.map((group) => group.length),
      [2, 1, 1],
    );
  });
});

describe(
  "pages over the example",
  { skip: !canServe() && "there is no build/release/tacitus" },
  () => {
    const visitor = new Visitor();
    const visit = visitor.visit.bind(visitor);

    for (const path of [
      "proposals",
      "measures",
      "disputes",
      "statements",
      "articles",
      `article?id=${COLLISION}`,
      "code",
    ]) {
      for (const scheme of ["light", "dark"] as const) {
        for (const [size, options] of [
          ["desktop", {}],
          ["phone", PHONE],
        ] as const) {
          test(`${path}: ${size}, ${scheme}`, async () => {
            const { page, complaints } = await visit(path, { ...options, colorScheme: scheme });
            assert.ok((await excess(page)) <= 0, "the page is wider than its window");
            await shoot(page, `demo-${path.replace(/\?.*/, "")}-${size}-${scheme}`);
            assert.deepEqual(await faults(page), []);
            assert.deepEqual(complaints, []);
            await page.context().close();
          });
        }
      }
    }

    test("proposals: open and answered, and the answers of days to come", async () => {
      const { page } = await visit("proposals");
      const all = await page.locator(".proposal").count();
      await page.getByRole("link", { name: "Open", exact: true }).click();
      await page.waitForURL(/state=open/);
      await page.waitForFunction(
        (before) => document.querySelectorAll(".proposal").length < before,
        all,
      );
      const open = await page.locator(".proposal").count();
      assert.ok(open > 0 && open < all);
      assert.equal(await page.locator(".proposal-head .state-open").count(), open);
      await page.getByRole("link", { name: "Answered", exact: true }).click();
      await page.waitForURL(/state=answered/);
      await page.locator(".proposal-head .state-open").first().waitFor({ state: "detached" });
      assert.equal(await page.locator(".proposal").count(), all - open);
      assert.ok((await page.locator(".steps li", { hasText: "days later" }).count()) > 0);
      // An answer leads to its record, and a report to its words.
      await page.locator(".steps a").first().click();
      await page.locator(".passage .told").waitFor();
      await page.context().close();
    });

    test("the question chooses among them, and they are saved as they are seen", async () => {
      for (const [name, item] of [
        ["proposals", ".proposal"],
        ["measures", "tbody tr"],
        ["disputes", ".dispute"],
        ["articles", "tbody tr"],
      ] as const) {
        const { page } = await visit(name);
        const all = await page.locator(item).count();
        await page.goto(`${visitor.address}${name}?q=party:NZL+since:1968-03-14+until:1968-03-30`);
        await page.locator("main:not([aria-busy]) > .page > *").first().waitFor();
        const some = await page.locator(item).count();
        assert.ok(some > 0 && some < all, `${name}: ${some} of ${all}`);
        const link = page.locator(".saves a").first();
        const answer = await page.request.get(visitor.address + (await link.getAttribute("href")));
        assert.equal(answer.status(), 200);
        assert.ok((await answer.text()).split("\n").length > some);
        await page.goto(`${visitor.address}${name}?q=party:FJI`);
        await page.getByText("Ask for everything").first().waitFor();
        await page.context().close();
      }
    });

    test("measures have a history, and a kind", async () => {
      const { page } = await visit("measures");
      const row = page.locator("tbody tr", { hasText: "Trade ban" }).first();
      assert.match(await row.locator(".steps").innerText(), /Imposed[^]*Lifted/);
      await page.getByRole("link", { name: "expulsion" }).click();
      await page.waitForURL(/kind=expulsion/);
      await row.waitFor({ state: "detached" });
      assert.equal(await page.locator("tbody tr").count(), 2);
      await page.context().close();
    });

    test("disputes stand side by side, and their words lead into the article", async () => {
      const { page } = await visit("disputes");
      const one = page.locator(".dispute", { hasText: "attacking an unarmed ship" });
      assert.equal(await one.locator(".position").count(), 2);
      await one.locator(".position a.span").first().click();
      await page.locator(".story .is-found").waitFor();
      assert.ok(await page.evaluate(() => document.activeElement?.classList.contains("is-found")));
      await page.context().close();
    });

    test("statements are searched in, and kept by speaker", async () => {
      const { page } = await visit("statements");
      await page.getByLabel("Words", { exact: true }).last().fill("sea");
      await page.getByRole("button", { name: "Search" }).click();
      await page.waitForURL(/text:sea/);
      await page.getByText("The sea divides us").first().waitFor();
      await page.locator(".speakers a", { hasText: "ambassador of Chile" }).click();
      await page.waitForURL(/speaker:/);
      await page.locator(".speaker").nth(1).waitFor({ state: "detached" });
      assert.equal(await page.locator(".speaker").count(), 1);
      await page.getByRole("link", { name: "Word for word" }).click();
      await page.waitForURL(/mode=direct/);
      await page.locator("blockquote.direct").first().waitFor();
      assert.ok((await page.locator("blockquote.direct").count()) > 0);
      await page.context().close();
    });

    test("the reader explains words to the pointer and to the keys, and why", async () => {
      const { page, complaints } = await visit(`article?id=${COLLISION}`);
      const rammed = page.locator(".story a.on-events").first();
      await rammed.hover();
      await page.locator("#card", { hasText: "patrol boat of Chile" }).waitFor();
      await rammed.focus();
      await page.keyboard.press("ArrowRight");
      assert.ok(await page.evaluate(() => document.activeElement?.closest(".story") !== null));
      await page.locator("#card:not([hidden])").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("link", { name: "Harbour Post" }).waitFor(); // who printed the same
      await page.getByText("Why, sentence by sentence").click();
      await page.locator(".why pre", { hasText: "trigger" }).waitFor();
      // A link within the page brings its section into view and leaves the address alone.
      const address = page.url();
      await page.locator(".parts a", { hasText: "Statements" }).click();
      assert.equal(page.url(), address);
      assert.equal(await page.evaluate(() => document.activeElement?.id), "statements");
      assert.deepEqual(complaints, []);
      await page.context().close();
    });

    test("a record of each kind leads to its words", async () => {
      for (const kind of ["event", "statement", "proposal", "measure", "dispute"]) {
        const { page } = await visit(`records?q=kind:${kind}`);
        await page.locator(".records tbody a.outlet").first().click();
        await page.locator(".is-found").first().waitFor();
        await page.context().close();
      }
    });

    test("a text that is pasted is read in place", async () => {
      const { page, complaints } = await visit("code");
      await page.getByRole("button", { name: "Take an example" }).click();
      await page.getByRole("button", { name: "Read it" }).click();
      await page.locator(".story .on-events").first().waitFor();
      await page.locator(".proposal").first().waitFor();
      await page.getByText("Why, sentence by sentence").click();
      await page.locator(".why pre", { hasText: "REJECT" }).waitFor();
      assert.ok((await excess(page)) <= 0);
      await shoot(page, "demo-code-read");
      assert.deepEqual(await faults(page), []);
      assert.deepEqual(complaints, []);
      // Who goes away and comes back finds it again.
      await page.getByRole("link", { name: "Measures", exact: true }).first().click();
      await page.waitForURL(/measures/);
      await page.goBack();
      await page.locator(".story .on-events").first().waitFor();
      await page.context().close();
    });

    test("an article that is not there, and an address without one, say so", async () => {
      const { page } = await visit("article?id=nowhere");
      await page.getByRole("alert").or(page.getByText("no such article")).first().waitFor();
      await page.goto(`${visitor.address}article`);
      await page.getByText("names no article").waitFor();
      await page.context().close();
    });
  },
);
