import { GATEWAY_ASSOCIATION } from "../types";
import { findLoss, type DangerRule } from "./danger";
import { isOfLostPeering } from "./lost-attachments";
import { sentence } from "./sentence";

const TABLE = "transitGatewayRouteTableId";
const ATTACHMENT = "transitGatewayAttachmentId";

/** The route table that leads on what arrives at a transit gateway over an attachment. */
export const gatewayAssociationRule: DangerRule = {
  types: [GATEWAY_ASSOCIATION],
  supersedes: ["deleted", "replaced"],
  findIn(change, index) {
    const { [ATTACHMENT]: attachment, [TABLE]: table } = change.oldInputs;
    if (isOfLostPeering(attachment, index)) return [];
    return findLoss(change, "loses-route", {
      delete: sentence`Attachment ${attachment} has no route table any more: what arrives over it is dropped.`,
      replace: sentence`Attachment ${attachment} leaves table ${table}: what arrives over it is dropped meanwhile, and then finds only the routes of ${change.newInputs[TABLE]}.`,
    });
  },
};
