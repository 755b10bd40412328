"use strict";
const { join } = require("node:path");
const { createPulumiWorkspace } = require("../../dist/local/engine/pulumi-workspace");
const { pluginOptions } = require("../../dist/local/local-clouds");
const { measureCommand } = require("./measure-command");

/** @typedef {import("../../dist/local/engine/choose-engine").Engine} Engine */
/** @typedef {import("../../dist/local/local-clouds").LocalClouds} LocalClouds */
/** @typedef {"preview" | "up" | "unchanged" | "refresh" | "destroy"} Step */
/** @typedef {import("./measure-command").Measurement & { awsCalls: Record<string, number> }} Measurement */

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {string} folder in programs/
 * @property {Record<string, string>} config
 */

/** @type {Record<string, Program>} */
const PROGRAMS = {
  network: { name: "network", folder: "network", config: {} },
  noOp: { name: "no-op", folder: "no-op", config: {} },
};

/**
 * The steps of a stack's life, in order. A step but `up` and `destroy` waits for nothing.
 *
 * @type {readonly [Step, string[]][]}
 */
const STEPS = [
  ["preview", ["preview"]],
  ["up", ["up", "--yes", "--skip-preview"]],
  ["unchanged", ["preview", "--expect-no-changes"]],
  ["refresh", ["refresh", "--yes", "--skip-preview"]],
  ["destroy", ["destroy", "--yes", "--skip-preview"]],
];

/**
 * Takes a program through the life of a fresh stack with the plain CLI.
 *
 * @param {Program} program
 * @param {object} surroundings
 * @param {Engine} surroundings.engine
 * @param {LocalClouds} surroundings.clouds
 * @param {import("./count-aws-calls").AwsCounter} surroundings.aws the way to their AWS
 * @param {string} surroundings.cacheDir
 * @param {Record<string, string>} surroundings.config
 * @param {AbortSignal} surroundings.signal
 * @returns {Promise<{ resources: number, steps: Record<Step, Measurement> }>} the number of
 *   resources after `up`, without providers, and what each step took
 */
async function runProgram(program, { engine, clouds, aws, cacheDir, config, signal }) {
  const programDir = join(__dirname, "programs", program.folder);
  const workspace = await createPulumiWorkspace({
    ...{ engine, programDir, signal },
    ...pluginOptions(clouds.awsPlugin, cacheDir),
  });
  try {
    await workspace.initStack("bench");
    await clouds.configure(workspace);
    const endpoints = JSON.stringify([{ ec2: aws.url, sts: aws.url }]);
    await workspace.setConfig({ ...config, ...program.config, "aws:endpoints": endpoints });
    const steps = /** @type {Record<Step, Measurement>} */ ({});
    let resources = 0;
    for (const [step, args] of STEPS) {
      aws.take();
      const measured = await measureCommand(workspace, args, clouds.tigerCloud);
      steps[step] = { ...measured, awsCalls: aws.take() };
      if (step === "up") resources = await countResources(workspace);
    }
    return { resources, steps };
  } finally {
    await workspace.dispose();
  }
}

/** @param {import("../../dist/local/engine/pulumi-workspace").PulumiWorkspace} workspace */
async function countResources(workspace) {
  const { deployment } = await workspace.exportState();
  return (deployment.resources ?? []).filter(({ type }) => !type.startsWith("pulumi:providers:"))
    .length;
}

module.exports = { PROGRAMS, STEPS, runProgram };
