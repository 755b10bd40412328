import { TRANSIT_GATEWAY_PEERING } from "../types";
import { findLoss, type DangerRule } from "./danger";
import { sentence } from "./sentence";
import { findWithdrawal } from "./withdrawn-blocks";

const OTHERS =
  " Other Timescale VPCs of its region that peer with the gateway share the attachment: no document says that Tiger Cloud keeps it for them.";

/** Private traffic over a transit gateway stops with its peering, or with the CIDR blocks that it reaches. */
export const transitGatewayPeeringRule: DangerRule = {
  types: [TRANSIT_GATEWAY_PEERING],
  supersedes: ["deleted", "replaced"],
  findIn(change) {
    const { transitGatewayId: gateway, timescaleVpcId } = change.oldInputs;
    return [
      ...findLoss(change, "interrupts", {
        delete: [
          ...sentence`What is behind transit gateway ${gateway} loses its private way to Timescale VPC ${timescaleVpcId}: connections over it end.`,
          OTHERS,
        ],
        replace: [
          ...sentence`The peering between transit gateway ${gateway} and Timescale VPC ${timescaleVpcId} is made again: private traffic through the gateway stops until the new one is accepted and active.`,
          OTHERS,
        ],
      }),
      ...findWithdrawal(change, {
        property: "cidrBlocks",
        noAnswer: sentence`Through transit gateway ${gateway}, Timescale VPC ${timescaleVpcId} no longer answers`,
      }),
    ];
  },
};
