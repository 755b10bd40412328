import { vpcAttachmentRule as rule } from "../../../../doctor/rules/transit-gateway/vpc-attachment";
import type { GatewayVpcAttachment } from "../../../../doctor/facts/aws";
import { seen, UNSEEN } from "../../facts";
import { soundGateway, vpcAttachment } from "../../gateway-facts";
import { fixOf, foundBy, unseenBy } from "../../judged";

const withAttachments = (...attachments: GatewayVpcAttachment[]) =>
  soundGateway({ vpc: { gatewayAttachments: seen(attachments) } });

test.each<[string, GatewayVpcAttachment[]]>([
  ["is attached to nothing", []],
  ["is attached to another gateway", [vpcAttachment({ transitGatewayId: "tgw-2" })]],
  ["was attached once", [vpcAttachment({ state: "deleted" })]],
])("a VPC that %s does not reach the gateway", (_, attachments) => {
  const one = withAttachments(...attachments);
  expect(foundBy(rule, one)).toEqual([
    "broken vpc-attachment-missing: vpc-1 at tgw-1: AWS shows no attachment of the VPC to the transit gateway",
  ]);
  expect(fixOf(rule, one)).toMatch(
    /^aws ec2 create-transit-gateway-vpc-attachment --transit-gateway-id tgw-1 --vpc-id vpc-1 --subnet-ids subnet-1 --region eu-west-1/,
  );
});

test("an attachment that waits is accepted in the account of the gateway", () => {
  const one = withAttachments(vpcAttachment({ state: "pendingAcceptance" }));
  expect(foundBy(rule, one)).toEqual([
    "broken vpc-attachment-not-available: Attachment tgw-attach-2 of vpc-1: AWS calls it pendingAcceptance",
  ]);
  expect(fixOf(rule, one)).toContain(
    "aws ec2 accept-transit-gateway-vpc-attachment --transit-gateway-attachment-id tgw-attach-2",
  );
});

test.each(["pending", "failed", "deleting", "rejected"])(
  "an attachment that is %s passes nothing",
  (state) => {
    expect(foundBy(rule, withAttachments(vpcAttachment({ state })))).toEqual([
      `broken vpc-attachment-not-available: Attachment tgw-attach-2 of vpc-1: AWS calls it ${state}`,
    ]);
  },
);

test("of several attachments, one that works is enough", () => {
  const lost = vpcAttachment({ attachmentId: "tgw-attach-0", state: "failed" });
  expect(foundBy(rule, withAttachments(lost, vpcAttachment()))).toEqual([]);
});

test("attachments that nobody may look at are unseen", () => {
  const one = soundGateway({ vpc: { gatewayAttachments: UNSEEN } });
  expect(foundBy(rule, one)).toEqual([]);
  expect(unseenBy(rule, one)).toEqual([
    "transit-gateway: Attachments of vpc-1 to tgw-1: no right to ask",
  ]);
});
