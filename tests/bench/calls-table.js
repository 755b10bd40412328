"use strict";
const { totalOf } = require("./count-requests");
const { spreadOf, table } = require("./summarise");

/** @typedef {import("./run-program").Step} Step */
/** @typedef {import("./network-case").Life} Life */

/**
 * The steps that are counted, and what the aim allows to be asked of AWS for each peer with two route
 * tables. What an update asks is for the AWS plugin's resources to say.
 *
 * @type {readonly [Step, string, number | undefined][]}
 */
const COUNTED = [
  ["preview", "preview", 5],
  ["unchanged", "preview without changes", 7],
  ["up", "up", undefined],
];

/**
 * How often a network's program and resources ask AWS and the Tiger Cloud API, for each peer.
 *
 * @param {readonly Life[]} lives
 * @param {import("./network-case").Size} size
 */
function callsTable(lives, { peers }) {
  const head = [
    ...["step", "AWS calls", "per peer", "aim", "aim met", "by kind"],
    ...["API requests", "per peer"],
  ];
  const rows = COUNTED.map(([step, title, aim]) => {
    const calls = lives.map((life) => life[step].awsCalls);
    const asked = spreadOf(calls.map(totalOf)).median;
    const requests = spreadOf(lives.map((life) => totalOf(life[step].requests))).median;
    const met = asked / peers <= (aim ?? Infinity) ? "yes" : "no";
    return [
      ...[title, `${asked}`, (asked / peers).toFixed(1), aim === undefined ? "" : `${aim}`],
      ...[aim === undefined ? "" : met, kindsOf(calls)],
      ...[`${requests}`, (requests / peers).toFixed(1)],
    ];
  });
  return table(head, rows);
}

/** @param {readonly Record<string, number>[]} calls */
function kindsOf(calls) {
  const kinds = [...new Set(calls.flatMap((count) => Object.keys(count)))].sort();
  return kinds
    .map((kind) => `${kind} x ${spreadOf(calls.map((count) => count[kind] ?? 0)).median}`)
    .join(", ");
}

module.exports = { callsTable };
