import type * as pulumi from "@pulumi/pulumi";
import type { GetTimescaleVpcResult } from "../../provider/lookups/contract";
import { getTimescaleVpcOutput } from "../lookups/timescale-vpcs";
import { programFailure } from "../program-failure";
import type { TimescaleVpcReference } from "./arguments";

/** A Timescale VPC of which all is known that its peers need. */
export type ResolvedTimescaleVpc = Required<Omit<TimescaleVpcReference, "name">> &
  Pick<TimescaleVpcReference, "name">;

/** The Timescale VPC that a reference names: what it leaves out is looked up. */
export function resolveTimescaleVpc(
  reference: TimescaleVpcReference,
  parent: pulumi.ComponentResource,
): ResolvedTimescaleVpc {
  const { id, cidr, regionCode, name } = reference;
  if (cidr !== undefined && regionCode !== undefined) {
    return { ...{ id, cidr, regionCode }, ...(name !== undefined && { name }) };
  }
  const found = getTimescaleVpcOutput({ id }, { parent }).apply((vpc) => wholeVpc(vpc, parent));
  return {
    id,
    cidr: cidr ?? found.cidr,
    regionCode: regionCode ?? found.regionCode,
    name: name ?? found.name,
  };
}

/** The API tells all of it; the mocks of a unit test may not, and nothing is to be guessed in their place. */
function wholeVpc(
  vpc: Partial<GetTimescaleVpcResult>,
  parent: pulumi.ComponentResource,
): GetTimescaleVpcResult {
  const { cidr, regionCode } = vpc;
  if (cidr !== undefined && regionCode !== undefined) return vpc as GetTimescaleVpcResult;
  throw programFailure(
    `timescaleVpc: the mocks answer timescale:index:getTimescaleVpc without ${cidr === undefined ? "cidr" : "regionCode"}. ` +
      "Let `call` answer with id, name, cidr and regionCode, or give cidr and regionCode in timescaleVpc.",
    parent,
  );
}
