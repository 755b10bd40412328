"use strict";
const { aimsTable, count, growthTable, pointsOf, scaleTable } = require("./scale-tables");

/**
 * docs/performance.md, in Markdown that prettier has yet to align.
 *
 * @param {import("./write-performance").Results} results
 */
function describePerformance({ date, machine, scale, others }) {
  const { node, pulumi, cpus, cpu, gibibytes } = machine;
  const { samples, parallel, latenciesMs } = scale;
  const latencies = [...new Set(Object.values(latenciesMs))].join(" or ");
  return `# Performance

<!-- Written by \`npm run bench\`. Do not edit. -->

How long \`pulumi\` takes for stacks of Tiger Cloud (formerly Timescale Cloud) resources, and how that
grows with the stack. Seconds depend on the machine, so each stands beside a floor of the same run.

![Seconds over the number of resources, of up, preview, refresh and destroy](performance.svg)

## What was run

Measured on ${date}: ${cpus} x ${cpu}, ${gibibytes} GiB of memory, Node ${node}, Pulumi ${pulumi},
\`--parallel=${parallel}\`.

${sizesText(samples)}

What the figures rest on:

- The API is the local emulator. Each of its latencies is ${latencies} ms, so that what is measured is
  the work of the package and of the engine, not waits for a cloud. A real cloud takes minutes.
- While a peering goes, the emulator refuses every other change of that Timescale VPC.
- There is no AWS half: the emulator accepts the peerings by itself.
- The steps are \`up\` of an empty stack, \`preview\` and \`refresh\` without a change, and \`destroy\`.
  An uncounted refresh after \`up\` takes over the status that peerings have got meanwhile.
- The floor is a program with as many dynamic resources that do nothing, with the same names, inputs
  and dependencies, taken through the same steps in turn.

Repeat it with \`npm run bench\`, or this part alone with \`npm run bench -- --case scale\`. Both write
this document, its chart and \`tests/bench/results.json\`, which holds the figures of each run.

## Figures

Seconds are the median, with the least and the most in brackets where there are several runs. Memory is
the peak of the provider process, which runs beside the engine. \`beyond, per resource\` is what ours took
beyond the floor, over the number of resources; loading the package is part of it, and weighs most in
small stacks. A ratio below one says that the machine did other work while the floor ran.

${scaleTable(samples)}

## Growth

Each row goes from one size to the next: how many times as much there is, and what each further
resource took. A step is linear where \`s x\` is at most \`resources x\`.

${growthTable(samples)}

## Aims

${aimsTable(samples)}
${others === "" ? "" : `\n## Other cases of the same run\n\n${others.replace(/^## /gm, "### ")}`}`;
}

/** @param {readonly import("./scale-case").Sample[]} samples */
function sizesText(samples) {
  const { step } = samples[0];
  const lines = pointsOf(samples)
    .filter((point) => point.step === step)
    .map(({ size: { vpcs, peerings, services }, resources, runs }) => {
      const parts = `${vpcs} x TimescaleVpc, ${count(peerings)} x TimescalePeering, ${services} x ServiceAttachment`;
      return `- ${count(resources)} resources: ${parts}; ${runs} ${runs === 1 ? "run" : "runs"}`;
    });
  return lines.join("\n");
}

module.exports = { describePerformance };
