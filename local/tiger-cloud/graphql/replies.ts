import type { Peering, Vpc } from "../entities";
import type { World } from "../world";

/** A constant, so that two runs give the same replies. */
const CREATED = "2025-01-01T00:00:00.000Z";

/** `CREATING` and `CREATED` are the vendor's words; those for an end and a failure are not documented. */
const STATUSES = { creating: "CREATING", ready: "CREATED", deleting: "DELETING", failed: "FAILED" };

/** A VPC with all of its documented fields. */
export function vpcOf({ store, settings }: World, vpc: Vpc) {
  const { id, name, cidr, regionCode, provisionedId, failure, state } = vpc;
  return {
    ...{ id, name, cidr, regionCode, projectId: settings.projectId },
    ...{ provisionedId: provisionedId ?? "", errorMessage: failure ?? "" },
    ...{ status: STATUSES[state], created: CREATED, updated: CREATED },
    peeringConnections: store.peeringsOf(id).map(peeringOf),
  };
}

function peeringOf(peering: Peering) {
  const { id, vpcId, provisionedId = "", errorMessage = "", status = "PENDING" } = peering;
  return {
    // Of a peering with a VPC, both sides have one id.
    ...{ id, vpcId, provisionedId, accepterProvisionedId: provisionedId, errorMessage, status },
    peerVpc: {
      ...{ id: peering.peerVpcId, accountId: peering.peerAccountId },
      ...{ regionCode: peering.peerRegionCode, cidr: "", cidrBlocks: [] },
    },
  };
}
