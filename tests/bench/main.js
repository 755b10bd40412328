"use strict";
const { writeFile } = require("node:fs/promises");
const { Command, InvalidArgumentError, Option } = require("commander");
const { runBench } = require("./run-bench");

const MAX_PEERS = 50;

/** @param {number} max */
const countUpTo = (max) => (/** @type {string} */ text) => {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= max) return count;
  throw new InvalidArgumentError(`Allowed are whole numbers from 1 to ${max}.`);
};

const options = new Command("bench")
  .description(
    "Seconds of `pulumi up` and its like beyond an equally large program of no-op resources and the local cloud's own latencies.",
  )
  .addOption(
    new Option("--runs <n>", "how often each program is run").default(5).argParser(countUpTo(100)),
  )
  .addOption(
    new Option("--peers <n>", "a single case of so many peers, instead of 1 and 10").argParser(
      countUpTo(MAX_PEERS),
    ),
  )
  .option("--json <file>", "where to write all that was measured")
  .addOption(
    new Option("--aws-plugin <plugin>", "the AWS plugin to run on")
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

runBench({
  runs: options.runs,
  peers: options.peers === undefined ? [1, 10] : [options.peers],
  awsPlugin: options.awsPlugin,
  print: (line) => console.log(line),
  say: (line) => console.error(line),
  signal: interruption.signal,
})
  .then(async (measured) => {
    if (options.json !== undefined) {
      await writeFile(options.json, `${JSON.stringify(measured, undefined, 2)}\n`);
    }
  })
  .catch((error) => {
    console.error(`The benchmark failed: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  });
