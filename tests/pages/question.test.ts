// Questions, addresses and spans of time: what the pages over a store are steered by.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Address } from "../../web/src/explorer/address.ts";
import { roundUp } from "../../web/src/explorer/bars.ts";
import { byCountry, type Place } from "../../web/src/explorer/map.ts";
import {
  quoted,
  termsOf,
  valueOf,
  withoutTerm,
  withTerm,
  withTerms,
} from "../../web/src/explorer/question.ts";
import { blockOf } from "../../web/src/explorer/record.ts";
import {
  boundsOf,
  daysBetween,
  happened,
  lastDay,
  monthsBetween,
  mostly,
} from "../../web/src/explorer/sums.ts";
import { around, daysOf, unitOf } from "../../web/src/explorer/timeline.ts";

describe("questions", () => {
  test("are taken apart", () => {
    const cases: [string, string[]][] = [
      ["", []],
      ["  actor:PRK   type:REJECT,THREATEN ", ["actor=PRK", "type=REJECT,THREATEN"]],
      ['text:"military talks" -status:negated', ["text=military talks", "-status=negated"]],
      ['publisher:"The \\"Gazette\\", London"', ['publisher=The "Gazette", London']],
      ['text:"not closed', ["text=not closed"]],
      ["sanctions", ["=sanctions"]],
      ["goldstein:<-5", ["goldstein=<-5"]],
    ];
    for (const [question, terms] of cases) {
      const found = termsOf(question).map(
        ({ negated, field, value }) => `${negated ? "-" : ""}${field}=${value}`,
      );
      assert.deepEqual(found, terms, question);
    }
  });

  test("are changed term by term", () => {
    assert.equal(withTerm("", "actor", "PRK"), "actor:PRK");
    assert.equal(
      withTerm("actor:PRK type:AID", "actor", "South Korea"),
      'type:AID actor:"South Korea"',
    );
    assert.equal(withTerm("-type:AID type:ASSAULT", "type", ""), "-type:AID");
    assert.equal(withTerm("", "actor", "USA,GBR", true), "actor:USA,GBR");
    assert.equal(withTerms("quad:4", { since: "2017", until: "" }), "quad:4 since:2017");
    assert.equal(withoutTerm("a:1 b:2 c:3", 1), "a:1 c:3");
    assert.equal(valueOf("actor:PRK -actor:KOR", "actor"), "PRK");
    assert.equal(valueOf("actor:PRK actor:KOR", "actor"), "");
    for (const value of ["a b", 'a "b"', "a,b", "a\\b", "<5"]) {
      assert.equal(valueOf(`x:${quoted(value)}`, "x"), value);
    }
  });

  test("that the sums of the store can answer", () => {
    assert.deepEqual(boundsOf(""), {});
    assert.deepEqual(boundsOf("actor:USA since:2017 until:2017-08-03"), {
      actor: "USA",
      since: "2017",
      until: "2017-08-03",
    });
    for (const question of [
      "actor:USA,GBR",
      'actor:"USA"',
      "-actor:USA",
      "text:a",
      "since:2017 since:2018",
    ])
      assert.equal(boundsOf(question), null, question);
  });

  test("of events that happened", () => {
    assert.equal(happened(""), "kind:event status:actual historical:no");
    assert.equal(happened("status:future"), "status:future kind:event historical:no");
  });
});

describe("addresses", () => {
  const of = (url: string): Address => Address.of(new URL(url, "http://127.0.0.1/"));
  test("are pages and parameters", () => {
    const address = of('/map?q=actor:PRK+text:"a+b"&month=2017-07&offset=x');
    assert.equal(address.page, "map");
    assert.equal(address.question, 'actor:PRK text:"a b"');
    assert.equal(address.number("offset", 7), 7);
    assert.equal(address.choice("month", ["all", "2017-07"]), "2017-07");
    assert.equal(address.with({ q: null }), "./map?month=2017-07&offset=x");
    assert.equal(address.to("network"), "./network?q=actor:PRK+text:%22a+b%22");
    assert.equal(of("/tacitus/").page, "");
    assert.equal(of("/").to("", { id: "a/b&c" }), "./?id=a/b%26c");
  });
});

describe("records", () => {
  test("the block of one sentence in what explain says", () => {
    const text = "sentence 0: A.\n  x\nsentence 1: B.\n  y\n    z\nsentence 10: C.\n";
    assert.equal(blockOf(text, 1), "sentence 1: B.\n  y\n    z");
    assert.equal(blockOf(text, 10), "sentence 10: C.");
    assert.match(blockOf(text, 2), /otherwise/);
  });

  test("countries of places", () => {
    const place = (country: string, precision: string, latitude: number, month: string): Place => ({
      id: country + latitude,
      name: "",
      country,
      latitude,
      longitude: 0,
      precision,
      months: new Map([[month, [1, 0, 0, 2]]]),
    });
    const found = byCountry(
      [
        place("CHL", "point", 10, "1968-03"),
        place("CHL", "point", 20, "1968-03"),
        place("NZL", "point", 5, "1968-03"),
        place("NZL", "country", 40, "1968-04"),
        place("", "point", 0, "1968-04"),
      ],
      (code) => `name of ${code}`,
    );
    assert.deepEqual(
      found.map(({ name, latitude, months }) => [name, latitude, [...months]]),
      [
        ["name of CHL", 15, [["1968-03", [2, 0, 0, 4]]]],
        [
          "name of NZL",
          40,
          [
            ["1968-03", [1, 0, 0, 2]],
            ["1968-04", [1, 0, 0, 2]],
          ],
        ],
      ],
    );
  });
});

describe("time", () => {
  test("months and days", () => {
    assert.deepEqual(monthsBetween("2017-11", "2018-02"), [
      "2017-11",
      "2017-12",
      "2018-01",
      "2018-02",
    ]);
    assert.deepEqual(monthsBetween("2018-02", "2017-11"), []);
    assert.equal(lastDay("2016-02"), "2016-02-29");
    assert.deepEqual(daysBetween("2016-02-28", "2016-03-01"), [
      "2016-02-28",
      "2016-02-29",
      "2016-03-01",
    ]);
    assert.deepEqual(daysOf("2016-02"), { first: "2016-02-01", last: "2016-02-29" });
    assert.deepEqual(daysOf("2016"), { first: "2016-01-01", last: "2016-12-31" });
  });

  test("units", () => {
    assert.equal(unitOf({ first: "2017-07-01", last: "2017-07-31" }), "day");
    assert.equal(unitOf({ first: "2017-01-01", last: "2017-12-31" }), "week");
    assert.equal(unitOf({ first: "2015-01-01", last: "2017-12-31" }), "month");
    assert.equal(unitOf({ first: "1990-01-01", last: "2017-12-31" }), "year");
    assert.deepEqual(around("2017-07-21", "week"), { first: "2017-07-17", last: "2017-07-23" });
    assert.deepEqual(around("2017-07-23", "week"), { first: "2017-07-17", last: "2017-07-23" });
    assert.deepEqual(around("2017-07-21", "month"), { first: "2017-07-01", last: "2017-07-31" });
    assert.deepEqual(around("2017-07-21", "year"), { first: "2017-01-01", last: "2017-12-31" });
  });

  test("numbers", () => {
    assert.deepEqual([0, 1, 3, 7, 11, 99, 4000].map(roundUp), [1, 1, 5, 10, 20, 100, 5000]);
    assert.deepEqual([mostly([1, 3, 0, 2]), mostly([2, 2, 0, 0]), mostly([0, 0, 0, 0])], [2, 0, 0]);
  });
});
