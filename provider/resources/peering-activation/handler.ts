import type { PeeringActivationInputs, PeeringActivationState } from "../../contract";
import { ifExists } from "../../operation/operation";
import { decimalIdValidator } from "../../rules/inputs";
import { isFailed } from "../../rules/peering-status";
import { DEFAULT_TIMEOUTS_MS, type ResourceHandler } from "../handler";
import { failedPeering, gonePeering } from "../timescale-peering/failures";

const ACTIVE = "ACTIVE";

/**
 * The wait, after acceptance, until Tiger Cloud calls a peering active. It owns nothing in the
 * cloud. A peering that is no longer active makes it gone, so that the next up waits again.
 */
export const peeringActivation: ResourceHandler<PeeringActivationInputs, PeeringActivationState> = {
  inputs: {
    timescaleVpcId: { rule: decimalIdValidator, change: "replace" },
    peeringId: { rule: decimalIdValidator, change: "replace" },
  },
  type: "PeeringActivation",
  adoptable: false,
  timeoutsMs: DEFAULT_TIMEOUTS_MS,

  async create(inputs, { api, wait }) {
    const { timescaleVpcId, peeringId } = inputs;
    const fix = "Accept the request in the peer's AWS account and run `pulumi up` again.";
    const { next, arrival } = api.peerings.follow(timescaleVpcId, peeringId);
    await wait(
      `Peering ${peeringId}`,
      fix,
      async () => {
        const peering = await next();
        if (peering === undefined) throw gonePeering(peeringId);
        if (isFailed(peering.status)) throw failedPeering(peering);
        if (peering.status !== ACTIVE) return { state: "pending", saw: peering.status };
        return { state: "done", value: undefined };
      },
      arrival,
    );
    return { id: peeringId, state: { ...inputs, status: ACTIVE } };
  },

  async read(_id, state, { api }) {
    const { timescaleVpcId, peeringId } = state;
    const found = await ifExists(() => api.peerings.getRecent(timescaleVpcId, peeringId));
    return found?.status === ACTIVE ? { ...state, status: ACTIVE } : undefined;
  },

  update: (_id, state, inputs) => Promise.resolve({ ...state, ...inputs }),

  delete: () => Promise.resolve(),
};
