"use strict";
const { writeFile } = require("node:fs/promises");
const { join } = require("node:path");
const babel = require("prettier/plugins/babel");
const estree = require("prettier/plugins/estree");
const markdown = require("prettier/plugins/markdown");
// The main entry loads its parsers in a way that jest does not know.
const prettier = require("prettier/standalone");
const { drawPerformance } = require("./draw-performance");
const { describePerformance } = require("./describe-performance");

/** What the document is made from: the figures of the run that made it last. */
const RESULTS = join(__dirname, "results.json");

const DOCS = join(__dirname, "../../docs");

/**
 * What of a run the document shows.
 *
 * @typedef {object} Results
 * @property {string} date of the run, such as `2026-01-31`
 * @property {import("./run-bench").Measured["machine"]} machine
 * @property {import("./scale-case").ScaleFound} scale
 * @property {string} others tables of the cases that the same run measured
 */

/**
 * Writes the results of a run, and the document and the chart made from them.
 *
 * @param {import("./run-bench").Measured} measured of a run with the case `scale`
 */
async function writePerformance({ machine, cases, others }) {
  const scale = cases.find((one) => one.case === "scale");
  /** @type {Results} */
  const results = { date: new Date().toISOString().slice(0, 10), machine, scale, others };
  const text = JSON.stringify(results, undefined, 2);
  await writeFile(RESULTS, await format(text, "json"));
  for (const [name, content] of Object.entries(await renderPerformance(results))) {
    await writeFile(join(DOCS, name), content);
  }
}

/**
 * @param {Results} results
 * @returns {Promise<Record<string, string>>} the files of docs/ by name
 */
async function renderPerformance(results) {
  return {
    "performance.md": await format(describePerformance(results), "markdown"),
    "performance.svg": drawPerformance(results.scale.samples),
  };
}

/** @param {string} text @param {"json" | "markdown"} parser */
const format = (text, parser) =>
  prettier.format(text, { parser, printWidth: 100, plugins: [babel, estree, markdown] });

module.exports = { RESULTS, renderPerformance, writePerformance };
