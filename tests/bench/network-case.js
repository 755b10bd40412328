"use strict";
const { cacheFolder } = require("../../dist/local/cache-folder");
const { createCustomerVpc } = require("../../dist/local/customer-vpc");
const { DEFAULT_REGION, startLocalClouds } = require("../../dist/local/local-clouds");
const { startAwsCounter } = require("./count-aws-calls");
const { LATENCIES_MS } = require("./critical-path");
const { PARALLEL } = require("./measure-command");
const { measureLives } = require("./measure-lives");
const { networkTables, sizeText } = require("./network-tables");
const { PROGRAMS } = require("./run-program");

/** @typedef {{ peers: number, routeTables: number, services: number }} Size route tables of each peer */
/** @typedef {import("./measure-lives").Life} Life */
/** @typedef {Record<keyof typeof PROGRAMS, Life[]>} Lives */
/** @typedef {Size & { resources: number, lives: Lives }} NetworkFound */

/** @typedef {import("./run-bench").Surroundings} Surroundings */

/**
 * The sizes, when nothing else is asked for.
 *
 * @type {readonly Size[]}
 */
const NETWORK_SIZES = [1, 10, 50].flatMap((peers) =>
  [2, 8].flatMap((routeTables) => [1, 20].map((services) => ({ peers, routeTables, services }))),
);

/** The larger a network, the less its seconds vary, and the longer they are. @param {Size} size @param {number} runs */
const runsOf = ({ peers }, runs) => Math.max(1, Math.min(runs, Math.floor(50 / peers)));

/**
 * Measures the network program and its floor in turn, on clouds of its own for each size, and prints the tables.
 *
 * @param {Surroundings} surroundings
 * @param {readonly Size[]} sizes
 * @returns {Promise<object>} all that was measured
 */
async function runNetworkCase(surroundings, sizes) {
  const { awsPlugin, print, runs } = surroundings;
  /** @type {NetworkFound[]} */
  const found = [];
  for (const size of sizes) {
    // The smallest network fills the machine's caches for all of them.
    const isFirst = size === sizes[0];
    const measured = await measure(size, surroundings, { runs: runsOf(size, runs), isFirst });
    found.push({ ...size, ...measured });
  }
  print(networkTables(found, awsPlugin));
  return { case: "network", parallel: PARALLEL, awsPlugin, latenciesMs: LATENCIES_MS, found };
}

/**
 * @param {Size} size
 * @param {Surroundings} surroundings
 * @param {{ runs: number, isFirst: boolean }} how
 */
async function measure(size, { engine, awsPlugin, say, signal }, { runs, isFirst }) {
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
      peers: JSON.stringify(await createCustomerVpcs(clouds, size)),
      services: JSON.stringify(serviceIds),
      routeTables: String(size.routeTables),
    };
    const surroundings = { engine, clouds, aws, cacheDir, config, signal };
    const how = { runs, say, title: sizeText(size), hasWarmUp: isFirst };
    return await measureLives(PROGRAMS, surroundings, how);
  } finally {
    await aws.stop();
    await clouds.stop();
  }
}

/**
 * @param {import("../../dist/local/local-clouds").LocalClouds} clouds
 * @param {Size} size
 */
async function createCustomerVpcs(clouds, { peers, routeTables }) {
  const ec2 = clouds.ec2();
  const ids = [];
  for (let index = 0; index < peers; index++) {
    const { vpcId, routeTableIds } = await createCustomerVpc(ec2, `10.${20 + index}.0.0/16`);
    for (let more = routeTableIds.length; more < routeTables; more++) {
      await ec2.createRouteTable({ VpcId: vpcId });
    }
    ids.push(vpcId);
  }
  ec2.destroy();
  return ids;
}

module.exports = { NETWORK_SIZES, runNetworkCase };
