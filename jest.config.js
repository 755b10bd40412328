const { TIME_FACTOR } = require("./tests/support/time-limits");

// These packages are ES modules only, which jest on Node 20 and 22 cannot require: it compiles them.
const esmOnlyPackages = [
  "@keyv",
  "@sec-ant",
  "@sindresorhus/is",
  "byte-counter",
  "cacheable-lookup",
  "cacheable-request",
  "chunk-data",
  "decompress-response",
  "form-data-encoder",
  "get-stream",
  "got",
  "is-stream",
  "keyv",
  "lowercase-keys",
  "mimic-response",
  "normalize-url",
  "p-cancelable",
  "proxy-from-env",
  "responselike",
];

const compile = [
  "@swc/jest",
  {
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
    module: { type: "commonjs" },
  },
];

// What the AWS SDK warns of, the end of Node 20, says nothing about a test.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

// What a test runs in a process of its own counts as well: tests/support/child-coverage.ts.
if (process.argv.includes("--coverage")) process.env.COUNT_BRANCHES = "true";

// Every command of Pulumi starts two processes or more: see that file.
const preload = `--require ${JSON.stringify(require.resolve("./tests/support/defer-packages.js"))}`;
if (!process.env.NODE_OPTIONS?.includes(preload)) {
  process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, preload].filter(Boolean).join(" ");
}

module.exports = {
  maxWorkers: 2,
  testTimeout: 60_000 * TIME_FACTOR,
  setupFiles: ["<rootDir>/tests/support/loopback-only.js"],
  setupFilesAfterEnv: ["<rootDir>/tests/support/lengthen-limits.js"],
  reporters: ["default", "<rootDir>/tests/support/count-reporter.js"],
  testMatch: ["<rootDir>/tests/**/*.test.ts"],
  collectCoverageFrom: ["{sdk,provider}/**/*.ts"],
  coverageReporters: ["json", ["text", { skipFull: true }]],
  coverageThreshold: { "./sdk/": { branches: 90 }, "./provider/": { branches: 90 } },
  transform: { "\\.(ts|js)$": compile },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnlyPackages.join("|")})/)`],
};
