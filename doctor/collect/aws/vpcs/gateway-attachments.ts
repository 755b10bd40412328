import type { GatewayVpcAttachment } from "../../../facts/aws";
import type { AccountRegion } from "../asking/account-region";
import type { Ec2 } from "../asking/api";
import { byVpc, type ByVpc } from "./by-vpc";
import { seenAs } from "../seen-as";

/** The attachments of VPCs to transit gateways. AWS lists deleted ones for some time: they are left out. */
export async function collectGatewayAttachments(
  account: AccountRegion,
  vpcIds: readonly string[],
): Promise<ByVpc<GatewayVpcAttachment>> {
  const attachments = await account.list({
    right: "ec2:DescribeTransitGatewayVpcAttachments",
    filter: { name: "vpc-id", values: vpcIds },
    call: (ec2, input, options) => ec2.describeTransitGatewayVpcAttachments(input, options),
    items: ({ TransitGatewayVpcAttachments }) => TransitGatewayVpcAttachments,
  });
  const standing = seenAs(attachments, (all) => all.filter(({ State }) => State !== "deleted"));
  return byVpc(standing, attachmentOf);
}

function attachmentOf(attachment: Ec2.TransitGatewayVpcAttachment): GatewayVpcAttachment {
  return {
    attachmentId: attachment.TransitGatewayAttachmentId ?? "",
    transitGatewayId: attachment.TransitGatewayId ?? "",
    vpcId: attachment.VpcId ?? "",
    state: attachment.State ?? "",
    subnetIds: attachment.SubnetIds ?? [],
  };
}
