"use strict";
const { spawnSync } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { spreadOf, spreadText, table } = require("./summarise");

const MAIN = join(__dirname, "../../dist/cli/main.js");
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** @typedef {{ seconds: number, megabytes: number }} Cost */

/**
 * Measures the review of a large plan beside a process that reads the same plan and does nothing.
 *
 * @param {Pick<import("./run-bench").Surroundings, "print" | "say" | "runs">} surroundings
 * @param {number} resources of the plan
 * @returns {object} all that was measured
 */
function runReviewCase({ print, say, runs }, resources) {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-timescale-bench-"));
  try {
    const plan = join(folder, "plan.json");
    writeFileSync(plan, JSON.stringify({ steps: stepsOf(resources) }));
    const megabytes = readFileSync(plan).length / 1e6;
    const read = "JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8'))";
    const programs = {
      review: [MAIN, "review", plan, "--format", "markdown"],
      "read the plan alone": ["-e", read, plan],
      "start of the command": [MAIN, "review", "--help"],
      "start of node": ["-e", ""],
    };
    /** @type {Record<string, Cost[]>} */
    const costs = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
    for (let round = 0; round <= runs; round++) {
      for (const [name, args] of Object.entries(programs)) {
        const cost = measure(args, join(folder, "peak"));
        if (round > 0) costs[name].push(cost);
      }
      say(`review of ${resources} resources, run ${round} of ${runs}`);
    }
    print(
      `## A review of ${resources} resources, ${megabytes.toFixed(1)} MB: ${runs} runs of each\n`,
    );
    print(`${reportOf(costs)}\n`);
    return { case: "review", resources, megabytes, costs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {Record<string, Cost[]>} costs */
function reportOf(costs) {
  const rows = Object.entries(costs).map(([name, all]) => [
    name,
    spreadText(spreadOf(all.map(({ seconds }) => seconds))),
    spreadText(spreadOf(all.map(({ megabytes }) => megabytes))),
  ]);
  return table(["what", "seconds", "MB at the peak"], rows);
}

/**
 * @param {string[]} args of node
 * @param {string} peakFile
 * @returns {Cost}
 */
function measure(args, peakFile) {
  const started = process.hrtime.bigint();
  const all = ["--require", join(__dirname, "report-peak.js"), ...args];
  const env = { ...process.env, PEAK_FILE: peakFile };
  const { status } = spawnSync(process.execPath, all, {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0) throw new Error(`node ${args[0]}: exit code ${status}.`);
  return { seconds, megabytes: Number(readFileSync(peakFile, "utf8")) / 1024 };
}

/**
 * A plan in which a third of the resources stays, and the others are made, changed, replaced and
 * deleted: peerings with their routes, and security group rules.
 *
 * @param {number} count
 */
function stepsOf(count) {
  const ops = ["same", "same", "update", "create", "replace", "delete"];
  return Array.from({ length: count }, (_, index) => {
    const op = ops[index % ops.length];
    const [type, inputs] = resource(index);
    const urn = `urn:pulumi:dev::bench::${type}::resource-${index}`;
    const stack = "urn:pulumi:dev::bench::pulumi:pulumi:Stack::bench-dev";
    const trace = Array.from({ length: 12 }, (_, line) => ({
      sourcePosition: `project:///index.ts#${line},1`,
    }));
    const state = { urn, type, custom: true, id: `id-${index}`, parent: stack, stackTrace: trace };
    const outputs = { ...inputs, provisionedId: `pcx-${index}`, status: "ACTIVE" };
    const after = { ...inputs, description: UNKNOWN };
    return {
      op,
      urn,
      ...(op !== "create" && { oldState: { ...state, inputs, outputs } }),
      ...(op !== "delete" && { newState: { ...state, inputs: op === "same" ? inputs : after } }),
      ...(op === "replace" && { replaceReasons: ["description"] }),
      detailedDiff: null,
    };
  });
}

/** @param {number} index @returns {[type: string, inputs: object]} */
function resource(index) {
  const number = Math.floor(index / 3);
  const tags = { team: `team ${number}`, "managed-by": "pulumi", note: "n".repeat(200) };
  if (index % 3 === 0) {
    const peerCidrBlocks = [`10.${number % 250}.0.0/16`];
    const ids = { timescaleVpcId: String(number % 20), peerVpcId: `vpc-${number}` };
    return [
      "pulumi-nodejs:dynamic/timescale:TimescalePeering",
      { ...ids, peerCidrBlocks, description: "a", __provider: "p".repeat(900) },
    ];
  }
  if (index % 3 === 1) {
    const inputs = { routeTableId: `rtb-${number}`, destinationCidrBlock: "10.0.0.0/24" };
    const vpcPeeringConnectionId = `pcx-${index - 1}`;
    return ["aws:ec2/route:Route", { ...inputs, vpcPeeringConnectionId, description: "a" }];
  }
  const inputs = {
    securityGroupId: `sg-${number}`,
    ipProtocol: "tcp",
    fromPort: 5432,
    toPort: 5432,
  };
  const type = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
  return [type, { ...inputs, cidrIpv4: "10.0.0.0/24", tags, description: "a" }];
}

module.exports = { runReviewCase };
