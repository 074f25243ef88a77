// The places on a map, and what each is in the text.
import { h, words } from "../shared/dom.ts";
import { type Pin, WorldMap } from "../shared/map.ts";
import { table } from "../shared/table.ts";
import { count } from "../shared/text.ts";
import type { Article } from "./article.ts";
import { ROLES } from "./explain.ts";
import { targetOf } from "./marks.ts";
import type { Model } from "./model.ts";
import { type Section, section, wayBack } from "./section.ts";

interface Place {
  name: string;
  locations: number[];
}

// Locations that mean the same place, the most exact first; those not placed are told apart by their words.
function group(model: Model): Place[] {
  const found = new Map<string, Place>();
  model.data.locations.forEach((location, i) => {
    const name = location.name ?? model.text(location).replace(/\s+/g, " ");
    const key =
      location.geonames_id === undefined ? `words ${name.toLowerCase()}` : String(location.geonames_id);
    const place = found.get(key) ?? { name, locations: [] };
    place.locations.push(i);
    found.set(key, place);
  });
  return [...found.values()].sort((a, b) => rank(model, a) - rank(model, b));
}

const IMPORTANCE = ["event", "speech", "dateline", "home", "mention"] as const;
const EXACTNESS = ["point", "region", "country", "unknown"] as const;

// The parts that a place plays, the most important first, each once.
function rolesOf(model: Model, place: Place): (typeof IMPORTANCE)[number][] {
  const found = place.locations.map((i) => model.data.locations[i]?.role);
  return IMPORTANCE.filter((role) => found.includes(role));
}

// Places before regions before countries; among them those where something happened first.
function rank(model: Model, place: Place): number {
  const first = model.data.locations[place.locations[0] ?? 0];
  const role = IMPORTANCE.indexOf(rolesOf(model, place)[0] ?? "mention");
  return EXACTNESS.indexOf(first?.precision ?? "unknown") * IMPORTANCE.length + role;
}

function pinOf(model: Model, place: Place): Pin | null {
  const index = place.locations[0] ?? 0;
  const first = model.data.locations[index];
  if (first?.latitude === undefined || first.longitude === undefined) return null;
  const role = rolesOf(model, place)[0] ?? "mention";
  return {
    latitude: first.latitude,
    longitude: first.longitude,
    label: place.name,
    title: `${place.name}: ${ROLES[role]}`,
    href: `#${targetOf("places", index)}`,
    kind: `role-${role} precision-${first.precision}`,
    main: role === "event" && first.precision !== "country",
  };
}

function row(model: Model, article: Article, place: Place): HTMLTableRowElement {
  const index = place.locations[0] ?? 0;
  const first = model.data.locations[index];
  const roles = rolesOf(model, place);
  const { latitude, longitude } = first ?? {};
  return h(
    "tr",
    { id: targetOf("places", index), tabindex: -1 },
    h(
      "th",
      { scope: "row" },
      words(place.name),
      ...place.locations.slice(1).map((i) => h("span", { id: targetOf("places", i) })),
    ),
    h("td", {}, roles.map((role) => ROLES[role]).join("; ")),
    h("td", {}, [first?.admin1, first?.country].filter(Boolean).join(", ") || "—"),
    h(
      "td",
      {},
      latitude === undefined || longitude === undefined
        ? h("span", { class: "none" }, "no pin: not sure which")
        : `${latitude.toFixed(2)}, ${longitude.toFixed(2)} (${first?.precision})`,
    ),
    h("td", { class: "figure" }, place.locations.length),
    h(
      "td",
      {},
      h(
        "p",
        { class: "grounds" },
        first?.rule !== undefined && h("code", {}, first.rule),
        wayBack(article, "places", index),
      ),
    ),
  );
}

export function places(model: Model, article: Article): Section {
  const found = group(model);
  const pins = found.map((place) => pinOf(model, place)).filter((pin) => pin !== null);
  const unplaced = found.length - pins.length;
  return section(
    "places",
    "Places",
    "Where things happened, were said and written. A place that cannot be told apart gets no pin.",
    found.length,
    "No place was located in this text.",
    found.length === 0
      ? []
      : [
          pins.length > 0 &&
            h(
              "figure",
              { class: "drawing" },
              new WorldMap(pins).element,
              h(
                "figcaption",
                {},
                h("span", { class: "key role-event" }, "something happened here"),
                h("span", { class: "key role-speech" }, "said, written or only named here"),
                h(
                  "span",
                  {},
                  "A ring is a region or a country, not a point. Outline: Natural Earth; borders as it draws them.",
                ),
                unplaced > 0 && h("span", {}, `${count(unplaced, "place")} without a pin.`),
              ),
            ),
          table(
            "Places",
            ["Place", "Part", "Lies in", "Pin", "Named", "Why"],
            found.map((place) => row(model, article, place)),
          ),
        ],
  );
}
