"use strict";
const { cpus } = require("node:os");
const { cacheFolder } = require("../../dist/local/cache-folder");
const { createCustomerVpc } = require("../../dist/local/customer-vpc");
const { provideEngine } = require("../../dist/local/engine/provide-engine");
const { DEFAULT_REGION, startLocalClouds } = require("../../dist/local/local-clouds");
const { LATENCIES_MS, criticalPathSeconds } = require("./critical-path");
const { PROGRAMS, STEPS, runProgram } = require("./run-program");
const { compare, spreadOf, table, tableOf } = require("./summarise");

const SERVICE_ID = "kd9w2xp4mz";

/** @typedef {Awaited<ReturnType<typeof runProgram>>["steps"]} Life */
/** @typedef {Record<keyof typeof PROGRAMS, Life[]>} Lives */

/**
 * @typedef {object} Surroundings
 * @property {import("../../dist/local/engine/choose-engine").Engine} engine
 * @property {import("../../dist/local/local-clouds").AwsPlugin} awsPlugin
 * @property {number} runs
 * @property {(line: string) => void} say
 * @property {AbortSignal} signal
 */

/**
 * Measures the network program and its floors in turn and prints the tables.
 *
 * @param {object} options
 * @param {number} options.runs of each program
 * @param {readonly number[]} options.peers a case for each number
 * @param {import("../../dist/local/local-clouds").AwsPlugin} options.awsPlugin
 * @param {(line: string) => void} options.print for what was found
 * @param {(line: string) => void} options.say for progress
 * @param {AbortSignal} options.signal ends all of it
 * @returns {Promise<object>} all that was measured
 */
async function runBench({ runs, peers, awsPlugin, print, say, signal }) {
  const engine = await provideEngine({ cacheDir: cacheFolder(), onProgress: say, signal });
  const machine = {
    node: process.version,
    pulumi: engine.version,
    awsPlugin,
    cpus: cpus().length,
    cpu: cpus()[0]?.model ?? "unknown",
  };
  const { cpu, ...versions } = machine;
  print(`node ${versions.node}, pulumi ${versions.pulumi}, ${versions.cpus} x ${cpu}`);
  print(`${runs} runs of each program in turn, ${awsPlugin} AWS plugin; latencies in ms:`);
  print(`${JSON.stringify(LATENCIES_MS)}\n`);

  const cases = [];
  for (const count of peers) {
    const found = await measureCase(count, { engine, awsPlugin, runs, say, signal });
    print(report(count, found));
    cases.push({ peers: count, ...found });
  }
  return { machine, latenciesMs: LATENCIES_MS, cases };
}

/**
 * Runs every program on clouds of the case's own, `runs` times in turn.
 *
 * @param {number} peers
 * @param {Surroundings} surroundings
 * @returns {Promise<{ resources: number, lives: Lives }>}
 */
async function measureCase(peers, { engine, awsPlugin, runs, say, signal }) {
  const cacheDir = cacheFolder();
  const services = [{ id: SERVICE_ID, name: "metrics", regionCode: DEFAULT_REGION }];
  const tigerCloud = { services, latenciesMs: LATENCIES_MS };
  const clouds = await startLocalClouds({ cacheDir, awsPlugin, tigerCloud, signal });
  try {
    const config = {
      peers: JSON.stringify(await createCustomerVpcs(clouds, peers)),
      serviceId: SERVICE_ID,
    };
    /** @type {Lives} */
    const lives = { network: [], noOp: [], noOpInTwo: [] };
    const surroundings = { engine, clouds, cacheDir, config, signal };
    let resources = 0;
    // The round 0 fills the machine's caches and is not counted.
    for (let round = 0; round <= runs; round++) {
      for (const [key, program] of Object.entries(PROGRAMS)) {
        const life = await runProgram(program, surroundings);
        if (round === 0 && key === "network") resources = life.resources;
        if (life.resources !== resources) {
          throw new Error(
            `${program.name}: it has ${life.resources} resources, the network program ${resources}. Make them equal.`,
          );
        }
        if (round > 0) lives[key].push(life.steps);
        const seconds = STEPS.map(([step]) => `${step} ${life.steps[step].seconds.toFixed(2)}`);
        say(`${peers} peers, run ${round} of ${runs}, ${program.name}: ${seconds.join(", ")}`);
      }
    }
    return { resources, lives };
  } finally {
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
 * @param {number} peers
 * @param {{ resources: number, lives: Lives }} found
 */
function report(peers, { resources, lives }) {
  const latencies = criticalPathSeconds(peers);
  const seconds = (program, step) => lives[program].map((life) => life[step].seconds);
  /** @param {"noOp" | "noOpInTwo"} floor */
  const against = (floor) =>
    tableOf(
      STEPS.map(([step]) => {
        const title = `${step}, ${peers} ${peers === 1 ? "peer" : "peers"}`;
        return compare(title, seconds("network", step), seconds(floor, step), latencies[step]);
      }),
    );
  const requests = STEPS.map(([step]) => {
    const counts = lives.network.map((life) => life[step].requests);
    const totals = counts.map((count) => Object.values(count).reduce((sum, one) => sum + one, 0));
    const { median, min, max } = spreadOf(totals);
    const kinds = [...new Set(counts.flatMap((count) => Object.keys(count)))].sort();
    const each = kinds.map(
      (kind) => `${kind} x ${spreadOf(counts.map((c) => c[kind] ?? 0)).median}`,
    );
    return [step, `${median} (${min}-${max})`, each.join(", ")];
  });
  return [
    `Floor: ${resources} no-op resources in two plugins, one of which loads the AWS SDK as the small one does\n`,
    `${against("noOpInTwo")}\n`,
    `Floor: ${resources} no-op resources in one plugin\n`,
    `${against("noOp")}\n`,
    `Requests to the Tiger Cloud API\n`,
    `${table(["step", "requests", "median of each"], requests)}\n`,
  ].join("\n");
}

module.exports = { runBench };
