// Makes src/shared/outline.ts, the outline of the world that maps are drawn on:
//
//     npm run outline
//
// Land and borders come from Natural Earth (1:50 million, public domain) as the npm package
// world-atlas packs them. They are projected (Equal Earth), simplified by the area that a point
// adds (Visvalingam), rounded to whole units, and written as two SVG paths of relative lines. The
// area below which a point goes is the smallest that keeps both paths within kBudget bytes.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { geoEqualEarth, geoStream } from "d3-geo";
import { feature, mesh } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const kScale = 1500; // units a radian; the world is about 8,120 units wide
const kBudget = 58_000; // bytes
const kSmallestIsland = 12; // square units: a smaller ring is a speck at any zoom of ours

const atlas = JSON.parse(
  readFileSync(new URL("../node_modules/world-atlas/countries-50m.json", import.meta.url), "utf8"),
);
const weighed = presimplify(atlas);
const projection = geoEqualEarth().scale(kScale).translate([0, 0]).precision(0);

// All lines and rings, as lists of [x, y].
function lines(object) {
  const found = [];
  let line = null;
  const sink = {
    point(x, y) {
      if (line) line.push([x, y]);
    },
    lineStart() {
      line = [];
    },
    lineEnd() {
      if (line && line.length > 0) {
        if (sink.ring) line.push(line[0]);
        found.push(line);
      }
      line = null;
    },
    polygonStart() {
      sink.ring = true;
    },
    polygonEnd() {
      sink.ring = false;
    },
    sphere() {},
    ring: false,
  };
  geoStream(object, projection.stream(sink));
  return found;
}

// A number after another one: "12-3 4".
function append(path, number) {
  return path + (number < 0 || !/\d$/.test(path) ? "" : " ") + number;
}

function area(points) {
  let sum = 0;
  for (let i = 0; i < points.length; ++i) {
    const [x, y] = points[i];
    const [u, v] = points[(i + 1) % points.length];
    sum += x * v - u * y;
  }
  return Math.abs(sum) / 2;
}

function write(line, closed) {
  const points = [];
  for (const [x, y] of line) {
    const point = [Math.round(x), Math.round(y)];
    const last = points.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
  }
  if (closed) points.pop(); // the first point again
  if (points.length < (closed ? 3 : 2)) return "";
  if (closed && area(points) < kSmallestIsland) return "";
  let path = append(append("M", points[0][0]), points[0][1]) + "l";
  for (let i = 1; i < points.length; ++i) {
    path = append(path, points[i][0] - points[i - 1][0]);
    path = append(path, points[i][1] - points[i - 1][1]);
  }
  return path + (closed ? "z" : "");
}

function draw(weight) {
  const topology = simplify(weighed, weight);
  const land = lines(feature(topology, topology.objects.land));
  const borders = lines(mesh(topology, topology.objects.countries, (a, b) => a !== b));
  return {
    land: land.map((line) => write(line, true)).join(""),
    borders: borders.map((line) => write(line, false)).join(""),
  };
}

let low = 0;
let high = 4;
let best = draw(high);
for (let step = 0; step < 20; ++step) {
  const middle = (low + high) / 2;
  const drawn = draw(middle);
  if (drawn.land.length + drawn.borders.length <= kBudget) {
    best = drawn;
    high = middle;
  } else {
    low = middle;
  }
}

writeFileSync(
  fileURLToPath(new URL("../src/shared/outline.ts", import.meta.url)),
  `// Made by web/tools/outline.mjs from Natural Earth (public domain); do not change by hand.
// Equal Earth projection, ${kScale} units a radian, the centre of the map at 0 0, y downwards.

export const OUTLINE_SCALE = ${kScale};

export const LAND =
  "${best.land}";

export const BORDERS =
  "${best.borders}";
`,
);
console.log(`land ${best.land.length} bytes, borders ${best.borders.length} bytes, weight ${high}`);
