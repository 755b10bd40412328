import { foreignLine } from "../../../../provider/rules/visible-text";
import type { GatewayPeeringAttachment } from "../../../facts/aws";
import type { Seen } from "../../../facts/seen";
import type { AccountRegion } from "../asking/account-region";
import type { Ec2 } from "../asking/api";

/** The peering attachments of transit gateways, as AWS shows them. */
export function collectPeeringAttachments(
  account: AccountRegion,
  gatewayIds: readonly string[],
): Promise<Seen<readonly Ec2.TransitGatewayPeeringAttachment[]>> {
  return account.list({
    right: "ec2:DescribeTransitGatewayPeeringAttachments",
    filter: { name: "transit-gateway-id", values: gatewayIds },
    call: (ec2, input, options) => ec2.describeTransitGatewayPeeringAttachments(input, options),
    items: ({ TransitGatewayPeeringAttachments }) => TransitGatewayPeeringAttachments,
  });
}

/** A peering attachment as a fact. */
export function peeringAttachmentOf(
  attachment: Ec2.TransitGatewayPeeringAttachment,
): GatewayPeeringAttachment {
  const { TransitGatewayAttachmentId, State, Status } = attachment;
  return {
    attachmentId: TransitGatewayAttachmentId ?? "",
    state: State ?? "",
    message: foreignLine(Status?.Message),
    requester: sideOf(attachment.RequesterTgwInfo),
    accepter: sideOf(attachment.AccepterTgwInfo),
  };
}

function sideOf(side: Ec2.PeeringTgwInfo = {}): GatewayPeeringAttachment["requester"] {
  const { OwnerId = "", TransitGatewayId = "", Region = "" } = side;
  return { accountId: OwnerId, transitGatewayId: TransitGatewayId, regionCode: Region };
}
