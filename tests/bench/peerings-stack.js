"use strict";
const { join } = require("node:path");
const { createPulumiWorkspace } = require("../../dist/local/engine/pulumi-workspace");
const { measureCommand } = require("./measure-command");

/** How many peerings one Timescale VPC can have. */
const MAX_PEERINGS_PER_VPC = 50;

/** What a stack is to hold. @typedef {{ vpcs: number, peerings: number, services?: number }} Counts */

/**
 * A stack of peerings without an AWS half and attached services, or of as many no-op resources.
 *
 * @typedef {object} PeeringsStack
 * @property {(counts: Counts) => Promise<void>} set what `up` makes
 * @property {(args: readonly string[]) =>
 *   Promise<import("./measure-command").Measurement>} pulumi runs and measures a command
 * @property {() => Promise<void>} dispose forgets the stack and all it has made
 */

/**
 * @param {"peerings" | "peerings-no-op"} folder in programs/
 * @param {object} surroundings
 * @param {import("../../dist/local/engine/choose-engine").Engine} surroundings.engine
 * @param {import("../../dist/local/tiger-cloud").TigerCloud} surroundings.tigerCloud
 * @param {AbortSignal} surroundings.signal
 * @returns {Promise<PeeringsStack>}
 */
async function openPeeringsStack(folder, { engine, tigerCloud, signal }) {
  const programDir = join(__dirname, "programs", folder);
  const workspace = await createPulumiWorkspace({ engine, programDir, signal });
  try {
    await workspace.initStack("bench");
    await workspace.setConfig({
      "timescale:apiUrl": tigerCloud.apiUrl,
      "timescale:publicKey": tigerCloud.publicKey,
      "timescale:secretKey": { secret: tigerCloud.secretKey },
    });
  } catch (error) {
    await workspace.dispose();
    throw error;
  }
  return {
    set: ({ vpcs, peerings, services = 0 }) =>
      workspace.setConfig({
        vpcs: String(vpcs),
        peerings: String(peerings),
        services: String(services),
      }),
    pulumi: (args) => measureCommand(workspace, args, tigerCloud),
    dispose: () => workspace.dispose(),
  };
}

module.exports = { MAX_PEERINGS_PER_VPC, openPeeringsStack };
