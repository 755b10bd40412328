import type { Peering } from "../api/peerings";
import type { TimescalePeeringInputs, TimescalePeeringState } from "../contract";
import { isTimescaleError, TimescaleError, UnfinishedResource } from "../errors";
import { deleteAndWait, ifExists, type Operation } from "../operation";
import { accountIdRule, awsVpcIdRule, decimalIdRule, regionRule } from "../rules/inputs";
import { failureAdvice, isFailed } from "../rules/peering-status";
import { DEFAULT_TIMEOUTS_MS, type ResourceHandler } from "./handler";

/** A peering between a Timescale VPC and a customer VPC, as Tiger Cloud asks AWS for it. */
export const timescalePeering: ResourceHandler<TimescalePeeringInputs, TimescalePeeringState> = {
  inputs: {
    timescaleVpcId: { rule: decimalIdRule, change: "replace" },
    peerAccountId: { rule: accountIdRule, change: "replace" },
    peerRegionCode: { rule: regionRule, change: "replace" },
    peerVpcId: { rule: awsVpcIdRule, change: "replace" },
  },
  timeoutsMs: DEFAULT_TIMEOUTS_MS,

  isUnfinished: (state) => state.provisionedId === "",

  mustReplace: (state) => (isFailed(state.status) ? "status" : undefined),

  async create(inputs, operation) {
    const requested = await requestPeering(inputs, operation);
    return { id: requested.id, state: await waitForPcx(requested.id, inputs, operation) };
  },

  async read(id, state, { api }) {
    const found = await ifExists(() => api.peerings.get(state.timescaleVpcId, id));
    return found && stateOf(state.timescaleVpcId, found);
  },

  // Every input replaces: an update only finishes what a create left.
  update: (id, _state, inputs, operation) => waitForPcx(id, inputs, operation),

  async delete(id, { timescaleVpcId }, operation) {
    const { peerings } = operation.api;
    await deleteAndWait(
      operation,
      `Peering ${id}`,
      () => peerings.delete(timescaleVpcId, id),
      () => peerings.get(timescaleVpcId, id),
    );
  },
};

/** Asks for the peering as soon as the API will take it: a new Timescale VPC needs some time. */
async function requestPeering(
  inputs: TimescalePeeringInputs,
  { api, wait }: Operation,
): Promise<Peering> {
  const { timescaleVpcId } = inputs;
  const subject = `Timescale VPC ${timescaleVpcId}`;
  return wait(subject, "Look at it in the Tiger Cloud console.", async () => {
    try {
      return { state: "done", value: await api.peerings.create(inputs) };
    } catch (error) {
      if (isTimescaleError(error, "Busy")) return { state: "pending", saw: "busy" };
      if (!isTimescaleError(error, "NotFound")) throw error;
      // The API calls a VPC that is not ready "not found"; only one that cannot be read is none.
      await api.vpcs.get(timescaleVpcId);
      return { state: "pending", saw: "not ready" };
    }
  });
}

/** Waits for the pcx; whatever goes wrong meanwhile, the id is kept, with the last status. */
async function waitForPcx(
  id: string,
  inputs: TimescalePeeringInputs,
  { api, wait }: Operation,
): Promise<TimescalePeeringState> {
  const { timescaleVpcId } = inputs;
  let seen: TimescalePeeringState = { ...inputs, provisionedId: "", status: "REQUESTED" };
  try {
    return await wait(`Peering ${id}`, "Run `pulumi up` again to go on waiting.", async () => {
      const peering = await api.peerings.get(timescaleVpcId, id);
      seen = stateOf(timescaleVpcId, peering);
      if (isFailed(peering.status)) throw failedPeering(peering);
      if (peering.provisionedId === undefined) return { state: "pending", saw: peering.status };
      return { state: "done", value: seen };
    });
  } catch (error) {
    if (!isTimescaleError(error)) throw error;
    throw new UnfinishedResource(id, seen, error);
  }
}

/** The error for a peering that can no longer become active. */
export function failedPeering(peering: Peering): TimescaleError {
  const { id, peerVpcId, peerAccountId, status, errorMessage } = peering;
  const said = errorMessage === "" ? "" : ` (${errorMessage.replace(/\.$/, "")})`;
  return new TimescaleError(
    "WaitFailed",
    `Peering ${id} (${peerVpcId}, ${peerAccountId}): ${status}${said}. ${failureAdvice(status)}`,
  );
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
