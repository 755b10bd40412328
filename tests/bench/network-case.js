"use strict";
const { cacheFolder } = require("../../dist/local/cache-folder");
const { createCustomerVpc } = require("../../dist/local/customer-vpc");
const { DEFAULT_REGION, startLocalClouds } = require("../../dist/local/local-clouds");
const { callsTable } = require("./calls-table");
const { costTable } = require("./cost-table");
const { startAwsCounter } = require("./count-aws-calls");
const { LATENCIES_MS, criticalPathSeconds } = require("./critical-path");
const { PARALLEL } = require("./measure-command");
const { measureLives } = require("./measure-lives");
const { PROGRAMS, STEPS } = require("./run-program");
const { compare, secondsTable, spreadOf } = require("./summarise");

/** @typedef {{ peers: number, services: number }} Size */
/** @typedef {import("./measure-lives").Life} Life */
/** @typedef {Record<keyof typeof PROGRAMS, Life[]>} Lives */
/** @typedef {Size & { case: "network", lives: Lives }} NetworkFound */

/** @typedef {import("./run-bench").Surroundings} Surroundings */

/**
 * Measures the network program and its floors in turn and prints the tables.
 *
 * @param {Surroundings} surroundings
 * @param {Size} size
 * @returns {Promise<NetworkFound>} all that was measured
 */
async function runNetworkCase(surroundings, size) {
  const { awsPlugin, print, runs } = surroundings;
  print(`## A network with ${sizeText(size)}: ${runs} runs of each, ${awsPlugin} AWS plugin\n`);
  print(`Latencies in ms: ${JSON.stringify(LATENCIES_MS)}\n`);
  const { resources, lives } = await measure(size, surroundings);
  print(report(size, { resources, lives }));
  return {
    case: "network",
    ...size,
    parallel: PARALLEL,
    awsPlugin,
    latenciesMs: LATENCIES_MS,
    resources,
    lives,
  };
}

/** @param {Size} size */
const sizeText = ({ peers, services }) =>
  `${peers} ${peers === 1 ? "peer" : "peers"} and ${services} ${services === 1 ? "service" : "services"}`;

/**
 * Runs every program on clouds of the case's own, `runs` times in turn.
 *
 * @param {Size} size
 * @param {Surroundings} surroundings
 * @returns {Promise<{ resources: number, lives: Lives }>}
 */
async function measure(size, { engine, awsPlugin, runs, say, signal }) {
  const cacheDir = cacheFolder();
  const serviceIds = Array.from({ length: size.services }, (_, index) => `bench${index + 1}`);
  const services = serviceIds.map((id) => ({ id, name: id, regionCode: DEFAULT_REGION }));
  // What the critical path counts with.
  const busyWhileSettling = /** @type {const} */ ("all");
  const tigerCloud = { services, latenciesMs: LATENCIES_MS, busyWhileSettling };
  const clouds = await startLocalClouds({ cacheDir, awsPlugin, tigerCloud, signal });
  const aws = await startAwsCounter(clouds.awsUrl);
  try {
    const config = {
      peers: JSON.stringify(await createCustomerVpcs(clouds, size.peers)),
      services: JSON.stringify(serviceIds),
    };
    const surroundings = { engine, clouds, aws, cacheDir, config, signal };
    return await measureLives(PROGRAMS, surroundings, { runs, say, title: sizeText(size) });
  } finally {
    await aws.stop();
    await clouds.stop();
  }
}

/**
 * @param {import("../../dist/local/local-clouds").LocalClouds} clouds
 * @param {number} count
 */
async function createCustomerVpcs(clouds, count) {
  const ec2 = clouds.ec2();
  const ids = [];
  for (let index = 0; index < count; index++) {
    ids.push((await createCustomerVpc(ec2, `10.${20 + index}.0.0/16`)).vpcId);
  }
  ec2.destroy();
  return ids;
}

/**
 * @param {Size} size
 * @param {{ resources: number, lives: Lives }} found
 */
function report(size, { resources, lives }) {
  const latencies = criticalPathSeconds(size.peers);
  const seconds = (program, step) => lives[program].map((life) => life[step].seconds);
  /** @param {"noOp" | "noOpInTwo"} floor */
  const against = (floor) =>
    secondsTable(
      STEPS.map(([step]) => {
        const title = `${step}, ${sizeText(size)}`;
        return compare(title, seconds("network", step), seconds(floor, step), latencies[step]);
      }),
    );
  const costs = STEPS.map(([step]) => ({
    title: `${step}, ${sizeText(size)}`,
    measured: lives.network.map((life) => life[step]),
    floor: lives.noOpInTwo.map((life) => life[step]),
  }));
  return [
    `Floor: ${resources} no-op resources in two plugins, one of which loads the AWS SDK as the small one does\n`,
    `${against("noOpInTwo")}\n`,
    `Floor: ${resources} no-op resources in one plugin\n`,
    `${against("noOp")}\n`,
    `${costTable(costs)}\n`,
    "What is asked, with two route tables for each peer\n",
    `${callsTable(lives.network, size)}\n`,
  ].join("\n");
}

/**
 * How `up` grows with the network, and how the floor does: the local clouds take as long for many as for
 * one, but the engine and the machine do not.
 *
 * @param {NetworkFound} small
 * @param {NetworkFound} large
 */
function growthOfUp(small, large) {
  const latencies = criticalPathSeconds(1).up;
  /** @param {"network" | "noOpInTwo"} program @param {number} waiting */
  const times = (program, waiting) => {
    const [one, many] = [small, large].map(
      ({ lives }) => spreadOf(lives[program].map(({ up }) => up.seconds)).median + waiting,
    );
    return `${many.toFixed(2)} s / ${one.toFixed(2)} s = ${(many / one).toFixed(2)}`;
  };
  return [
    `## up of ${sizeText(large)} beside up of ${sizeText(small)}\n`,
    `network: ${times("network", 0)} (aim 1.30)`,
    `no-op resources in two plugins, and the latencies: ${times("noOpInTwo", latencies)}\n`,
  ].join("\n");
}

module.exports = { growthOfUp, runNetworkCase };
