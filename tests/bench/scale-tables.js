"use strict";
const { totalOf } = require("./count-requests");
const { runsText, signed, spreadOf, table } = require("./summarise");

/** @typedef {import("./scale-case").Sample} Sample */

/**
 * One step of one size: what it took, and its floor.
 *
 * @typedef {object} Point
 * @property {import("./run-program").Step} step
 * @property {import("./scale-case").Size} size
 * @property {number} resources
 * @property {number} runs
 * @property {import("./summarise").Spread} ours seconds
 * @property {import("./summarise").Spread} floor seconds of the no-op program
 * @property {number} requests to the API, the median
 * @property {number | undefined} bytes peak of the provider process, the median
 * @property {number | undefined} floorBytes the same of the no-op program
 */

/**
 * What the largest stack may take: so many times its floor; and what a refresh may ask of the API: so many requests
 * for each VPC, and so many more.
 */
const AIMS = {
  ratios: { preview: 1.15, up: 1.1, destroy: 1.1 },
  ...{ requestsPerVpc: 2, moreRequests: 5 },
};

/**
 * @param {readonly Sample[]} samples
 * @returns {Point[]} by step and then by size, in the order in which they were measured
 */
function pointsOf(samples) {
  const steps = [...new Set(samples.map(({ step }) => step))];
  const sizes = [...new Set(samples.map(({ peerings }) => peerings))];
  return steps.flatMap((step) =>
    sizes.map((peerings) => {
      const here = samples.filter((one) => one.step === step && one.peerings === peerings);
      const [ours, floor] = ["peerings", "peerings-no-op"].map((folder) =>
        here.filter((one) => one.folder === folder),
      );
      const { vpcs, services } = here[0];
      const secondsOf = (of) => spreadOf(of.map(({ seconds }) => seconds));
      return {
        step,
        size: { vpcs, peerings, services },
        resources: vpcs + peerings + services,
        runs: ours.length,
        ours: secondsOf(ours),
        floor: secondsOf(floor),
        requests: spreadOf(ours.map((one) => totalOf(one.requests))).median,
        bytes: bytesOf(ours),
        floorBytes: bytesOf(floor),
      };
    }),
  );
}

/** @param {readonly Sample[]} samples */
function bytesOf(samples) {
  const bytes = samples.map(({ providerBytes }) => providerBytes);
  return bytes.includes(undefined) ? undefined : spreadOf(bytes).median;
}

/** Seconds, memory and requests of every step and size. @param {readonly Sample[]} samples */
function scaleTable(samples) {
  const head = [
    ...["step", "resources", "s", "floor, s", "ratio", "beyond, per resource"],
    ...["peak MiB", "floor, MiB", "requests", "per resource"],
  ];
  const rows = pointsOf(samples).map((point) => [
    ...[
      point.step,
      count(point.resources),
      runsText(point.ours, point.runs),
      runsText(point.floor, point.runs),
    ],
    ...[(point.ours.median / point.floor.median).toFixed(2), `${signed(beyondMs(point), 1)} ms`],
    ...[mebibytes(point.bytes), mebibytes(point.floorBytes), count(point.requests)],
    (point.requests / point.resources).toFixed(2),
  ]);
  return table(head, rows);
}

/** How much more each size takes than the one before. @param {readonly Sample[]} samples */
function growthTable(samples) {
  const points = pointsOf(samples);
  const pairs = points.flatMap((to, i) => {
    const from = points[i - 1];
    return from?.step === to.step ? [{ from, to }] : [];
  });
  const rows = pairs.map(({ from, to }) => {
    /** @param {(point: Point) => number} value */
    const times = (value) => (value(from) === 0 ? "-" : (value(to) / value(from)).toFixed(1));
    const more = to.resources - from.resources;
    const each = (of) => (((to[of].median - from[of].median) / more) * 1000).toFixed(1);
    return [
      ...[to.step, `${count(from.resources)} to ${count(to.resources)}`],
      ...[times((point) => point.resources), times((point) => point.ours.median)],
      ...[times((point) => point.floor.median), times((point) => point.requests)],
      ...[`${each("ours")} ms`, `${each("floor")} ms`],
    ];
  });
  const head = ["step", "resources", "resources x", "s x", "floor x", "requests x"];
  return table([...head, "each more resource", "floor, each more"], rows);
}

/** Holds the largest stack against the aims. @param {readonly Sample[]} samples */
function aimsTable(samples) {
  const largest = (step) => pointsOf(samples).findLast((one) => one.step === step);
  const ratios = Object.entries(AIMS.ratios).map(([step, aim]) => {
    const { resources, ours, floor } = largest(step);
    const ratio = ours.median / floor.median;
    const title = `${step}, ${count(resources)} resources`;
    return [title, `<= ${aim.toFixed(2)} x floor`, ratio.toFixed(2), ratio <= aim ? "yes" : "no"];
  });
  const { resources, size, requests } = largest("refresh");
  const allowed = AIMS.requestsPerVpc * size.vpcs + AIMS.moreRequests;
  const title = `refresh, ${count(resources)} resources`;
  const isMet = requests <= allowed ? "yes" : "no";
  const asked = [title, `<= ${allowed} requests`, count(requests), isMet];
  return table(["step", "aim", "found", "aim met"], [...ratios, asked]);
}

/** @param {Point} point */
const beyondMs = ({ ours, floor, resources }) => ((ours.median - floor.median) / resources) * 1000;

/** @param {number} value */
const count = (value) => value.toLocaleString("en-US");

/** @param {number | undefined} bytes */
const mebibytes = (bytes) => (bytes === undefined ? "not measured" : (bytes / 2 ** 20).toFixed(0));

module.exports = { aimsTable, count, growthTable, pointsOf, scaleTable };
