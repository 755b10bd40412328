"use strict";
const { countRequests } = require("./count-requests");
const { watchProcesses } = require("./watch-processes");

/** Longer than the longest command takes, in milliseconds. */
const TIMEOUT_MS = 3_600_000;

/**
 * How many resources the engine works on at once. Its own default is four times the number of cores:
 * on a small machine it, not this package, would make peerings wait for each other.
 */
const PARALLEL = 32;

/**
 * What one `pulumi` command took.
 *
 * @typedef {object} Measurement
 * @property {number} seconds
 * @property {Record<string, number>} requests to the Tiger Cloud API, see count-requests.js
 * @property {number | undefined} providerBytes see watch-processes.js
 * @property {Record<string, number>} cpuSeconds see watch-processes.js
 */

/**
 * Runs `pulumi` and measures it.
 *
 * @param {import("../../dist/local/engine/pulumi-workspace").PulumiWorkspace} workspace
 * @param {readonly string[]} args
 * @param {import("../../dist/local/tiger-cloud").TigerCloud} tigerCloud
 * @returns {Promise<Measurement>}
 * @throws Error where it does not exit with 0
 */
async function measureCommand(workspace, args, tigerCloud) {
  const before = tigerCloud.requests.length;
  const endWatch = watchProcesses();
  const startMs = performance.now();
  let result;
  let seconds;
  let seen;
  try {
    const flags = ["--suppress-progress", `--parallel=${PARALLEL}`];
    result = await workspace.pulumi([...args, ...flags], { timeoutMs: TIMEOUT_MS });
    seconds = (performance.now() - startMs) / 1000;
  } finally {
    seen = endWatch();
  }
  if (result.code !== 0) {
    throw new Error(`pulumi ${args.join(" ")}: ${result.code}\n${result.stdout}${result.stderr}`);
  }
  return { seconds, requests: countRequests(tigerCloud.requests.slice(before)), ...seen };
}

module.exports = { PARALLEL, measureCommand };
