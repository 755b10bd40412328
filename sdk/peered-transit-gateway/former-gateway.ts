import type * as pulumi from "@pulumi/pulumi";
import { knownValueOf } from "../is-known";
import { getTransitGatewayPeering } from "../lookups/transit-gateway-peering";
import { endProgramWith, messageOf, outcomeOf } from "../program-failure";

/**
 * True where a transit gateway is peered with the Timescale VPC: a route over it, to that Timescale VPC, is
 * the one that a program made before it named another gateway. Ends the program where that cannot be told.
 */
export async function isPeeredWith(
  timescaleVpcId: pulumi.Input<string>,
  transitGatewayId: string,
  parent: pulumi.ComponentResource,
): Promise<boolean> {
  const known = await knownValueOf(timescaleVpcId);
  if (known === undefined) return false;
  const outcome = await outcomeOf(() =>
    getTransitGatewayPeering({ timescaleVpcId: known, transitGatewayId }, { parent }),
  );
  if ("value" in outcome) return true;
  if (messageOf(outcome.error).endsWith("[NotFound]")) return false;
  return endProgramWith<boolean>(outcome.error);
}
