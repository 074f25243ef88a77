// How dates, counts and scores are written, and how the text is cut: no browser needed.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { collectMarks, cut, distribute, type Mark } from "../../web/src/report/marks.ts";
import { project } from "../../web/src/shared/map.ts";
import { arrange, type Edge, type Node } from "../../web/src/shared/network.ts";
import { count, gap, grouped, period, score, shortened } from "../../web/src/shared/text.ts";
import { emptyFixture } from "./fixture.ts";

describe("words for people", () => {
  test("periods", () => {
    const cases: [string | undefined, string | undefined, string][] = [
      ["2017-07-04", "2017-07-04", "4 July 2017"],
      ["2017-07-04", undefined, "4 July 2017"],
      ["2016-01-01", "2016-12-31", "2016"],
      ["2016-02-01", "2016-02-29", "February 2016"],
      ["2016-01-01", "2016-03-31", "January – March 2016"],
      ["2015-11-01", "2016-02-29", "November 2015 – February 2016"],
      ["2017-07-17", "2017-07-23", "17–23 July 2017"],
      ["2017-06-28", "2017-07-04", "28 June – 4 July 2017"],
      ["2016-12-28", "2017-01-04", "28 December 2016 – 4 January 2017"],
      [undefined, undefined, ""],
    ];
    for (const [date, date_end, words] of cases) {
      assert.equal(period({ ...(date && { date }), ...(date_end && { date_end }) }), words);
    }
  });

  test("gaps", () => {
    const cases: [string, string, string][] = [
      ["2021-03-01", "2021-03-01", ""],
      ["2021-03-01", "2021-03-02", ""],
      ["2021-03-01", "2021-03-03", "2 days"],
      ["2020-02-28", "2020-03-20", "3 weeks"],
      ["2020-01-01", "2020-06-01", "5 months"],
      ["2019-03-01", "2020-03-01", "1 year"],
      ["1990-01-01", "2020-01-01", "30 years"],
      ["2020-01-02", "2020-01-01", ""],
    ];
    for (const [from, to, words] of cases) assert.equal(gap(from, to), words, `${from} ${to}`);
  });

  test("numbers", () => {
    assert.equal(count(1, "party", "parties"), "1 party");
    assert.equal(count(12000, "party", "parties"), "12,000 parties");
    assert.equal(grouped(1234567.25), "1,234,567.25");
    assert.deepEqual([2.54, -6, 0.04, -0.04].map(score), ["+2.5", "\u22126", "0", "0"]);
  });

  test("short forms", () => {
    assert.equal(shortened("United Nations", 14), "United Nations");
    assert.equal(shortened("United Nations Security Council", 20), "United Nations…");
    assert.equal(shortened("Donaudampfschifffahrt", 8), "Donauda…");
  });
});

describe("marks", () => {
  const mark = (begin: number, end: number): Mark => ({
    begin,
    end,
    layer: "actors",
    index: 0,
    part: "",
    long: false,
    chip: "",
  });
  const shown = (segments: ReturnType<typeof cut>): string =>
    segments.map(({ begin, end, marks }) => `${begin}-${end}:${marks.length}`).join(" ");

  test("nest, cross and go beyond their block", () => {
    assert.equal(shown(cut({ begin: 0, end: 10 }, [])), "0-10:0");
    assert.equal(
      shown(cut({ begin: 0, end: 10 }, [mark(2, 8), mark(2, 4)])),
      "0-2:0 2-4:2 4-8:1 8-10:0",
    );
    assert.equal(
      shown(cut({ begin: 0, end: 10 }, [mark(1, 6), mark(4, 9)])),
      "0-1:0 1-4:1 4-6:2 6-9:1 9-10:0",
    );
    assert.equal(shown(cut({ begin: 5, end: 9 }, [mark(0, 20)])), "5-9:1");
  });

  test("go to each block that they touch", () => {
    const blocks = [
      { begin: 0, end: 5 },
      { begin: 6, end: 9 },
      { begin: 10, end: 12 },
    ];
    const found = distribute(blocks, [mark(0, 2), mark(3, 7), mark(6, 9), mark(30, 40)]);
    assert.deepEqual(
      found.map((marks) => marks.map(({ begin }) => begin)),
      [[0, 3], [3, 6], []],
    );
  });

  test("of nothing are none", () => {
    const data = emptyFixture();
    data.measures = [
      {
        sender: [],
        target: [],
        status: "imposed",
        claimants: [],
        confidence: 1,
        words: { begin: 3, end: 3 },
      },
    ];
    assert.deepEqual(collectMarks(data), []);
  });
});

describe("drawings", () => {
  test("Equal Earth", () => {
    assert.deepEqual(project(0, 0), [0, -0]);
    const [x, y] = project(0, 180);
    assert.ok(Math.abs(x - 2.7066297 * 1500) < 0.01 && Math.abs(y) < 1e-9);
    assert.ok(Math.abs(project(90, 0)[1] + 1.3173627 * 1500) < 0.01);
  });

  test("who has to do with each other stands together", () => {
    const nodes = ["a", "b", "c", "d"].map((key): Node => ({
      key,
      label: key,
      short: key,
      title: key,
      href: "",
      group: "",
    }));
    const edge = (from: number, to: number): Edge => ({
      from,
      to,
      weight: 1,
      both: false,
      kind: "",
      title: "",
    });
    const place = arrange(nodes, [edge(0, 2), edge(2, 1), edge(1, 3)]);
    assert.deepEqual([...place].sort(), [0, 1, 2, 3]);
    const apart = (a: number, b: number): number => {
      const steps = Math.abs((place[a] ?? 0) - (place[b] ?? 0));
      return Math.min(steps, 4 - steps);
    };
    assert.deepEqual([apart(0, 2), apart(2, 1), apart(1, 3)], [1, 1, 1]);
  });
});
