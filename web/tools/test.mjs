// Bundles the tests of tests/pages and runs them: `npm test`, or `npm test -- report` for those of one file. TACITUS is the program, CHROMIUM the
// browser; screenshots go to build/pages.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));
const tests = fileURLToPath(new URL("../../tests/pages/", import.meta.url));
const output = `${root}build`;
const files = readdirSync(tests)
  .filter((name) => name.endsWith(".test.ts"))
  .filter(
    (name) => process.argv.length < 3 || process.argv.slice(2).some((part) => name.includes(part)),
  );

await build({
  absWorkingDir: root,
  entryPoints: files.map((name) => tests + name),
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  outdir: output,
  outExtension: { ".js": ".mjs" },
  logLevel: "warning",
});
const run = spawnSync(
  process.execPath,
  [
    "--test",
    "--test-reporter=spec",
    ...files.map((name) => `${output}/${name.replace(/ts$/, "mjs")}`),
  ],
  { stdio: "inherit" },
);
process.exit(run.status ?? 1);
