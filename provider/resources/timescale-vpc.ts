import type { TimescaleVpcInputs, TimescaleVpcState } from "../contract";
import { deleteAndWait, changeWhenFree, ifExists } from "../operation";
import { sameCidr } from "../rules/cidr";
import { nameRule, regionRule, vpcCidrRule } from "../rules/inputs";
import { DEFAULT_TIMEOUTS_MS, type ResourceHandler } from "./handler";

/** A Timescale VPC. The API shows no readiness: what needs it waits for it. */
export const timescaleVpc: ResourceHandler<TimescaleVpcInputs, TimescaleVpcState> = {
  inputs: {
    name: { rule: nameRule, change: "update" },
    cidr: { rule: vpcCidrRule, change: "replace", same: sameCidr },
    regionCode: { rule: regionRule, change: "replace" },
  },
  timeoutsMs: DEFAULT_TIMEOUTS_MS,

  async create(inputs, { api }) {
    const { id, ...state } = await api.vpcs.create(inputs);
    return { id, state };
  },

  async read(id, _state, { api }) {
    const found = await ifExists(() => api.vpcs.get(id));
    return found && { name: found.name, cidr: found.cidr, regionCode: found.regionCode };
  },

  async update(id, state, inputs, operation) {
    await changeWhenFree(operation, `Timescale VPC ${id}`, () =>
      operation.api.vpcs.rename(id, inputs.name),
    );
    return { ...state, name: inputs.name };
  },

  async delete(id, _state, operation) {
    const { vpcs } = operation.api;
    await deleteAndWait(
      operation,
      `Timescale VPC ${id}`,
      () => vpcs.delete(id),
      () => vpcs.get(id),
    );
  },
};
