import type * as pulumi from "@pulumi/pulumi";
import type { Timeouts } from "../provider/resources/types";
import { childNames } from "./child-names";
import type { ResolvedTimescaleVpc } from "./peered-vpc/timescale-vpc-reference";
import { PeeringActivation } from "./resources/peering-activation";

/** How the request of a peering is accepted, be it with a VPC or with a transit gateway. */
export interface AcceptancePlan<Peering extends pulumi.CustomResource> {
  accept: boolean;
  timescaleVpc: ResolvedTimescaleVpc;
  peering: Peering;
  requesterAccountId: pulumi.Input<string> | undefined;
  tags: Record<string, pulumi.Input<string>> | undefined;
  timeouts: pulumi.Input<Timeouts> | undefined;
  parent: pulumi.ComponentResource;
  /** Whether the acceptance is protected. */
  protect: boolean | undefined;
}

/** The wait, after the acceptance, until Tiger Cloud calls the peering active. */
export function awaitActivation(
  name: string,
  { timescaleVpc, peering, timeouts, parent }: AcceptancePlan<pulumi.CustomResource>,
  accepter: pulumi.CustomResourceOptions["dependsOn"],
): PeeringActivation {
  return new PeeringActivation(
    childNames.activation(name),
    {
      timescaleVpcId: timescaleVpc.id,
      peeringId: peering.id,
      ...(timeouts !== undefined && { timeouts }),
    },
    // It owns nothing, and goes with what it waited for.
    { parent, ...(accepter !== undefined && { dependsOn: accepter }), protect: false },
  );
}
