/**
 * What a Node of a test loads before all else, when branches are counted: it takes what the process loads of
 * `dist/sdk` and `dist/provider` from the sources, compiled and instrumented as jest does it, and writes the counts
 * down at the end. `run-node.ts` adds them to those of the test.
 */
const { readFileSync, writeFileSync } = require("node:fs");
const { join, relative } = require("node:path");
const swc = require("@swc/core");
const { createInstrumenter } = require("istanbul-lib-instrument");
const { addHook } = require("pirates");
const [[, [, compile]]] = Object.entries(require("../../jest.config.js").transform);

const ROOT = join(__dirname, "../..");

/** What Pulumi serialises must be as it is shipped. */
const SERIALISED = ["sdk/refusal.js"];

const instrumenter = createInstrumenter({ compact: false, esModules: false });

/** The path of a built file below `dist`. */
const inDist = (file) => relative(join(ROOT, "dist"), file).replaceAll("\\", "/");

addHook(
  (_built, file) => {
    const source = join(ROOT, inDist(file).replace(/\.js$/, ".ts"));
    const text = readFileSync(source, "utf8");
    const { code, map } = swc.transformSync(text, {
      ...compile,
      filename: source,
      sourceMaps: true,
    });
    return instrumenter.instrumentSync(code, source, JSON.parse(map));
  },
  {
    matcher: (file) => /^(sdk|provider)\//.test(inDist(file)) && !SERIALISED.includes(inDist(file)),
  },
);

process.on("exit", () => {
  writeFileSync(process.env.CHILD_COVERAGE, JSON.stringify(globalThis.__coverage__ ?? {}));
});
