"use strict";
const { startTigerCloud } = require("../../dist/local/tiger-cloud");
const { costTable } = require("./cost-table");
const { LATENCIES_MS, peeringsSeconds } = require("./critical-path");
const { PARALLEL } = require("./measure-command");
const { openPeeringsStack } = require("./peerings-stack");
const { compare, secondsTable, table } = require("./summarise");

/** @typedef {import("./run-bench").Surroundings} Surroundings */
/** @typedef {"vpc" | "all" | "no-op"} Variant the emulator's `busyWhileSettling`, or the floor */
/** @typedef {"create" | "destroy"} Step */

/**
 * @typedef {import("./measure-command").Measurement &
 *   { variant: Variant, count: number, step: Step }} Sample
 */

/** Many peerings may take so many times what one takes, where the API lets them go side by side. */
const AIM_RATIO = 1.5;

/**
 * The timed steps, beside a Timescale VPC that is there all the time.
 *
 * @type {readonly [Step, string[]][]}
 */
const STEPS = [
  ["create", ["up", "--yes", "--skip-preview"]],
  ["destroy", ["destroy", "--yes", "--skip-preview", "--target=**::peering-*"]],
];

/** @type {readonly Variant[]} */
const VARIANTS = ["vpc", "all", "no-op"];

/**
 * Makes and deletes one peering and many on one Timescale VPC, once for each way in which a VPC can
 * be busy, and the same of no-op resources.
 *
 * @param {Surroundings} surroundings
 * @param {number} many
 * @returns {Promise<object>} all that was measured
 */
async function runPeeringsCase(surroundings, many) {
  const { print, runs } = surroundings;
  print(`## Peerings of one Timescale VPC: ${runs} runs, ${PARALLEL} at once\n`);
  print(`Latencies in ms: ${JSON.stringify(LATENCIES_MS)}\n`);
  const samples = await measure(surroundings, [1, many]);
  print(report(samples, many));
  return { case: "peerings", many, latenciesMs: LATENCIES_MS, parallel: PARALLEL, samples };
}

/**
 * @param {Surroundings} surroundings
 * @param {readonly number[]} counts
 * @returns {Promise<Sample[]>}
 */
async function measure(surroundings, counts) {
  const { runs, say } = surroundings;
  /** @type {(() => Promise<void>)[]} */
  const undo = [];
  /** @param {Variant} variant */
  const open = async (variant) => {
    const tigerCloud = await startTigerCloud({
      latenciesMs: LATENCIES_MS,
      ...(variant !== "no-op" && { busyWhileSettling: variant }),
    });
    undo.push(() => tigerCloud.stop());
    const folder = variant === "no-op" ? "peerings-no-op" : "peerings";
    const stack = await openPeeringsStack(folder, { ...surroundings, tigerCloud });
    undo.push(() => stack.dispose());
    await stack.set({ vpcs: 1, peerings: 0 });
    await stack.pulumi(["up", "--yes", "--skip-preview"]);
    return { variant, stack };
  };
  try {
    const stacks = [];
    for (const variant of VARIANTS) stacks.push(await open(variant));
    const samples = [];
    // The round 0 fills the machine's caches and is not counted.
    for (let round = 0; round <= runs; round++) {
      for (const count of counts) {
        for (const { variant, stack } of stacks) {
          await stack.set({ vpcs: 1, peerings: count });
          for (const [step, args] of STEPS) {
            const measurement = await stack.pulumi(args);
            if (round > 0) samples.push({ variant, count, step, ...measurement });
            const seconds = measurement.seconds.toFixed(2);
            say(`${step} ${count}, run ${round} of ${runs}, ${variant}: ${seconds}`);
          }
        }
      }
    }
    return samples;
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

/**
 * @param {readonly Sample[]} samples
 * @param {number} many
 */
function report(samples, many) {
  /** @param {Variant} variant @param {Step} step @param {number} count */
  const samplesOf = (variant, step, count) =>
    samples.filter((one) => one.variant === variant && one.step === step && one.count === count);
  const secondsOf = (...which) => samplesOf(...which).map(({ seconds }) => seconds);
  const cases = VARIANTS.filter((variant) => variant !== "no-op").flatMap((busy) =>
    STEPS.map(([step]) => ({ busy, step })),
  );
  const sized = cases.flatMap((one) => [1, many].map((count) => ({ ...one, count })));
  const titleOf = ({ busy, step }, count) => `${step} ${count}, busy: ${busy}`;

  /** @param {{ busy: "vpc" | "all", step: Step }} one @param {number} count */
  const rowOf = ({ busy, step }, count) =>
    compare(
      titleOf({ busy, step }, count),
      secondsOf(busy, step, count),
      secondsOf("no-op", step, count),
      peeringsSeconds(count, busy, PARALLEL)[step],
    );
  const ratios = cases.map((one) => {
    const [ofMany, ofOne] = [rowOf(one, many), rowOf(one, 1)];
    const ratio = ofMany.measured.median / ofOne.measured.median;
    return [
      titleOf(one, `${many} / 1`),
      ratio.toFixed(2),
      (ofMany.floor / ofOne.floor).toFixed(2),
      ...(one.busy === "vpc" ? [String(AIM_RATIO), ratio <= AIM_RATIO ? "yes" : "no"] : ["", ""]),
    ];
  });
  const costs = sized.map(({ busy, step, count }) => ({
    title: titleOf({ busy, step }, count),
    measured: samplesOf(busy, step, count),
    floor: samplesOf("no-op", step, count),
  }));
  return [
    `${secondsTable(sized.map((one) => rowOf(one, one.count)))}\n`,
    `${table(["case", "ratio of s", "ratio of floors", "aim", "aim met"], ratios)}\n`,
    `${costTable(costs)}\n`,
  ].join("\n");
}

module.exports = { runPeeringsCase };
