import { attachedZonesRule as rule } from "../../../../doctor/rules/transit-gateway/attached-zones";
import type { GatewayVpcAttachment } from "../../../../doctor/facts/aws";
import { seen, UNSEEN } from "../../facts";
import { soundGateway, vpcAttachment } from "../../gateway-facts";
import { fixOf, foundBy, unseenBy } from "../../judged";

const attached = (change: Partial<GatewayVpcAttachment>) =>
  soundGateway({ vpc: { gatewayAttachments: seen([vpcAttachment(change)]) } });

test("a client in a zone in which the attachment has no subnet reaches nothing", () => {
  const one = attached({ subnetIds: ["subnet-2"] });
  expect(foundBy(rule, one)).toEqual([
    "broken vpc-attachment-zone-missing: Attachment tgw-attach-2 of vpc-1 in euw1-az2: it has subnets in euw1-az3 alone",
  ]);
  expect(fixOf(rule, one)).toBe(
    "aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id tgw-attach-2 --add-subnet-ids subnet-1 --region eu-west-1",
  );
});

test("another subnet of the client's zone is enough", () => {
  const zoneId = "euw1-az2";
  const subnets = seen([
    { subnetId: "subnet-1", cidrBlock: "10.0.1.0/24", zoneId },
    { subnetId: "subnet-7", cidrBlock: "10.0.7.0/28", zoneId },
  ]);
  const gatewayAttachments = seen([vpcAttachment({ subnetIds: ["subnet-7"] })]);
  expect(foundBy(rule, soundGateway({ vpc: { subnets, gatewayAttachments } }))).toEqual([]);
});

test("an attachment that does not work has no zones to speak of", () => {
  expect(rule.judge(attached({ subnetIds: ["subnet-2"], state: "deleting" }))).toEqual({});
});

test("zones that nobody may look at are unseen", () => {
  const one = soundGateway({
    vpc: { subnets: UNSEEN, gatewayAttachments: seen([vpcAttachment()]) },
    also: { rest: { subnet: undefined } },
  });
  expect(unseenBy(rule, one)).toEqual([
    "transit-gateway: Zones of Attachment tgw-attach-2 of vpc-1: no right to ask",
  ]);
});
