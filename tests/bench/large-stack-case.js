"use strict";
const { startTigerCloud } = require("../../dist/local/tiger-cloud");
const { costTable } = require("./cost-table");
const { totalOf } = require("./count-requests");
const { PARALLEL } = require("./measure-command");
const { MAX_PEERINGS_PER_VPC, openPeeringsStack } = require("./peerings-stack");
const { signed, spreadOf, spreadText, table } = require("./summarise");

/** @typedef {import("./run-bench").Surroundings} Surroundings */
/** @typedef {"peerings" | "peerings-no-op"} Folder of the program in programs/ */

/**
 * @typedef {import("./measure-command").Measurement &
 *   { folder: Folder, step: "refresh" | "preview" }} Sample
 */

/** No latency to speak of: what is measured waits for nothing. */
const LATENCIES_MS = {
  ...{ vpc: 1, peering: 1, activation: 1, attach: 1, detach: 1 },
  ...{ peeringDelete: 1, vpcDelete: 1 },
};

/**
 * What a refresh may ask of the API, and a preview take of each resource beyond a no-op one. Loading
 * the package is part of that, so a small stack misses it.
 */
const AIMS = { requestsPerVpc: 2, moreRequests: 5, previewMs: 3 };

/** The steps change nothing, so that one stack serves all runs of them. */
const STEPS = {
  refresh: ["refresh", "--yes", "--skip-preview"],
  preview: ["preview"],
};

/** @type {readonly Folder[]} */
const FOLDERS = ["peerings", "peerings-no-op"];

/**
 * Refreshes and previews a large stack that is up to date, and one of as many no-op resources.
 *
 * @param {Surroundings} surroundings
 * @param {number} peerings there are as many VPCs beside them as they need
 * @returns {Promise<object>} all that was measured
 */
async function runLargeStackCase(surroundings, peerings) {
  const { print, runs } = surroundings;
  const counts = { vpcs: Math.ceil(peerings / MAX_PEERINGS_PER_VPC), peerings };
  print(
    `## ${peerings} peerings over ${counts.vpcs} Timescale VPCs: ${runs} runs, ${PARALLEL} at once\n`,
  );
  const samples = await measure(surroundings, counts);
  print(report(samples, counts));
  return { case: "large", ...counts, latenciesMs: LATENCIES_MS, parallel: PARALLEL, samples };
}

/**
 * @param {Surroundings} surroundings
 * @param {{ vpcs: number, peerings: number }} counts
 * @returns {Promise<Sample[]>}
 */
async function measure(surroundings, counts) {
  const { runs, print, say } = surroundings;
  const tigerCloud = await startTigerCloud({ latenciesMs: LATENCIES_MS });
  const stacks = [];
  try {
    for (const folder of FOLDERS) {
      const stack = await openPeeringsStack(folder, { ...surroundings, tigerCloud });
      stacks.push({ folder, stack });
      await stack.set(counts);
      const { seconds } = await stack.pulumi(["up", "--yes", "--skip-preview"]);
      print(`Made once with \`pulumi up\`, ${folder}: ${seconds.toFixed(0)} s\n`);
      // It takes over what came after the creation: from here on nothing changes.
      await stack.pulumi(STEPS.refresh);
    }
    const samples = [];
    // The round 0 fills the machine's caches and is not counted.
    for (let round = 0; round <= runs; round++) {
      for (const [step, args] of Object.entries(STEPS)) {
        for (const { folder, stack } of stacks) {
          const measurement = await stack.pulumi([...args, "--expect-no-changes"]);
          if (round > 0) samples.push({ folder, step, ...measurement });
          say(`${step}, run ${round} of ${runs}, ${folder}: ${measurement.seconds.toFixed(2)}`);
        }
      }
    }
    return samples;
  } finally {
    for (const { stack } of stacks) await stack.dispose();
    await tigerCloud.stop();
  }
}

/**
 * @param {readonly Sample[]} samples
 * @param {{ vpcs: number, peerings: number }} counts
 */
function report(samples, { vpcs, peerings }) {
  const resources = vpcs + peerings;
  const steps = Object.keys(STEPS).map((step) => {
    const [measured, floor] = FOLDERS.map((folder) =>
      samples.filter((one) => one.step === step && one.folder === folder),
    );
    return { step, title: `${step}, ${resources} resources`, measured, floor };
  });
  const rows = steps.map(({ step, title, measured, floor }) => {
    const [one, other] = [measured, floor].map((of) => spreadOf(of.map(({ seconds }) => seconds)));
    const beyondMs = ((one.median - other.median) / resources) * 1000;
    const requests = Math.max(...measured.map((sample) => totalOf(sample.requests)));
    return [
      ...[title, spreadText(one), spreadText(other), (one.median / other.median).toFixed(2)],
      `${signed(beyondMs, 2)} ms`,
      ...aimCells(step, { beyondMs, requests, vpcs }),
    ];
  });
  const head = ["case", "s", "floor: no-op program", "ratio", "beyond, per resource"];
  return `${table([...head, "aim", "aim met"], rows)}\n\n${costTable(steps)}\n`;
}

/**
 * @param {string} step
 * @param {{ beyondMs: number, requests: number, vpcs: number }} found
 */
function aimCells(step, { beyondMs, requests, vpcs }) {
  if (step === "preview") {
    return [`< ${AIMS.previewMs} ms per resource`, beyondMs < AIMS.previewMs ? "yes" : "no"];
  }
  const allowed = AIMS.requestsPerVpc * vpcs + AIMS.moreRequests;
  return [`<= ${allowed} requests`, requests <= allowed ? "yes" : "no"];
}

module.exports = { runLargeStackCase };
