"use strict";
const { startTigerCloud } = require("../../dist/local/tiger-cloud");
const { PARALLEL } = require("./measure-command");
const { MAX_PEERINGS_PER_VPC, openPeeringsStack } = require("./peerings-stack");
const { STEPS } = require("./run-program");
const { aimsTable, growthTable, scaleTable } = require("./scale-tables");

/** @typedef {import("./run-bench").Surroundings} Surroundings */
/** @typedef {import("./run-program").Step} Step */
/** @typedef {"peerings" | "peerings-no-op"} Folder of the program in programs/ */

/** @typedef {{ vpcs: number, peerings: number, services: number }} Size of a stack */

/**
 * @typedef {import("./measure-command").Measurement & Size & { folder: Folder, step: Step }} Sample
 */

/**
 * @typedef {object} ScaleFound
 * @property {"scale"} case
 * @property {number} parallel how many resources the engine works on at once
 * @property {import("../../dist/local/tiger-cloud").Latencies} latenciesMs
 * @property {Sample[]} samples
 */

/** The peerings of the stacks, when nothing else is asked for. */
const DEFAULT_SIZES = [10, 100, 1000];

/** No latency to speak of: what is measured waits for next to nothing. */
const LATENCIES_MS = {
  ...{ vpc: 1, peering: 1, activation: 1, attach: 1, detach: 1 },
  ...{ peeringDelete: 1, vpcDelete: 1 },
};

/** @type {readonly Folder[]} */
const FOLDERS = ["peerings", "peerings-no-op"];

/** The steps that must find everything up to date. */
const QUIET_STEPS = ["preview", "refresh"];

/**
 * Takes stacks of growing size, and as many no-op resources, through their lives.
 *
 * @param {Surroundings} surroundings
 * @param {readonly number[]} sizes peerings of the stacks; VPCs and services are as they need
 * @returns {Promise<ScaleFound>} all that was measured
 */
async function runScaleCase(surroundings, sizes) {
  const { print, runs, say } = surroundings;
  print(`## Stacks with ${sizes.join(", ")} peerings: ${PARALLEL} at once\n`);
  /** @type {Sample[]} */
  const samples = [];
  for (const size of sizes.map(sizeOf)) {
    // The round 0 fills the machine's caches and is not counted; the smallest stack will do.
    const first = size.peerings === sizes[0] ? 0 : 1;
    for (let round = first; round <= roundsOf(size, runs); round++) {
      for (const folder of FOLDERS) {
        say(`${size.peerings} peerings, run ${round} of ${roundsOf(size, runs)}, ${folder}`);
        const life = await measureLife(surroundings, folder, size);
        if (round > 0) samples.push(...life);
      }
    }
  }
  /** @type {ScaleFound} */
  const found = { case: "scale", parallel: PARALLEL, latenciesMs: LATENCIES_MS, samples };
  print(`${scaleTable(samples)}\n\n${growthTable(samples)}\n\n${aimsTable(samples)}\n`);
  return found;
}

/**
 * As many VPCs as the peerings need, and a service for every second peering: 25 in a full VPC, whose
 * 50 endpoints they use when each has a pooler or a replica.
 *
 * @param {number} peerings
 * @returns {Size}
 */
const sizeOf = (peerings) => ({
  vpcs: Math.ceil(peerings / MAX_PEERINGS_PER_VPC),
  peerings,
  services: Math.floor(peerings / 2),
});

/** The larger a stack, the less its seconds vary, and the longer they are. @param {Size} size @param {number} runs */
const roundsOf = ({ peerings }, runs) => Math.max(1, Math.min(runs, Math.floor(1000 / peerings)));

/**
 * @param {Surroundings} surroundings
 * @param {Folder} folder
 * @param {Size} size
 * @returns {Promise<Sample[]>} one for each step
 */
async function measureLife(surroundings, folder, size) {
  const services = Array.from({ length: size.services }, (_, i) => ({
    ...{ id: `bench${i}`, name: `bench${i}`, regionCode: "us-east-1" },
  }));
  const tigerCloud = await startTigerCloud({ latenciesMs: LATENCIES_MS, services });
  let stack;
  try {
    stack = await openPeeringsStack(folder, { ...surroundings, tigerCloud });
    await stack.set(size);
    const samples = [];
    const steps = Object.fromEntries(STEPS);
    for (const step of /** @type {const} */ (["up", "preview", "refresh", "destroy"])) {
      const flags = QUIET_STEPS.includes(step) ? ["--expect-no-changes"] : [];
      const measurement = await stack.pulumi([...steps[step], ...flags]);
      samples.push({ folder, ...size, step, ...measurement });
      surroundings.say(`  ${step}: ${measurement.seconds.toFixed(2)} s`);
      // It takes over what came after the creation: from here on nothing changes.
      if (step === "up") await stack.pulumi(steps.refresh);
    }
    return samples;
  } finally {
    await stack?.dispose();
    await tigerCloud.stop();
  }
}

module.exports = { DEFAULT_SIZES, runScaleCase };
