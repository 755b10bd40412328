import type * as pulumi from "@pulumi/pulumi";
import { getTimescaleVpcOutput } from "../lookups/timescale-vpcs";
import type { TimescaleVpcReference } from "./arguments";

/** A Timescale VPC of which all is known that its peers need. */
export type KnownTimescaleVpc = Required<Omit<TimescaleVpcReference, "name">> &
  Pick<TimescaleVpcReference, "name">;

/** The Timescale VPC that a reference names: what it leaves out is looked up. */
export function resolveTimescaleVpc(
  reference: TimescaleVpcReference,
  parent: pulumi.ComponentResource,
): KnownTimescaleVpc {
  const { id, cidr, regionCode, name } = reference;
  if (cidr !== undefined && regionCode !== undefined) {
    return { ...{ id, cidr, regionCode }, ...(name !== undefined && { name }) };
  }
  const found = getTimescaleVpcOutput({ id }, { parent });
  return {
    id,
    cidr: cidr ?? found.cidr,
    regionCode: regionCode ?? found.regionCode,
    name: name ?? found.name,
  };
}
