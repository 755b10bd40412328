"use strict";
const { EC2_RATE } = require("../../dist/sdk/aws/request-rate");
const { totalOf } = require("./count-requests");
const { spreadOf } = require("./summarise");

/** @typedef {import("./run-program").Step} Step */
/** @typedef {import("./network-case").NetworkFound} NetworkFound */

/**
 * The steps that are counted, and what the aim allows to be asked of AWS for each peer, beside one question for
 * each of its route tables. What an update asks is for the AWS plugin's resources to say.
 *
 * @type {readonly [Step, string, number | undefined][]}
 */
const COUNTED = [
  ["preview", "preview", 3],
  ["unchanged", "preview, no changes", 5],
  ["up", "up", undefined],
];

/**
 * How often networks' programs and resources ask AWS and the Tiger Cloud API, for each peer.
 *
 * @param {readonly NetworkFound[]} found
 * @returns {[string[], string[][]]} head and rows
 */
function callsTable(found) {
  const head = [
    ...["peers", "route tables", "services", "step", "AWS calls", "per peer", "aim", "aim met"],
    ...["EC2's rate, s", "API requests", "per resource"],
  ];
  return [head, found.flatMap((network) => COUNTED.map((counted) => rowOf(network, counted)))];
}

/** @param {NetworkFound} network @param {typeof COUNTED[number]} counted */
function rowOf({ lives, peers, routeTables, services, resources }, [step, title, beside]) {
  const of = lives.network.map((life) => life[step]);
  const asked = spreadOf(of.map(({ awsCalls }) => totalOf(awsCalls))).median;
  const requests = spreadOf(of.map((measured) => totalOf(measured.requests))).median;
  const aim = beside === undefined ? undefined : beside + routeTables;
  const isMet = aim === undefined ? "" : asked / peers <= aim ? "yes" : "no";
  return [
    ...[String(peers), String(routeTables), String(services), title],
    ...[String(asked), (asked / peers).toFixed(1), aim === undefined ? "" : String(aim), isMet],
    beside === undefined ? "" : Math.max(...of.map(rateSeconds)).toFixed(1),
    ...[String(requests), (requests / resources).toFixed(2)],
  ];
}

/**
 * How long the look-ups take at least where they keep below EC2's rate, which counts each kind for itself.
 *
 * @param {{ awsCalls: Record<string, number> }} measured
 */
function rateSeconds({ awsCalls }) {
  const { atOnce, perSecond } = EC2_RATE;
  return Math.max(0, ...Object.values(awsCalls).map((calls) => (calls - atOnce) / perSecond));
}

module.exports = { callsTable };
