"use strict";
const { writeFile } = require("node:fs/promises");
const { Command, InvalidArgumentError, Option } = require("commander");
const { NETWORK_SIZES } = require("./network-case");
const { MAX_PEERINGS_PER_VPC } = require("./peerings-stack");
const { CASES, runBench } = require("./run-bench");
const { DEFAULT_SIZES } = require("./scale-case");
const { writePerformance } = require("./write-performance");

/** The addresses of the programs' VPCs suffice for more. */
const MAX_STACK = 5000;

/** @param {number} max @param {number} [min] */
const countUpTo =
  (max, min = 1) =>
  (/** @type {string} */ text) => {
    const count = Number(text);
    if (Number.isInteger(count) && count >= min && count <= max) return count;
    throw new InvalidArgumentError(`Allowed are whole numbers from ${min} to ${max}.`);
  };

const options = new Command("bench")
  .description(
    "Seconds, API requests and memory of pulumi commands, held against an equally large program of no-op resources and the local cloud's own latencies, both of the same run.",
  )
  .addOption(
    new Option(
      "--case <names...>",
      "`network`: the life of a whole network. `transit-gateway`: that of a connected transit gateway. `peerings`: one and many peerings of one Timescale VPC, made and deleted. `scale`: the life of stacks of growing size. `review`: a large plan. `import`: the import of the sdk",
    )
      .choices(CASES)
      .default(CASES, "all of them"),
  )
  .addOption(
    new Option("--runs <n>", "how often each program is run").default(5).argParser(countUpTo(100)),
  )
  .addOption(
    new Option(
      "--peers <n>",
      "case `network`: so many peers of two route tables and one service, instead of 1, 10 and 50 peers of 2 and 8 route tables with 1 and 20 services",
    ).argParser(countUpTo(MAX_PEERINGS_PER_VPC)),
  )
  .addOption(
    new Option("--many <n>", "case `peerings`: how many are many")
      .default(20)
      .argParser(countUpTo(MAX_PEERINGS_PER_VPC, 2)),
  )
  .addOption(
    new Option(
      "--scale <n...>",
      `case \`scale\`: the peerings of the stacks, growing, instead of ${DEFAULT_SIZES.join(", ")}; docs/performance.md is then left as it is, unless --write-docs is there`,
    ).argParser((text, before) => [...(before ?? []), countUpTo(MAX_STACK)(text)]),
  )
  .addOption(
    new Option("--reviewed <n>", "case `review`: the resources of the plan")
      .default(5000)
      .argParser(countUpTo(100_000)),
  )
  .option("--write-docs", "writes docs/performance.md from stacks of other sizes, too")
  .option("--json <file>", "where to write all that was measured")
  .addOption(
    new Option(
      "--aws-plugin <plugin>",
      "cases `network` and `transit-gateway`: the AWS plugin to run on",
    )
      .choices(["small", "real"])
      .default("small")
      .env("PULUMI_TIMESCALE_AWS_PLUGIN"),
  )
  .parse()
  .opts();

const interruption = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => interruption.abort(new Error(`Stopped by ${signal}.`)));
}

const selection = {
  cases: options.case,
  sizes:
    options.peers === undefined
      ? NETWORK_SIZES
      : [{ peers: options.peers, routeTables: 2, services: 1 }],
  many: options.many,
  scale: options.scale ?? DEFAULT_SIZES,
  reviewed: options.reviewed,
};
runBench(selection, {
  runs: options.runs,
  awsPlugin: options.awsPlugin,
  print: (line) => console.log(line),
  say: (line) => console.error(line),
  signal: interruption.signal,
})
  .then(async (measured) => {
    if (options.json !== undefined) {
      await writeFile(options.json, `${JSON.stringify(measured, undefined, 2)}\n`);
    }
    const isUsual = options.scale === undefined || options.writeDocs === true;
    if (selection.cases.includes("scale") && isUsual) {
      await writePerformance(measured);
      console.log("Written: docs/performance.md, docs/performance.svg");
    }
  })
  .catch((error) => {
    console.error(`The benchmark failed: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  });
