import type { Vpc } from "../tiger-cloud/vpcs";
import { decimalIdValidator, existingNameValidator, regionValidator } from "../rules/inputs";
import { chooseOne, quoted, type Kind } from "./choose";
import type { GetTimescaleVpcResult } from "./contract";
import { inOrder, type Lookup } from "./lookup";

/** Timescale VPCs as look-ups choose from them. */
export const VPC: Kind<Vpc> = {
  noun: "Timescale VPC",
  properties: { id: ({ id }) => id, name: ({ name }) => name, regionCode: (vpc) => vpc.regionCode },
  unique: ["id"],
  describe: ({ id, name, cidr, regionCode }) => `${id} (${quoted(name)}, ${cidr}, ${regionCode})`,
};

export const getTimescaleVpc: Lookup<"getTimescaleVpc"> = {
  validators: { id: decimalIdValidator, name: existingNameValidator, regionCode: regionValidator },
  oneOf: [["id"], ["name"]],
  find: async (api, args) => resultOf(chooseOne(await api.vpcs.listFresh(), VPC, args)),
};

export const getTimescaleVpcs: Lookup<"getTimescaleVpcs"> = {
  validators: { regionCode: regionValidator },
  async find(api, { regionCode }) {
    const all = await api.vpcs.listFresh();
    const wanted = all.filter((vpc) => regionCode === undefined || vpc.regionCode === regionCode);
    return inOrder(wanted).map(resultOf);
  },
};

function resultOf({ id, name, cidr, regionCode }: Vpc): GetTimescaleVpcResult {
  return { id, name, cidr, regionCode };
}
