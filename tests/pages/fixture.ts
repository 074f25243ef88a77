// A made-up article with every layer filled by hand, so that each section of the page is shown
// whatever the engine can read today. Spans are found by their words: at("words") is the first
// place of them, at("words", 2) the second.
import type {
  Dated,
  Event,
  Location,
  Mention,
  ReportData,
  Span,
} from "../../web/src/shared/report_data.ts";

const TEXT = `Cairo Offers Talks as Dam Dispute Deepens

By Sara Muster

CAIRO, March 3, 2021 - Egypt on Wednesday offered Ethiopia new talks on the river dam in exchange for a halt to filling it, and threatened to take the dispute to the Security Council.

"We are ready to sit down tomorrow," Egyptian Foreign Minister Karim Muster told reporters in Cairo. "But the filling must stop."

Ethiopia has so far not responded to the offer. Its water minister, Leila Example, denied on Tuesday that the dam had been filled, while Egypt says that the water rose by two metres.

FILE - Egyptian President Omar Example meets Ethiopian officials in Khartoum, May 25, 2017.

What is at stake

Egypt imposed an embargo on two Ethiopian companies early last year. If the dam is filled again, it may expel the Ethiopian ambassador. The European Union has refused to join the embargo.

On Monday, between 200 and 300 people marched through Addis Ababa against the embargo, and police arrested at least 12 of them, according to the state broadcaster. Egypt and Sudan held a joint exercise near Khartoum last week.

Springfield residents watched from afar.`;

export function at(words: string, nth = 1): Span {
  let begin = -1;
  for (let i = 0; i < nth; ++i) begin = TEXT.indexOf(words, begin + 1);
  if (begin < 0) throw new Error(`the fixture has no "${words}" number ${nth}`);
  return { begin, end: begin + words.length };
}

const ENTITIES = [
  { name: "Egypt", code: "EGY", rule: "actors/countries.tsv:64" },
  { name: "Ethiopia", code: "ETH", rule: "actors/countries.tsv:69" },
  {
    name: "Karim Muster",
    code: "EGY",
    sector: "GOV",
    role: "minister of foreign affairs",
    wikidata: "Q42",
    rule: "actors/leaders.tsv:7",
  },
  { name: "Leila Example", code: "ETH", sector: "GOV", role: "water minister", rule: "model" },
  { name: "United Nations Security Council", code: "UNO", rule: "actors/organizations.tsv:3" },
  { name: "European Union", code: "EEC", rule: "actors/organizations.tsv:5" },
  { name: "Sudan", code: "SDN", rule: "actors/countries.tsv:200" },
  { name: "Omar Example", code: "EGY", sector: "GOV", role: "president", rule: "model" },
  { name: "police of Ethiopia", code: "ETH", sector: "COP", rule: "actors/roles.tsv:292" },
  {
    name: "companies of Ethiopia that build the river dam and its power lines",
    code: "ETH",
    sector: "BUS",
    rule: "actors/roles.tsv:117",
  },
  { name: "state broadcaster", code: "ETH", sector: "JRN", rule: "actors/roles.tsv:90" },
  { name: "protesters", code: "ETH", sector: "OPP", rule: "actors/groups.tsv:14" },
];

const SPOTS: [words: string, entity: number | null, kind: Mention["kind"], nth?: number][] = [
  ["Cairo", 0, "place"],
  ["Egypt", 0, "place"],
  ["Ethiopia", 1, "place"],
  ["the Security Council", 4, "organization"],
  ["We", 0, "pronoun"],
  ["Egyptian", 0, "place"],
  ["Egyptian Foreign Minister Karim Muster", 2, "person"],
  ["reporters", null, "group"],
  ["Ethiopia", 1, "place", 2],
  ["Its water minister, Leila Example", 3, "person"],
  ["Egypt", 0, "place", 3],
  ["Egyptian President Omar Example", 7, "person"],
  ["Ethiopian officials", 1, "group"],
  ["Egypt", 0, "place", 5],
  ["two Ethiopian companies", 9, "group"],
  ["the Ethiopian ambassador", 1, "person"],
  ["The European Union", 5, "organization"],
  ["between 200 and 300 people", 11, "group"],
  ["police", 8, "group"],
  ["at least 12 of them", 11, "group"],
  ["the state broadcaster", 10, "organization"],
  ["Egypt", 0, "place", 6],
  ["Sudan", 6, "place"],
];

const MENTIONS: Mention[] = SPOTS.map(([words, entity, kind, nth]) => ({
  ...at(words, nth),
  kind,
  ...(entity === null ? {} : { entity }),
})).sort((a, b) => a.begin - b.begin || b.end - a.end);

function mention(words: string, nth = 1): number {
  const span = at(words, nth);
  const found = MENTIONS.findIndex((one) => one.begin === span.begin && one.end === span.end);
  if (found < 0) throw new Error(`no mention "${words}"`);
  return found;
}

const day = (date: string): Dated => ({ date, date_end: date, date_precision: "day" });
const PUBLISHED = day("2021-03-03");

function event(type: string, trigger: Span, more: Partial<Event>): Event {
  return {
    type,
    quad: 3,
    intensity: -2,
    contexts: [],
    status: "actual",
    historical: false,
    actor: [],
    recipient: [],
    reciprocal: false,
    claimants: [],
    trigger,
    numbers: [],
    confidence: 0.85,
    rule: `frames/${type.toLowerCase()}.frames:12`,
    sentence: SENTENCES.findIndex((s) => s.begin <= trigger.begin && trigger.end <= s.end),
    ...more,
  };
}

const SENTENCES: Span[] = [...TEXT.matchAll(/[^\n.]+(?:\.(?!\s*\n)|[.\n])?/g)]
  .map((match) => ({ begin: match.index, end: match.index + match[0].trimEnd().length }))
  .filter((span) => span.end > span.begin);

function blocks(): ReportData["blocks"] {
  const kinds: ReportData["blocks"][number]["kind"][] = [
    "headline",
    "byline",
    "paragraph",
    "paragraph",
    "paragraph",
    "caption",
    "subheading",
    "paragraph",
    "paragraph",
    "paragraph",
  ];
  return [...TEXT.matchAll(/[^\n]+/g)].map((match, i) => ({
    begin: match.index,
    end: match.index + match[0].length,
    kind: kinds[i] ?? "paragraph",
    ...(kinds[i] === "caption" ? { file_caption: true } : {}),
  }));
}

const place = (
  words: string,
  role: Location["role"],
  where: [name: string, country: string, latitude: number, longitude: number, id: number] | null,
  nth = 1,
): Location => ({
  ...at(words, nth),
  role,
  precision: where ? "point" : "unknown",
  ...(where
    ? {
        name: where[0],
        country: where[1],
        latitude: where[2],
        longitude: where[3],
        geonames_id: where[4],
        rule: `places/places.tsv:${where[4] % 1000}`,
      }
    : {}),
});

/** All layers of the article. Each call gives new objects. */
export function fixture(): ReportData {
  return structuredClone({
    version: "0.1.0",
    document: {
      id: "dam.txt",
      text: TEXT,
      published: "2021-03-03",
      date_source: "inferred",
      publisher: "Example News",
      language: "en",
      url: "news.example/dam",
    },
    blocks: blocks(),
    sentences: SENTENCES,
    entities: ENTITIES,
    mentions: MENTIONS,
    times: [
      { ...at("March 3, 2021"), ...PUBLISHED },
      { ...at("Wednesday"), ...PUBLISHED },
      { ...at("Tuesday"), ...day("2021-03-02") },
      { ...at("May 25, 2017"), ...day("2017-05-25") },
      {
        ...at("early last year"),
        date: "2020-01-01",
        date_end: "2020-12-31",
        date_precision: "year",
      },
      { ...at("Monday"), ...day("2021-03-01") },
      { ...at("last week"), date: "2021-02-22", date_end: "2021-02-28", date_precision: "week" },
    ],
    locations: [
      place("CAIRO", "dateline", ["Cairo", "EGY", 30.06, 31.25, 360630]),
      place("Cairo", "speech", ["Cairo", "EGY", 30.06, 31.25, 360630], 2),
      place("Khartoum", "event", ["Khartoum", "SDN", 15.55, 32.53, 379252]),
      place("Addis Ababa", "event", ["Addis Ababa", "ETH", 9.02, 38.75, 344979]),
      place("Khartoum", "event", ["Khartoum", "SDN", 15.55, 32.53, 379252], 2),
      place("Springfield", "mention", null),
    ],
    statements: [
      {
        speaker: mention("Egyptian Foreign Minister Karim Muster"),
        speaker_words: at("Egyptian Foreign Minister Karim Muster"),
        cue: at("told"),
        content: [at("We are ready to sit down tomorrow,"), at("But the filling must stop.")],
        mode: "direct",
        addressee: [mention("reporters")],
        place: 1,
        sentence: 3,
        ...PUBLISHED,
        confidence: 0.9,
        rule: "cues/reporting.tsv:31",
      },
      {
        speaker: mention("Its water minister, Leila Example"),
        cue: at("denied"),
        content: [at("that the dam had been filled")],
        mode: "indirect",
        addressee: [],
        ...day("2021-03-02"),
        confidence: 0.8,
        rule: "cues/reporting.tsv:12",
      },
      {
        speaker: mention("Egypt", 3),
        cue: at("says"),
        content: [at("that the water rose by two metres")],
        mode: "indirect",
        addressee: [],
        confidence: 0.8,
        rule: "cues/reporting.tsv:40",
      },
    ],
    events: [
      event("AGREE", at("offered"), {
        mode: "meet",
        quad: 1,
        intensity: 2.5,
        actor: [mention("Egypt")],
        recipient: [mention("Ethiopia")],
        time: 1,
        ...PUBLISHED,
      }),
      event("THREATEN", at("threatened"), {
        intensity: -3.5,
        actor: [mention("Egypt")],
        recipient: [mention("Ethiopia")],
        ...PUBLISHED,
      }),
      event("REJECT", at("responded"), {
        actor: [mention("Ethiopia", 2)],
        recipient: [mention("Egypt")],
        ...PUBLISHED,
      }),
      event("CONSULT", at("meets"), {
        quad: 1,
        intensity: 2.5,
        historical: true,
        reciprocal: true,
        actor: [mention("Egyptian President Omar Example"), mention("Ethiopian officials")],
        ...day("2017-05-25"),
        place: 2,
      }),
      event("SANCTION", at("imposed"), {
        mode: "discontinue",
        quad: 4,
        intensity: -6,
        historical: true,
        actor: [mention("Egypt", 5)],
        recipient: [mention("two Ethiopian companies")],
        date: "2020-01-01",
        date_end: "2020-12-31",
        date_precision: "year",
      }),
      event("SANCTION", at("expel"), {
        mode: "expel",
        quad: 4,
        intensity: -5,
        status: "hypothetical",
        actor: [mention("Egypt", 5)],
        recipient: [mention("the Ethiopian ambassador")],
      }),
      event("SUPPORT", at("join"), {
        quad: 1,
        intensity: 5,
        status: "negated",
        actor: [mention("The European Union")],
        recipient: [mention("Egypt", 5)],
        ...PUBLISHED,
      }),
      event("PROTEST", at("marched"), {
        mode: "demo",
        quad: 4,
        intensity: -5,
        actor: [mention("between 200 and 300 people")],
        recipient: [mention("Egypt", 5)],
        numbers: [
          {
            ...at("between 200 and 300 people"),
            kind: "participants",
            low: 200,
            high: 300,
            claimants: [],
          },
        ],
        place: 3,
        ...day("2021-03-01"),
      }),
      event("COERCE", at("arrested"), {
        mode: "arrest",
        quad: 4,
        intensity: -7,
        actor: [mention("police")],
        recipient: [mention("at least 12 of them")],
        claimants: [{ mention: mention("the state broadcaster"), cue: at("according to") }],
        numbers: [{ ...at("at least 12 of them"), kind: "arrested", low: 12, claimants: [] }],
        place: 3,
        ...day("2021-03-01"),
      }),
      event("COOPERATE", at("exercise"), {
        quad: 2,
        intensity: 9.5,
        reciprocal: true,
        actor: [mention("Egypt", 6), mention("Sudan")],
        date: "2021-02-22",
        date_end: "2021-02-28",
        date_precision: "week",
        place: 4,
      }),
    ],
    proposals: [
      {
        proposer: [mention("Egypt")],
        addressee: [mention("Ethiopia")],
        terms: at("new talks on the river dam"),
        terms_type: "CONSULT",
        conditions: [{ ...at("in exchange for a halt to filling it"), holder: mention("Egypt") }],
        answers: [
          {
            answerer: [mention("Ethiopia", 2)],
            state: "ignored",
            event: 2,
            words: at("has so far not responded to the offer"),
          },
        ],
        state: "ignored",
        event: 0,
        sentence: 2,
        ...PUBLISHED,
        confidence: 0.8,
        rule: "cues/proposals.tsv:4",
      },
      {
        proposer: [mention("Egypt", 5)],
        addressee: [mention("The European Union")],
        terms: at("to join the embargo"),
        conditions: [],
        answers: [],
        state: "open",
        confidence: 0.6,
        rule: "cues/proposals.tsv:9",
      },
    ],
    measures: [
      {
        sender: [mention("Egypt", 5)],
        target: [mention("two Ethiopian companies")],
        measure: "embargo",
        status: "imposed",
        words: at("an embargo"),
        event: 4,
        date: "2020-01-01",
        date_end: "2020-12-31",
        date_precision: "year",
        claimants: [],
        confidence: 0.85,
        rule: "ontology/measures.tsv:3",
      },
    ],
    disputes: [
      {
        subject: at("the dam had been filled"),
        positions: [
          {
            holder: mention("Its water minister, Leila Example"),
            claim: at("that the dam had been filled"),
            stance: "denies",
            statement: 1,
          },
          {
            holder: mention("Egypt", 3),
            claim: at("that the water rose by two metres"),
            stance: "claims",
            statement: 2,
          },
        ],
        sentence: 6,
        confidence: 0.7,
        rule: "cues/disputes.tsv:2",
      },
    ],
    types: {
      AGREE: "promises, offers or accepts cooperation",
      COERCE: "arrests, raids, seizes, bans",
      CONSULT: "meets, visits, calls or holds talks",
      COOPERATE: "mutual material cooperation",
      PROTEST: "civilians act together",
      REJECT: "refuses, vetoes, blocks",
      SANCTION: "reduces relations",
      SUPPORT: "praises, endorses",
      THREATEN: "warns of harm",
    },
    sectors: {
      BUS: "companies and business people",
      COP: "police",
      GOV: "the executive, its ministries and officials",
      JRN: "journalists and news media",
      OPP: "opposition",
    },
    records: [],
  } satisfies ReportData);
}

/** The same with nothing read in it. */
export function emptyFixture(): ReportData {
  return {
    version: "0.1.0",
    document: { id: "nothing.txt", text: "Nothing happened today." },
    blocks: [],
    sentences: [],
    entities: [],
    mentions: [],
    times: [],
    locations: [],
    statements: [],
    events: [],
    proposals: [],
    measures: [],
    disputes: [],
    types: {},
    sectors: {},
    records: [],
  };
}
