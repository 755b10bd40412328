import { subjectOfExport } from "../../../doctor/subject/subject-of-export";
import { awsProvider, component, entry, exported, ours, type Entry } from "./states";

const region = "us-east-1";
const TGW = "tgw-1";
const attachedTo = (gateway: string, vpcId: string) =>
  entry("aws:ec2transitgateway/vpcAttachment:VpcAttachment", vpcId, {
    ...{ id: `tgw-attach-${vpcId}`, inputs: { transitGatewayId: gateway, vpcId } },
    outputs: { region, vpcOwnerId: "123456789012" },
  });

function gatewayPeering(name: string, parent?: Entry, attachmentId = "tgw-attach-1") {
  const outputs = { timescaleVpcId: "1001", transitGatewayId: TGW, attachmentId };
  return ours("TransitGatewayPeering", name, "1001/5001", { ...(parent && { parent }), outputs });
}

/** A gateway of a network, with the VPCs that the program names at it. */
function gatewayWith(vpcs: Record<string, string>, provider?: Entry): Entry[] {
  const around = component("TimescaleNetwork", "db");
  const hub = component("PeeredTransitGateway", "db-hub", { parent: around });
  return [
    ...[around, hub, gatewayPeering("db-hub-peering", hub)],
    ...Object.entries(vpcs).flatMap(([key, vpcId]) => {
      const outputs = { vpcId, routeTableIds: [] };
      const attached = component("AttachedVpc", `db-hub-${key}`, { parent: hub, outputs });
      const parts = { parent: attached, ...(provider && { provider }) };
      const group = { vpcId, region: "eu-west-1", ownerId: "210987654321" };
      return [
        attached,
        entry("aws:ec2/securityGroup:SecurityGroup", `db-hub-${key}-client`, {
          ...{ ...parts, id: `sg-${key}`, outputs: group },
        }),
      ];
    }),
  ];
}

test("a transit gateway tells the VPCs that the program names at it, by their keys", () => {
  const roleArn = "arn:aws:iam::210987654321:role/network";
  const assumeRoles = JSON.stringify([
    { roleArn: "arn:aws:iam::1:role/first" },
    { roleArn, externalId: "x" },
  ]);
  const partner = awsProvider("partner", { region: "eu-west-1", profile: "p", assumeRoles });
  const state = [partner, ...gatewayWith({ app: "vpc-1", jobs: "vpc-2" }, partner)];
  // One that is attached as well and that the program does not name is none of the network's.
  const { stack, customerVpcs } = subjectOfExport(exported([...state, attachedTo(TGW, "vpc-9")]));
  expect(stack.gatewayPeerings).toEqual([
    {
      ...{ name: "hub", timescaleVpcId: "1001", peeringId: "5001", transitGatewayId: TGW },
      ...{ attachmentId: "tgw-attach-1", customerVpcIds: ["vpc-1", "vpc-2"] },
    },
  ]);
  const place = { regionCode: "eu-west-1", accountId: "210987654321" };
  const access = { profile: "p", roleArn, externalId: "x" };
  expect(customerVpcs).toEqual([
    { vpcId: "vpc-1", name: "app", ...place, access, clientGroupIds: ["sg-app"] },
    { vpcId: "vpc-2", name: "jobs", ...place, access, clientGroupIds: ["sg-jobs"] },
  ]);
});

test("the role of an older AWS provider, which has one alone, is found as well", () => {
  const older = awsProvider("o", {
    assumeRole: JSON.stringify({ roleArn: "arn:aws:iam::2:role/r" }),
  });
  const { customerVpcs } = subjectOfExport(
    exported([older, ...gatewayWith({ app: "vpc-1" }, older)]),
  );
  expect(customerVpcs).toMatchObject([{ access: { roleArn: "arn:aws:iam::2:role/r" } }]);
});

test("where the program names no VPC at the gateway, all that it attaches are behind it", () => {
  const attached = [attachedTo(TGW, "vpc-1"), attachedTo("tgw-2", "vpc-2")];
  const { stack, customerVpcs } = subjectOfExport(exported([gatewayPeering("hub"), ...attached]));
  expect(stack.gatewayPeerings).toMatchObject([{ name: "hub", customerVpcIds: ["vpc-1"] }]);
  expect(customerVpcs).toMatchObject([
    { vpcId: "vpc-1", regionCode: region, accountId: "123456789012", clientGroupIds: [] },
  ]);
});

test("the attachment that was accepted counts, whatever the peering calls it", () => {
  const hub = component("PeeredTransitGateway", "hub");
  const accepter = entry(
    "aws:ec2transitgateway/peeringAttachmentAccepter:PeeringAttachmentAccepter",
    "hub-accepter",
    { parent: hub, id: "tgw-attach-real" },
  );
  const peering = gatewayPeering("hub-peering", hub, "tgw-attach-stray");
  const state = [hub, peering, accepter, attachedTo(TGW, "vpc-1")];
  const { stack } = subjectOfExport(exported(state));
  expect(stack.gatewayPeerings).toMatchObject([{ attachmentId: "tgw-attach-real" }]);
});

test("a VPC of which the component did not finish is known by what was made in it", () => {
  const [network, hub, peering, attached, group] = gatewayWith({ app: "vpc-1" });
  const unfinished = { ...attached!, outputs: undefined } as unknown as Entry;
  const { stack } = subjectOfExport(exported([network!, hub!, peering!, unfinished, group!]));
  expect(stack.gatewayPeerings).toMatchObject([{ customerVpcIds: ["vpc-1"] }]);
});

test("a peering without a request in AWS yet has no attachment", () => {
  const state = [gatewayPeering("hub", undefined, ""), attachedTo(TGW, "vpc-1")];
  const { stack } = subjectOfExport(exported(state));
  expect(stack.gatewayPeerings).toMatchObject([{ attachmentId: undefined }]);
});
