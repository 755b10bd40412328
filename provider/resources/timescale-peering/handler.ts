import { identicalPeerings, overlapFindings, peeringFindings } from "./findings";
import type { Peering } from "../../tiger-cloud/peerings";
import { deleteAndWait } from "../../operation/change-when-free";
import type { TimescalePeeringInputs, TimescalePeeringState } from "../../contract";
import { isTimescaleError, UnfinishedResource } from "../../errors";
import { ifExists, type Operation } from "../../operation/operation";
import {
  accountIdValidator,
  awsVpcIdValidator,
  decimalIdValidator,
  existingVpcCidrValidator,
  peerCidrBlocksValidator,
  regionValidator,
} from "../../rules/inputs";
import { isFailed } from "../../rules/peering-status";
import { cidrDriftValidator } from "../../rules/options";
import { withStandings } from "../../operation/ownership";
import { driftWarning, hasDrifted } from "./cidr-drift";
import { DEFAULT_TIMEOUTS_MS, type ResourceHandler } from "../handler";
import { failedPeering } from "./failures";
import { requestPeering } from "./request-peering";

/** A peering between a Timescale VPC and a customer VPC, as Tiger Cloud asks AWS for it. */
export const timescalePeering: ResourceHandler<TimescalePeeringInputs, TimescalePeeringState> = {
  inputs: {
    timescaleVpcId: { rule: decimalIdValidator, change: "replace" },
    peerAccountId: { rule: accountIdValidator, change: "replace" },
    peerRegionCode: { rule: regionValidator, change: "replace" },
    peerVpcId: { rule: awsVpcIdValidator, change: "replace" },
    peerCidrBlocks: { rule: peerCidrBlocksValidator, change: "none" },
    cidrDrift: { rule: cidrDriftValidator, change: "none" },
    timescaleVpcCidr: { rule: existingVpcCidrValidator, change: "none" },
  },
  type: "TimescalePeering",
  adoptable: true,
  timeoutsMs: DEFAULT_TIMEOUTS_MS,

  isUnfinished: (state) => state.provisionedId === "",

  mustReplace(state, inputs) {
    if (isFailed(state.status)) return "status";
    const { cidrDrift = "replace" } = inputs;
    return cidrDrift === "replace" && hasDrifted(state, inputs) ? "peerCidrBlocks" : undefined;
  },

  warnings(id, state, inputs) {
    const { cidrDrift = "replace" } = inputs;
    return cidrDrift === "ignore" || !hasDrifted(state, inputs)
      ? []
      : [driftWarning(id, state, inputs, cidrDrift)];
  },

  // Two VPCs can have one peering: in a Timescale VPC, no customer VPC is peered twice.
  blocksSuccessor: (state, inputs) =>
    state.timescaleVpcId === inputs.timescaleVpcId && state.peerVpcId === inputs.peerVpcId,

  async checkAccount(known, { api, ...look }) {
    const { timescaleVpcId, timescaleVpcCidr, peerCidrBlocks } = known;
    if (timescaleVpcId === undefined) return overlapFindings(timescaleVpcCidr, peerCidrBlocks);
    const vpc = await ifExists(() => api.vpcs.getRecent(timescaleVpcId));
    const peerings = (vpc && (await ifExists(() => api.peerings.recent(timescaleVpcId)))) ?? [];
    const foreign = identicalPeerings(known, peerings).filter(({ id }) => !look.isOwn(id));
    const existing = await withStandings(foreign, look);
    return peeringFindings(known, { vpc, peerings, existing, ...look });
  },

  async create(inputs, operation) {
    const { id } = await requestPeering(inputs, operation);
    return { id, state: await waitForPcx(id, inputs, operation) };
  },

  async read(id, state, { api, reporter }) {
    const found = await ifExists(() => api.peerings.getRecent(state.timescaleVpcId, id));
    if (found === undefined) return undefined;
    if (isFailed(found.status)) reporter.warn(failedPeering(found).message);
    return { ...checksOf(state), ...stateOf(state.timescaleVpcId, found) };
  },

  // Every input replaces: an update only finishes what a create left.
  update: (id, _state, inputs, operation) => waitForPcx(id, inputs, operation),

  async delete(id, { timescaleVpcId }, operation) {
    const { peerings } = operation.api;
    await deleteAndWait(
      operation,
      { subject: `Peering ${id}`, vpcId: timescaleVpcId },
      () => peerings.delete(timescaleVpcId, id),
      () => {
        const { next, arrival } = peerings.follow(timescaleVpcId, id);
        return { isGone: async () => (await ifExists(next)) === undefined, arrival };
      },
    );
  },
};

/** Waits for the pcx; whatever goes wrong meanwhile, the id is kept, with the last status. */
async function waitForPcx(
  id: string,
  inputs: TimescalePeeringInputs,
  { api, wait }: Operation,
): Promise<TimescalePeeringState> {
  const { timescaleVpcId } = inputs;
  let seen: TimescalePeeringState = { ...inputs, provisionedId: "", status: "REQUESTED" };
  const { next, arrival } = api.peerings.follow(timescaleVpcId, id);
  try {
    return await wait(
      `Peering ${id}`,
      "Run `pulumi up` again to go on waiting.",
      async () => {
        // A list may lag behind the request that it does not show yet.
        const peering = (await next()) ?? (await api.peerings.get(timescaleVpcId, id));
        seen = { ...inputs, ...stateOf(timescaleVpcId, peering) };
        if (isFailed(peering.status)) throw failedPeering(peering);
        if (peering.provisionedId === undefined) return { state: "pending", saw: peering.status };
        return { state: "done", value: seen };
      },
      arrival,
    );
  } catch (error) {
    if (!isTimescaleError(error)) throw error;
    throw new UnfinishedResource(id, seen, error);
  }
}

function stateOf(timescaleVpcId: string, peering: Peering): TimescalePeeringState {
  return {
    timescaleVpcId,
    peerAccountId: peering.peerAccountId,
    peerRegionCode: peering.peerRegionCode,
    peerVpcId: peering.peerVpcId,
    provisionedId: peering.provisionedId ?? "",
    status: peering.status,
  };
}

/** The inputs that only steer checks: Tiger Cloud knows nothing of them. */
function checksOf({ peerCidrBlocks, cidrDrift, timescaleVpcCidr }: TimescalePeeringState) {
  return {
    ...(peerCidrBlocks && { peerCidrBlocks }),
    ...(cidrDrift && { cidrDrift }),
    ...(timescaleVpcCidr !== undefined && { timescaleVpcCidr }),
  };
}
