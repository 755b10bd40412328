"use strict";
const { EC2_RATE } = require("../../dist/sdk/aws/request-rate");
const { callsTable } = require("./calls-table");
const { LATENCIES_MS, criticalPathSeconds } = require("./critical-path");
const { STEPS } = require("./run-program");
const { compare, runsText, spreadOf, table } = require("./summarise");
const { ROLES } = require("./watch-processes");

/** @typedef {import("./network-case").NetworkFound} NetworkFound */
/** @typedef {import("./network-case").Size} Size */
/** @typedef {import("./run-program").Step} Step */

/** What a step may take: so many times the floor, and so many seconds more. */
const AIMS = {
  preview: { ratio: 1.15, seconds: 0 },
  up: { ratio: 1.15, seconds: 0.5 },
};

/**
 * What was found of networks of all sizes, in Markdown.
 *
 * @param {readonly NetworkFound[]} found
 * @param {string} awsPlugin
 */
function networkTables(found, awsPlugin) {
  const largest = found[found.length - 1];
  return [
    `## Networks of growing size, ${awsPlugin} AWS plugin\n`,
    `Latencies in ms: ${JSON.stringify(LATENCIES_MS)}. The floor is as many no-op resources of the same kinds, behind a plugin`,
    "that only answers, and the latencies that no client can overlap. Ours has the local AWS and the local Tiger Cloud",
    "on the same two cores.\n",
    `${secondsTable(found)}\n`,
    "### What is asked\n",
    `Look-ups keep below EC2's rate: ${EC2_RATE.atOnce} of a kind at once and ${EC2_RATE.perSecond} each second after them. A preview cannot be`,
    "shorter than that takes, and its floor knows nothing of it.\n",
    `${table(...callsTable(found))}\n`,
    `### Processor time of the largest: ${sizeText(largest)}\n`,
    "Seconds of each process, ours and the floor's: where the time beyond the floor goes.\n",
    `${processorTable(largest)}\n`,
  ].join("\n");
}

/** @param {Size} size */
const sizeText = ({ peers, routeTables, services }) =>
  `${count(peers, "peer")} of ${routeTables} route tables, ${count(services, "service")}`;

/** @param {number} many @param {string} noun */
const count = (many, noun) => `${many} ${noun}${many === 1 ? "" : "s"}`;

/** @param {readonly NetworkFound[]} found */
function secondsTable(found) {
  const rows = found.flatMap((network) => STEPS.map(([step]) => secondsRow(network, step)));
  const head = ["network", "resources", "step", "runs", "s", "no-op program, s", "latencies, s"];
  return table([...head, "floor, s", "ratio", "aim met"], rows);
}

/** @param {NetworkFound} network @param {Step} step */
function secondsRow({ lives, resources, ...size }, step) {
  const [ours, noOp] = [lives.network, lives.noOp].map((of) =>
    of.map((life) => life[step].seconds),
  );
  const row = compare("", ours, noOp, criticalPathSeconds(size.peers)[step]);
  const aim = AIMS[step === "unchanged" ? "preview" : step];
  const allowed = aim === undefined ? undefined : row.floor * aim.ratio + aim.seconds;
  const isMet = allowed === undefined ? "" : row.measured.median <= allowed ? "yes" : "no";
  return [
    ...[sizeText(size), String(resources), step === "unchanged" ? "preview, no changes" : step],
    ...[
      String(ours.length),
      runsText(row.measured, ours.length),
      runsText(row.noOp, ours.length),
      row.latencies.toFixed(1),
    ],
    ...[row.floor.toFixed(1), (row.measured.median / row.floor).toFixed(2), isMet],
  ];
}

/** @param {NetworkFound} network */
function processorTable({ lives }) {
  const roles = [...ROLES.map(([role]) => role), "local Tiger Cloud"];
  const rows = STEPS.map(([step]) => [
    step === "unchanged" ? "preview, no changes" : step,
    ...roles.map((role) => {
      const [ours, floor] = [lives.network, lives.noOp].map((of) =>
        spreadOf(of.map((life) => life[step].cpuSeconds[role] ?? 0)).median.toFixed(1),
      );
      return `${ours} / ${floor}`;
    }),
  ]);
  return table(["step", ...roles], rows);
}

module.exports = { networkTables, sizeText };
