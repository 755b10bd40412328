"use strict";
const { totalOf } = require("./count-requests");
const { signed, spreadOf, spreadText, table } = require("./summarise");

/** @typedef {import("./measure-command").Measurement} Measurement */

/**
 * @typedef {object} CostRow
 * @property {string} title
 * @property {readonly Measurement[]} measured
 * @property {readonly Measurement[]} floor of the no-op program
 */

/**
 * What commands cost beside time: requests to the Tiger Cloud API, and the provider's memory.
 *
 * @param {readonly CostRow[]} rows
 */
function costTable(rows) {
  const head = ["case", "provider's peak MiB", "no-op provider's", "beyond", "requests", "by kind"];
  const cells = rows.map(({ title, measured, floor }) => [
    title,
    ...memoryCells(measured, floor),
    ...requestCells(measured),
  ]);
  return table(head, cells);
}

/** @param {readonly Measurement[]} measured */
function requestCells(measured) {
  const counts = measured.map(({ requests }) => requests);
  const kinds = [...new Set(counts.flatMap((count) => Object.keys(count)))].sort();
  const each = kinds.map(
    (kind) => `${kind} x ${spreadOf(counts.map((count) => count[kind] ?? 0)).median}`,
  );
  return [spreadText(spreadOf(counts.map(totalOf)), 0), each.join(", ")];
}

/** @param {readonly Measurement[]} measured @param {readonly Measurement[]} floor */
function memoryCells(measured, floor) {
  const [ours, theirs] = [measured, floor].map((of) =>
    of.map(({ providerBytes }) => providerBytes),
  );
  if ([...ours, ...theirs].includes(undefined)) return ["not measured", "not measured", ""];
  const [peak, floorPeak] = [ours, theirs].map((bytes) =>
    spreadOf(bytes.map((count) => count / 2 ** 20)),
  );
  const beyond = signed(peak.median - floorPeak.median, 0);
  return [spreadText(peak, 0), spreadText(floorPeak, 0), beyond];
}

module.exports = { costTable };
