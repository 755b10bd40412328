"use strict";
const { cpus, totalmem } = require("node:os");
const { cacheFolder } = require("../../dist/local/cache-folder");
const { provideEngine } = require("../../dist/local/engine/provide-engine");
const { runGatewayCase } = require("./gateway-case");
const { runImportCase } = require("./import-case");
const { runNetworkCase } = require("./network-case");
const { runReviewCase } = require("./review-case");
const { runPeeringsCase } = require("./peerings-case");
const { runScaleCase } = require("./scale-case");

/** The cases, in the order in which they are run. */
const CASES = /** @type {const} */ ([
  "network",
  "transit-gateway",
  "peerings",
  "review",
  "import",
  "scale",
]);

/**
 * What every case gets.
 *
 * @typedef {object} Surroundings
 * @property {import("../../dist/local/engine/choose-engine").Engine} engine
 * @property {import("../../dist/local/local-clouds").AwsPlugin} awsPlugin of the cases `network` and `transit-gateway`
 * @property {number} runs of each program
 * @property {(line: string) => void} print for what was found
 * @property {(line: string) => void} say for progress
 * @property {AbortSignal} signal ends all of it
 */

/**
 * What is run.
 *
 * @typedef {object} Selection
 * @property {readonly (typeof CASES)[number][]} cases
 * @property {readonly import("./network-case").Size[]} sizes of the case `network`
 * @property {number} many peerings of the case `peerings`
 * @property {readonly number[]} scale peerings of the stacks of the case `scale`
 * @property {number} reviewed resources of the case `review`
 */

/**
 * What was measured.
 *
 * @typedef {object} Measured
 * @property {{ node: string, pulumi: string, cpus: number, cpu: string, gibibytes: number }} machine
 * @property {object[]} cases each as its own file says
 * @property {string} others the tables of the cases other than `scale`, as they were printed
 */

/**
 * Runs the cases and prints their tables.
 *
 * @param {Selection} selection
 * @param {Omit<Surroundings, "engine">} surroundings
 * @returns {Promise<Measured>} all that was measured
 */
async function runBench({ cases, sizes, many, scale, reviewed }, surroundings) {
  const { say, signal } = surroundings;
  /** @type {string[]} */
  const printed = [];
  const print = (/** @type {string} */ text) => {
    printed.push(text);
    surroundings.print(text);
  };
  const engine = await provideEngine({ cacheDir: cacheFolder(), onProgress: say, signal });
  const machine = {
    node: process.version,
    pulumi: engine.version,
    cpus: cpus().length,
    cpu: cpus()[0]?.model ?? "unknown",
    gibibytes: Math.round(totalmem() / 2 ** 30),
  };
  const { node, pulumi, cpu } = machine;
  surroundings.print(`node ${node}, pulumi ${pulumi}, ${machine.cpus} x ${cpu}\n`);

  const all = { ...surroundings, engine, print };
  const found = [];
  if (cases.includes("network")) found.push(await runNetworkCase(all, sizes));
  if (cases.includes("transit-gateway")) found.push(await runGatewayCase(all));
  if (cases.includes("peerings")) found.push(await runPeeringsCase(all, many));
  if (cases.includes("review")) found.push(runReviewCase(all, reviewed));
  if (cases.includes("import")) found.push(runImportCase(all));
  const others = printed.join("\n");
  if (cases.includes("scale")) found.push(await runScaleCase(all, scale));
  return { machine, cases: found, others };
}

module.exports = { CASES, runBench };
