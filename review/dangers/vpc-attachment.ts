import { VPC_ATTACHMENT } from "../types";
import { findLoss, type DangerRule } from "./danger";
import { sentence } from "./sentence";

/** The attachment of a VPC to a transit gateway. */
export const vpcAttachmentRule: DangerRule = {
  types: [VPC_ATTACHMENT],
  supersedes: ["deleted", "replaced"],
  findIn(change) {
    const { vpcId, transitGatewayId: gateway } = change.oldInputs;
    return findLoss(change, "interrupts", {
      delete: sentence`VPC ${vpcId} leaves transit gateway ${gateway}: it loses all networks behind the gateway, and the databases in them.`,
      replace: sentence`VPC ${vpcId} leaves transit gateway ${gateway}, and an attachment is made again: it loses all networks behind the gateway, and the databases in them, until the new one is available and has its routes.`,
    });
  },
};
