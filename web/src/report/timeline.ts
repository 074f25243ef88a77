// The events in the order of their days, with what lies between the days.
import { h, words } from "../shared/dom.ts";
import type { Event } from "../shared/report_data.ts";
import { gap, period } from "../shared/text.ts";
import type { Article } from "./article.ts";
import { claimantsLine, numberText, STATUS, typeLabel, whoToWhom } from "./explain.ts";
import { targetOf } from "./marks.ts";
import { type Model, QUADS } from "./model.ts";
import { grounds, type Section, section, wayBack } from "./section.ts";

interface Day {
  first: string; // "" for no day
  last: string;
  label: string;
  events: number[];
}

// Events by their interval, the earliest first, those without a day last.
function days(events: Event[]): Day[] {
  const found = new Map<string, Day>();
  events.forEach((event, i) => {
    const key = `${event.date ?? ""} ${event.date_end ?? ""}`;
    const day = found.get(key) ?? {
      first: event.date ?? "",
      last: event.date_end ?? event.date ?? "",
      label: period(event) || "No day known",
      events: [],
    };
    day.events.push(i);
    found.set(key, day);
  });
  const order = (day: Day): string => (day.first === "" ? "~" : `${day.first} ${day.last}`);
  return [...found.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function isPublication(model: Model, day: Day): boolean {
  return day.first !== "" && day.first === day.last && day.first === model.data.document.published;
}

function item(model: Model, article: Article, index: number): HTMLElement {
  const event = model.data.events[index];
  if (!event) return h("li");
  const [before, trigger, after] = model.excerpt(event);
  const facts = [
    event.status !== "actual" &&
      h("span", { class: `status status-${event.status}` }, STATUS[event.status]),
    event.historical && h("span", { class: "status" }, "long before this story"),
    ...event.numbers.map((n) => h("span", { class: "status" }, `${numberText(n)} ${n.kind}`)),
  ];
  return h(
    "li",
    {
      id: targetOf("events", index),
      class: `event quad-${event.quad ?? 0} is-${event.status}`,
      tabindex: -1,
    },
    h(
      "div",
      { class: "event-head" },
      h("h4", {}, ...whoToWhom(model, event)),
      typeLabel(event),
      ...facts,
    ),
    h("p", { class: "excerpt" }, h("bdi", {}, before, h("mark", {}, trigger), after)),
    event.claimants.length > 0 &&
      h("p", { class: "told" }, "According to ", ...claimantsLine(model, event.claimants)),
    grounds(event.rule, event.confidence, wayBack(article, "events", index)),
  );
}

function times(model: Model): HTMLElement | false {
  const { times: found } = model.data;
  if (found.length === 0) return false;
  return h(
    "details",
    { class: "more" },
    h("summary", {}, `Words that name a time (${found.length})`),
    h(
      "ul",
      { class: "times" },
      ...found.map((time, i) =>
        h(
          "li",
          { id: targetOf("times", i), tabindex: -1 },
          words(model.text(time)),
          h("span", { class: "muted" }, period(time) || "no day known"),
        ),
      ),
    ),
  );
}

function legend(model: Model): HTMLElement {
  const counts = [1, 2, 3, 4].map(
    (quad) => model.data.events.filter((event) => event.quad === quad).length,
  );
  return h(
    "ul",
    { class: "legend", "aria-label": "Kinds of events" },
    ...counts.map((number, i) =>
      h(
        "li",
        { class: `quad-${i + 1}` },
        h("span", { class: "dot", "aria-hidden": "true" }),
        `${QUADS[i + 1]} `,
        h("b", {}, number),
      ),
    ),
  );
}

export function timeline(model: Model, article: Article): Section {
  const { events } = model.data;
  const list = h("ol", { class: "days" });
  let last = "";
  for (const day of days(events)) {
    const between = last !== "" && day.first !== "" ? gap(last, day.first) : "";
    if (between !== "") list.append(h("li", { class: "gap" }, `${between} later`));
    list.append(
      h(
        "li",
        { class: "day" },
        h(
          "h3",
          {},
          day.label,
          isPublication(model, day) && h("span", { class: "note" }, "day of publication"),
        ),
        h("ol", { class: "events" }, ...day.events.map((i) => item(model, article, i))),
      ),
    );
    if (day.last > last) last = day.last;
  }
  return section(
    "events",
    "Time line",
    "Who did what to whom, on which day, and on whose word. What is only planned, possible or denied is marked.",
    events.length,
    "No event was read in this text.",
    [legend(model), list, times(model)],
  );
}
