// Bundles the pages: `npm run build` writes data/report/page.html and web/dist, `npm run build --
// FOLDER` the same files into FOLDER. The same files give the same bytes.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const given = process.argv[2];
const output = given ?? `${root}../data/report`;
const explorer = `${given ?? root}/dist`;

const kAbout = `The page that \`tacitus report\` fills with one document.
Made by tools/build_pages.sh from web/src; do not change it by hand.
Licence: Apache-2.0. The outline of the world is of Natural Earth, public domain.`;

async function bundle(entry) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    charset: "utf8",
    format: "iife",
    target: ["es2022"],
    legalComments: "none",
  });
  return result.outputFiles[0].text.trim();
}

function hash(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

const style = await bundle("src/report/report.css");
const script = await bundle("src/report/main.ts");
if (/<\/(script|style)/i.test(script + style)) throw new Error("a bundle would end its element");
const policy = [
  "default-src 'none'",
  `style-src ${hash(style)}`,
  `script-src ${hash(script)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const parts = { about: kAbout, policy, style, script };
const page = readFileSync(`${root}src/report/page.html`, "utf8").replace(
  /\{\{(\w+)\}\}/g,
  (_, name) => parts[name],
);
mkdirSync(output, { recursive: true });
writeFileSync(`${output}/page.html`, page);
console.log(`${output}/page.html: ${Buffer.byteLength(page)} bytes`);

// The pages over a store, which the program holds: cmake/embed.cmake.
mkdirSync(explorer, { recursive: true });
for (const name of ["index.html", "icon.svg"]) {
  copyFileSync(`${root}src/explorer/${name}`, `${explorer}/${name}`);
}
for (const [name, entry] of [
  ["app.css", "src/explorer/explorer.css"],
  ["app.js", "src/explorer/main.ts"],
]) {
  const text = `${await bundle(entry)}\n`;
  writeFileSync(`${explorer}/${name}`, text);
  console.log(
    `${explorer}/${name}: ${Buffer.byteLength(text)} bytes, ${gzipSync(text).length} packed`,
  );
}
