"use strict";
const { cpus } = require("node:os");
const { cacheFolder } = require("../../dist/local/cache-folder");
const { provideEngine } = require("../../dist/local/engine/provide-engine");
const { runLargeStackCase } = require("./large-stack-case");
const { growthOfUp, runNetworkCase } = require("./network-case");
const { runReviewCase } = require("./review-case");
const { runPeeringsCase } = require("./peerings-case");

/** The cases, in the order in which they are run. */
const CASES = /** @type {const} */ (["network", "peerings", "large", "review"]);

/**
 * What every case gets.
 *
 * @typedef {object} Surroundings
 * @property {import("../../dist/local/engine/choose-engine").Engine} engine
 * @property {import("../../dist/local/local-clouds").AwsPlugin} awsPlugin of the case `network`
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
 * @property {readonly import("./network-case").Size[]} sizes of the case `network`: tables for each
 * @property {number} many peerings of the case `peerings`
 * @property {number} large peerings of the case `large`
 * @property {number} reviewed resources of the case `review`
 */

/**
 * Runs the cases and prints their tables.
 *
 * @param {Selection} selection
 * @param {Omit<Surroundings, "engine">} surroundings
 * @returns {Promise<object>} all that was measured
 */
async function runBench({ cases, sizes, many, large, reviewed }, surroundings) {
  const { print, say, signal } = surroundings;
  const engine = await provideEngine({ cacheDir: cacheFolder(), onProgress: say, signal });
  const machine = {
    node: process.version,
    pulumi: engine.version,
    cpus: cpus().length,
    cpu: cpus()[0]?.model ?? "unknown",
  };
  const { node, pulumi, cpu } = machine;
  print(`node ${node}, pulumi ${pulumi}, ${machine.cpus} x ${cpu}\n`);

  const all = { ...surroundings, engine };
  const found = [];
  if (cases.includes("network")) {
    const networks = [];
    for (const size of sizes) networks.push(await runNetworkCase(all, size));
    const [small, large] = networks;
    if (large !== undefined) print(growthOfUp(small, large));
    found.push(...networks);
  }
  if (cases.includes("peerings")) found.push(await runPeeringsCase(all, many));
  if (cases.includes("large")) found.push(await runLargeStackCase(all, large));
  if (cases.includes("review")) found.push(runReviewCase(all, reviewed));
  return { machine, cases: found };
}

module.exports = { CASES, runBench };
