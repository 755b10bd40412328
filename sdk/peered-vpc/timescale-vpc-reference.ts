import type * as pulumi from "@pulumi/pulumi";
import { getTimescaleVpcOutput } from "../lookups/timescale-vpcs";
import type { TimescaleVpcReference } from "./arguments";

/** A Timescale VPC of which all is known that its peers need. */
export type KnownTimescaleVpc = Required<TimescaleVpcReference>;

/** The Timescale VPC that a reference names: what it leaves out is looked up. */
export function resolveTimescaleVpc(
  { id, cidr, regionCode }: TimescaleVpcReference,
  parent: pulumi.ComponentResource,
): KnownTimescaleVpc {
  if (cidr !== undefined && regionCode !== undefined) return { id, cidr, regionCode };
  const found = getTimescaleVpcOutput({ id }, { parent });
  return { id, cidr: cidr ?? found.cidr, regionCode: regionCode ?? found.regionCode };
}
