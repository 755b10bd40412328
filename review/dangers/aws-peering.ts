import { isUnknown } from "../../provider/rules/unknown";
import { ACCEPTER, CONNECTION, TIMESCALE_PEERING } from "../types";
import { findLoss, type DangerRule } from "./danger";
import { sentence } from "./sentence";

/** To delete an accepter is to forget it: AWS keeps the peering. To replace one accepts another. */
export const accepterRule: DangerRule = {
  types: [ACCEPTER],
  supersedes: ["deleted", "replaced"],
  findIn(change, { byType }) {
    const { vpcPeeringConnectionId: from } = change.oldInputs;
    const { vpcPeeringConnectionId: to } = change.newInputs;
    if (from === to && !isUnknown(to)) return [];
    const peerings = byType.get(TIMESCALE_PEERING) ?? [];
    // The peering's own danger tells it already.
    if (peerings.some(({ oldOutputs }) => oldOutputs["provisionedId"] === from)) return [];
    return findLoss(change, "interrupts", {
      replace: sentence`Peering ${from} gives way to ${to}: private traffic stops until the new one is accepted and active.`,
    });
  },
};

/** A peering that AWS makes itself. */
export const connectionRule: DangerRule = {
  types: [CONNECTION],
  supersedes: ["deleted", "replaced"],
  findIn(change) {
    const { vpcId, peerVpcId } = change.oldInputs;
    return findLoss(change, "interrupts", {
      delete: sentence`The peering of VPC ${vpcId} and VPC ${peerVpcId} goes: connections over it end.`,
      replace: sentence`The peering of VPC ${vpcId} and VPC ${peerVpcId} is made again: traffic stops until it is accepted and active.`,
    });
  },
};
