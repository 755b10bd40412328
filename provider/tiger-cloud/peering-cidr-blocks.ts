import { nothing } from "./decode";
import type { Protocols } from "./protocols";

/** A peering, and the CIDR blocks that Tiger Cloud is to reach over it. */
export interface PeeringCidrBlocks {
  timescaleVpcId: string;
  peeringId: string;
  /** All of them, at least one. */
  cidrBlocks: readonly string[];
}

/**
 * Gives a peering of either kind other CIDR blocks, without an interruption. Sent twice, it does the same.
 *
 * Source: `UpdatePeeringConnectionCIDRs` of timescale/terraform-provider-timescale. REST has no such call.
 */
export async function updatePeeringCidrBlocks(
  { graphql }: Pick<Protocols, "graphql">,
  { timescaleVpcId: forgeVpcId, peeringId: id, cidrBlocks }: PeeringCidrBlocks,
): Promise<void> {
  const subject = `Peering ${id}`;
  return graphql({ ...UPDATE, subject, variables: { forgeVpcId, id, cidrBlocks } });
}

const UPDATE = {
  operation: "UpdatePeeringConnectionCIDRs",
  field: "updatePeeringConnectionCIDRs",
  document: `mutation UpdatePeeringConnectionCIDRs(
  $projectId: ID!
  $forgeVpcId: ID!
  $id: ID!
  $cidrBlocks: [String!]!
) {
  updatePeeringConnectionCIDRs(
    data: { projectId: $projectId, forgeVpcId: $forgeVpcId, id: $id, cidrBlocks: $cidrBlocks }
  )
}`,
  repeatable: true,
  answer: nothing,
} as const;
