import { shellWord } from "../../../provider/rules/shell-word";
import { valueOf } from "../../facts/seen";
import type { Check } from "../../finding";
import { isWorking } from "../../path/gateway-attachment";
import { vpcAttachmentOf } from "../../path/vpc-attachment";
import { customerRegionOption } from "../customer-region";
import type { Rule, Verdict } from "../rule";

const LINK = "transit-gateway";
const ZONE: Check = { name: "vpc-attachment-zone-missing", link: LINK, severity: "broken" };

/** The attachment of the VPC has a subnet in the client's Availability Zone: from others AWS passes nothing on. */
export const attachedZonesRule: Rule<typeof LINK> = {
  ways: [LINK],
  checks: [ZONE],
  judge(one): Verdict {
    const { vpc, subnet } = one;
    const attachment = valueOf(vpcAttachmentOf(one));
    if (attachment === undefined || !isWorking(attachment)) return {};
    const { attachmentId } = attachment;
    const subject = `Attachment ${attachmentId} of ${vpc.vpcId}`;
    if ("unseen" in vpc.subnets) {
      const reason = vpc.subnets.unseen;
      return { unseen: [{ link: LINK, subject: `Zones of ${subject}`, reason }] };
    }
    const zoneIds = vpc.subnets.value
      .filter(({ subnetId }) => attachment.subnetIds.includes(subnetId))
      .map(({ zoneId }) => zoneId);
    if (subnet === undefined || zoneIds.length === 0) return {};
    if (zoneIds.includes(subnet.zoneId)) return {};
    const finding = {
      ...{ check: ZONE, subject: `${subject} in ${subnet.zoneId}` },
      saw: `it has subnets in ${[...new Set(zoneIds)].sort().join(", ")} alone`,
      why: `AWS takes nothing to the gateway that comes from ${subnet.zoneId}`,
      fix: `aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id ${shellWord(attachmentId)} --add-subnet-ids ${shellWord(subnet.subnetId)}${customerRegionOption(one)}`,
    };
    return { findings: [finding] };
  },
};
