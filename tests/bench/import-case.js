"use strict";
const { execFileSync } = require("node:child_process");
const { join } = require("node:path");
const { spreadOf, spreadText, table } = require("./summarise");

/** Beyond the import of @pulumi/pulumi and @pulumi/aws, in milliseconds. */
const AIM_MS = 50;

const PULUMI = ["@pulumi/pulumi", "@pulumi/aws"];

/**
 * Measures the import of the sdk beside that of @pulumi/pulumi and @pulumi/aws alone, which it needs:
 * each in processes of its own, in turns.
 *
 * @param {Pick<import("./run-bench").Surroundings, "print" | "say" | "runs">} surroundings
 * @returns {object} all that was measured
 */
function runImportCase({ print, say, runs }) {
  /** @type {number[]} */
  const alone = [];
  /** @type {number[]} */
  const withSdk = [];
  for (let round = 0; round <= runs; round++) {
    const [first, second] = [importMs(PULUMI), importMs([...PULUMI, "pulumi-timescale"])];
    // The first round fills the caches of the disk.
    if (round > 0) {
      alone.push(first);
      withSdk.push(second);
    }
    say(`import, run ${round} of ${runs}`);
  }
  const beyond = spreadOf(withSdk).median - spreadOf(alone).median;
  print(`## Import of the sdk: ${runs} runs of each\n`);
  const rows = [
    ["@pulumi/pulumi and @pulumi/aws", spreadText(spreadOf(alone), 0)],
    ["the same and the sdk", spreadText(spreadOf(withSdk), 0)],
    [`beyond; the aim is ${AIM_MS}`, beyond.toFixed(0)],
  ];
  print(`${table(["imported", "ms"], rows)}\n`);
  return { case: "import", alone, withSdk, beyond, met: beyond <= AIM_MS };
}

/** @param {readonly string[]} names @returns {number} */
function importMs(names) {
  const imports = names.map((name) => `require(${JSON.stringify(name)});`).join("");
  const script = `
    const startMs = performance.now();
    ${imports}
    console.log(performance.now() - startMs);`;
  const cwd = join(__dirname, "../..");
  return Number(execFileSync(process.execPath, ["-e", script], { cwd, encoding: "utf8" }));
}

module.exports = { runImportCase };
