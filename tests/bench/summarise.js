"use strict";

/**
 * @typedef {object} Spread
 * @property {number} median
 * @property {number} min
 * @property {number} max
 */

/**
 * @typedef {object} Row
 * @property {string} title what was run
 * @property {Spread} measured seconds of the program
 * @property {number} latencies seconds of the emulator's latencies on the critical path
 * @property {Spread} noOp seconds of the no-op program
 * @property {number} floor seconds: the no-op program's median and the latencies
 * @property {number} beyond seconds beyond the floor
 * @property {number} beyondPercent of the floor
 * @property {boolean} met whether that is within {@link AIM}
 */

/** What the aim allows beyond the floor: a share of it and some seconds. */
const AIM = { share: 0.15, seconds: 0.5 };

/**
 * @param {readonly number[]} values at least one
 * @returns {Spread}
 */
function spreadOf(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
  return { median, min: sorted[0], max: sorted[sorted.length - 1] };
}

/**
 * Holds what was measured against its floor.
 *
 * @param {string} title
 * @param {readonly number[]} measured seconds of each run of the program
 * @param {readonly number[]} noOp seconds of each run of the no-op program
 * @param {number} latencies seconds
 * @returns {Row}
 */
function compare(title, measured, noOp, latencies) {
  const [spread, noOpSpread] = [spreadOf(measured), spreadOf(noOp)];
  const floor = noOpSpread.median + latencies;
  const beyond = spread.median - floor;
  return {
    title,
    measured: spread,
    latencies,
    noOp: noOpSpread,
    floor,
    beyond,
    beyondPercent: (beyond / floor) * 100,
    met: beyond <= floor * AIM.share + AIM.seconds,
  };
}

/**
 * A table in Markdown, aligned for reading as text too.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column].length)),
  );
  const line = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** @param {readonly Row[]} rows */
function secondsTable(rows) {
  const head = ["case", "s", "latencies", "no-op program", "floor", "beyond", "aim met"];
  return table(
    head,
    rows.map(({ title, measured, latencies, noOp, floor, beyond, beyondPercent, met }) => [
      title,
      spreadText(measured),
      latencies.toFixed(1),
      spreadText(noOp),
      floor.toFixed(1),
      `${signed(beyond, 1)} s, ${signed(beyondPercent, 0)} %`,
      met ? "yes" : "no",
    ]),
  );
}

/** Seconds of one run, or their spread over several. @param {Spread} spread @param {number} runs */
const runsText = (spread, runs) => (runs === 1 ? spread.median.toFixed(1) : spreadText(spread));

/** @param {Spread} spread @param {number} [digits] */
const spreadText = ({ median, min, max }, digits = 1) =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}-${max.toFixed(digits)})`;

/** @param {number} value @param {number} digits */
const signed = (value, digits) => `${value < 0 ? "" : "+"}${value.toFixed(digits)}`;

module.exports = { compare, runsText, secondsTable, signed, spreadOf, spreadText, table };
