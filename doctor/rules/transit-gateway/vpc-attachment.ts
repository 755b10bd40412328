import { shellWord } from "../../../provider/rules/shell-word";
import { wordOr } from "../word-or";
import { visibleLine } from "../../../provider/rules/visible-text";
import type { GatewayVpcAttachment } from "../../facts/aws";
import type { Check, Finding } from "../../finding";
import { isWorking } from "../../path/gateway-attachment";
import { vpcAttachmentOf } from "../../path/vpc-attachment";
import type { GatewayWay } from "../../path/way";
import { customerRegionOption } from "../customer-region";
import type { Case, Rule, Verdict } from "../rule";

const LINK = "transit-gateway";
const MISSING: Check = { name: "vpc-attachment-missing", link: LINK, severity: "broken" };
const NOT_AVAILABLE: Check = {
  ...{ name: "vpc-attachment-not-available", link: LINK, severity: "broken" },
};

/** The client's VPC is attached to the transit gateway. */
export const vpcAttachmentRule: Rule<typeof LINK> = {
  ways: [LINK],
  checks: [MISSING, NOT_AVAILABLE],
  judge(one): Verdict {
    const { way, vpc } = one;
    const seen = vpcAttachmentOf(one);
    if ("unseen" in seen) {
      const subject = `Attachments of ${vpc.vpcId} to ${way.transitGatewayId}`;
      return { unseen: [{ link: LINK, subject, reason: seen.unseen }] };
    }
    const attachment = seen.value;
    if (attachment === undefined) return { findings: [missing(one)] };
    return isWorking(attachment) ? {} : { findings: [notAvailable(one, attachment)] };
  },
};

function missing(one: Case<GatewayWay>): Finding {
  const { way, vpc, client } = one;
  const { transitGatewayId } = way;
  return {
    ...{ check: MISSING, subject: `${vpc.vpcId} at ${transitGatewayId}` },
    saw: "AWS shows no attachment of the VPC to the transit gateway",
    why: "nothing that the VPC sends to the gateway gets there",
    fix:
      `aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id ${shellWord(transitGatewayId)} --vpc-id ${shellWord(vpc.vpcId)} --subnet-ids ${wordOr(client.subnetId, "<subnet-…>")}${customerRegionOption(one)}` +
      ", with one subnet more for each other Availability Zone that has clients. Then run `pulumi up` if a stack has its routes.",
  };
}

function notAvailable(one: Case<GatewayWay>, attachment: GatewayVpcAttachment): Finding {
  const { attachmentId, transitGatewayId, vpcId, state } = attachment;
  const isPending = state.toLowerCase() === "pendingacceptance";
  return {
    ...{ check: NOT_AVAILABLE, subject: `Attachment ${attachmentId} of ${vpcId}` },
    saw: `AWS calls it ${visibleLine(state)}`,
    why: `nothing passes between ${vpcId} and ${transitGatewayId} until it is available`,
    fix: isPending
      ? `In the account of the gateway: aws ec2 accept-transit-gateway-vpc-attachment --transit-gateway-attachment-id ${shellWord(attachmentId)}${customerRegionOption(one)}`
      : `See whether that passes: aws ec2 describe-transit-gateway-vpc-attachments --transit-gateway-attachment-ids ${shellWord(attachmentId)}${customerRegionOption(one)}. One that failed or goes must be made again.`,
  };
}
