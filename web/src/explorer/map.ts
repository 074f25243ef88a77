// Where events happened: a disc a place, as large as there are events, in sectors by their kind;
// and a slider over the months.
import { h, words } from "../shared/dom.ts";
import { type Pin, WorldMap } from "../shared/map.ts";
import { table } from "../shared/table.ts";
import { capitalized, count, grouped, period, QUADS, shortened } from "../shared/text.ts";
import { type Row, saveLinks } from "./api.ts";
import type { Page, View } from "./page.ts";
import { choices, nothingFound, panel, PARTS, quadLegend, toRecords } from "./parts.ts";
import { withTerms } from "./question.ts";
import { happened, lastDay, monthsBetween } from "./sums.ts";

const BY = [
  "place_geonames_id",
  "place_name",
  "place_country",
  "place_latitude",
  "place_longitude",
  "place_precision",
  "month",
  "quad",
].join(",");
const LEVELS = [
  ["", "Places"],
  ["countries", "Countries"],
] as const;
const MOST_ROWS = 50_000;
const MOST_PINS = 400;
const MOST_LISTED = 40;
const STEP = 900; // milliseconds a month when it plays

export interface Place {
  id: string;
  name: string;
  country: string;
  latitude: number;
  longitude: number;
  precision: string;
  /** [month] how many of each kind */
  months: Map<string, number[]>;
}

function placesOf(rows: Row[]): Place[] {
  const found = new Map<string, Place>();
  for (const row of rows) {
    if (row["place_geonames_id"] === null || row["place_latitude"] === null) continue;
    const id = String(row["place_geonames_id"]);
    const place = found.get(id) ?? {
      id,
      name: String(row["place_name"] ?? ""),
      country: String(row["place_country"] ?? ""),
      latitude: Number(row["place_latitude"]),
      longitude: Number(row["place_longitude"]),
      precision: String(row["place_precision"] ?? "point"),
      months: new Map<string, number[]>(),
    };
    const month = String(row["month"] ?? "");
    const quads = place.months.get(month) ?? [0, 0, 0, 0];
    const quad = Number(row["quad"] ?? 0);
    if (quad >= 1 && quad <= 4) quads[quad - 1] = (quads[quad - 1] ?? 0) + Number(row["count"]);
    place.months.set(month, quads);
    found.set(id, place);
  }
  return [...found.values()];
}

/** Places of one country made one, at its own pin if there is one, else among its places. */
export function byCountry(places: Place[], nameOf: (code: string) => string): Place[] {
  const found = new Map<string, Place[]>();
  for (const place of places) {
    if (place.country === "") continue;
    found.set(place.country, [...(found.get(place.country) ?? []), place]);
  }
  return [...found].map(([country, members]): Place => {
    const own = members.find(({ precision }) => precision === "country");
    const middle = (side: "latitude" | "longitude"): number =>
      own?.[side] ?? members.reduce((sum, place) => sum + place[side], 0) / members.length;
    const months = new Map<string, number[]>();
    for (const [month, parts] of members.flatMap((place) => [...place.months])) {
      const old = months.get(month) ?? [0, 0, 0, 0];
      months.set(
        month,
        old.map((number, i) => number + (parts[i] ?? 0)),
      );
    }
    return {
      id: "",
      name: nameOf(country),
      country,
      latitude: middle("latitude"),
      longitude: middle("longitude"),
      precision: "country",
      months,
    };
  });
}

interface Counted {
  place: Place;
  quads: number[];
  events: number;
}

// The places with what happened there in one month, or in all (""); of one kind, or of all ("").
function during(places: Place[], month: string, part: string): Counted[] {
  const counted = places.map((place): Counted => {
    const quads = [0, 0, 0, 0];
    for (const [key, parts] of place.months) {
      if (month !== "" && key !== month) continue;
      parts.forEach((number, i) => {
        if (part === "" || part === String(i + 1)) quads[i] = (quads[i] ?? 0) + number;
      });
    }
    return { place, quads, events: quads.reduce((sum, number) => sum + number, 0) };
  });
  return counted
    .filter(({ events }) => events > 0)
    .sort((a, b) => b.events - a.events || (a.place.name < b.place.name ? -1 : 1));
}

function monthName(month: string): string {
  return month === "" ? "All months" : period({ date: `${month}-01`, date_end: lastDay(month) });
}

function hrefOf(view: View, place: Place, month: string): string {
  const part = view.address.get("part");
  const terms: { [field: string]: string } =
    place.id === "" ? { country: place.country } : { place_geonames_id: place.id };
  if (part !== "") terms["quad"] = part;
  if (month !== "") Object.assign(terms, { since: month, until: month });
  return toRecords(view.address, happened(withTerms(view.address.question, terms)));
}

function summary({ quads, events }: Counted): string {
  const parts = quads.flatMap((part, i) => (part > 0 ? [`${grouped(part)} ${QUADS[i + 1]}`] : []));
  return `${count(events, "event")}: ${parts.join(", ")}`;
}

// "Lima, Peru", "Peru"
function fullName(view: View, { name, country }: Place): string {
  const whole = country === "" ? name : view.codes.actor(country);
  return name === whole ? name : `${name}, ${whole}`;
}

function pinsOf(view: View, counted: Counted[], month: string, strongest: number): Pin[] {
  return counted.slice(0, MOST_PINS).map((one): Pin => {
    const { place } = one;
    return {
      latitude: place.latitude,
      longitude: place.longitude,
      label: place.name,
      title: `${fullName(view, place)}: ${summary(one)}`,
      href: hrefOf(view, place, month),
      kind: `precision-${place.precision}`,
      main: false,
      size: 4 + 18 * Math.sqrt(one.events / strongest),
      parts: one.quads,
    };
  });
}

function listOf(view: View, counted: Counted[], month: string): HTMLElement {
  const rows = counted
    .slice(0, MOST_LISTED)
    .map(({ place, quads, events }) =>
      h(
        "tr",
        {},
        h(
          "th",
          { scope: "row" },
          h("a", { href: hrefOf(view, place, month) }, words(shortened(place.name, 40))),
        ),
        h("td", {}, view.codes.actor(place.country)),
        h("td", { class: "figure" }, grouped(events)),
        ...quads.map((part) => h("td", { class: "figure" }, part === 0 ? "–" : grouped(part))),
      ),
    );
  return table("Places", ["Place", "Country", "Events", ...QUADS.slice(1).map(capitalized)], rows);
}

// The slider over the months, with a button that lets them pass.
function slider(months: string[], now: string, show: (month: string) => void): HTMLElement {
  const input = h("input", {
    type: "range",
    id: "month",
    min: 0,
    max: months.length,
    value: months.indexOf(now) + 1,
    "aria-label": "Month",
  });
  const name = h("output", { for: "month" });
  const play = h("button", { type: "button" }, "Play");
  let timer = 0;
  const stop = (): void => {
    window.clearInterval(timer);
    timer = 0;
    play.textContent = "Play";
  };
  const change = (): void => {
    const month = months[Number(input.value) - 1] ?? "";
    name.textContent = monthName(month);
    input.setAttribute("aria-valuetext", monthName(month));
    show(month);
  };
  input.addEventListener("input", () => {
    stop();
    change();
  });
  play.addEventListener("click", () => {
    if (timer !== 0) return stop();
    play.textContent = "Stop";
    if (Number(input.value) >= months.length) input.value = "0";
    timer = window.setInterval(() => {
      if (!input.isConnected || Number(input.value) >= months.length) return stop();
      input.value = String(Number(input.value) + 1);
      change();
    }, STEP);
  });
  name.textContent = monthName(now);
  input.setAttribute("aria-valuetext", monthName(now));
  return h("div", { class: "slider" }, play, input, name);
}

// Everything below the controls; follows the slider.
function draw(view: View, places: Place[], months: string[]): HTMLElement[] {
  const part = view.address.get("part");
  const now = months.includes(view.address.get("month")) ? view.address.get("month") : "";
  const strongest = Math.max(1, ...during(places, "", part).map(({ events }) => events));
  const list = h("div", {});
  const pins = (month: string): Pin[] =>
    pinsOf(view, during(places, month, part), month, strongest);
  const drawn = new WorldMap(pins(now));
  const fill = (month: string): void => {
    const counted = during(places, month, part);
    const total = counted.reduce((sum, { events }) => sum + events, 0);
    const what = `${count(total, "event")} in ${count(counted.length, "place")}.`;
    list.replaceChildren(panel(monthName(month), what, listOf(view, counted, month)));
  };
  fill(now);
  const passing =
    months.length > 1 &&
    slider(months, now, (month) => {
      drawn.show(pins(month));
      fill(month);
      view.keep({ month: month || null });
    });
  const caption = h(
    "figcaption",
    {},
    quadLegend(),
    "The disc is as large as there are events. Drag the map, or move it with the arrow keys.",
  );
  return [h("figure", { class: "drawing" }, drawn.element, passing, caption), list];
}

export const map: Page = {
  name: "map",
  title: "Map",
  key: "m",
  asks: true,
  async draw(view) {
    const asked = `${happened(view.address.question)} place_geonames_id:any`;
    const rows = await view.asking.counts(asked, BY, { limit: MOST_ROWS });
    const found = placesOf(rows);
    if (found.length === 0) {
      view.root.append(nothingFound(view, "events with a place"));
      return;
    }
    view.saves(saveLinks("counts", { q: asked, by: BY, limit: MOST_ROWS }));
    view.lead(
      "Where what is told happened. A place that is not sure has no pin; a country's pin stands for events of which no nearer place is told.",
    );
    const whole = view.address.get("level") === "countries";
    const places = whole ? byCountry(found, (code) => view.codes.actor(code)) : found;
    const known = found
      .flatMap(({ months }) => [...months.keys()])
      .filter(Boolean)
      .sort();
    const months = monthsBetween(known[0] ?? "9", known[known.length - 1] ?? "0").slice(-240);
    view.root.append(
      h(
        "div",
        { class: "controls" },
        choices(view.address, "level", "What has a pin", LEVELS),
        choices(view.address, "part", "Kinds of events", PARTS),
      ),
      ...draw(view, places, months),
    );
  },
};
