"use strict";
const { spawnSync } = require("node:child_process");
const { mkdtempSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join, resolve } = require("node:path");
const { Command, Option } = require("commander");

/** The variables that make the proofs large. */
const SIZES = {
  ci: {},
  nightly: {
    ...{ KILL_RUNS: "301", KILL_LANES: "2", FAULTS_LASTING: "1", EC2_FAULTS_ALL: "1" },
    ...{ NETWORK_KILL_RUNS: "120", GATEWAY_KILL_RUNS: "120", ENDPOINT_KILL_RUNS: "120" },
    ...{ MODEL_PROVIDER_SEQUENCES: "400", MODEL_SEQUENCES: "20" },
  },
};

const { size, from, list } = new Command("reliability")
  .description("Runs the proofs, and writes docs/reliability.md from what they measured.")
  .addOption(
    new Option("--size <size>", "how large the proofs are")
      .choices(Object.keys(SIZES))
      .default("ci"),
  )
  .option("--from <folder>", "run nothing, and take the results that are in this folder")
  .option("--list", "run nothing, and print the files of the proofs")
  .parse()
  .opts();

const folder = from ? resolve(from) : mkdtempSync(join(tmpdir(), "pulumi-timescale-results-"));

/** @param {string[]} args @param {NodeJS.ProcessEnv} env */
const jest = (args, env) =>
  spawnSync(process.execPath, [require.resolve("jest/bin/jest"), ...args], {
    stdio: "inherit",
    cwd: join(__dirname, "../.."),
    env: { ...process.env, ...env },
  }).status ?? 1;

// The path stands first: jest takes all that follows the patterns for more of them.
const proofs = [
  "tests/reliability",
  "--runInBand",
  "--testPathIgnorePatterns",
  "(report|main)[.]test",
];
if (list) process.exit(jest([...proofs, "--listTests"], {}));
const failed = from
  ? 0
  : jest(proofs, {
      .../** @type {Record<string, NodeJS.ProcessEnv>} */ (SIZES)[size],
      RELIABILITY_RESULTS: folder,
    });
// Of a proof that failed there are no results, and the document would tell of the run before.
process.exitCode = failed || jest(["tests/reliability/report"], { RELIABILITY_RENDER: folder });
