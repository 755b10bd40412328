import type { StackThings } from "../../../doctor/subject/subject";
import { useDoctorClouds } from "./clouds";
import { makeBehindGateway, type GatewayNetwork, type Omitted } from "./behind-gateway";
import { diagnose, found, type Question } from "./diagnose";

const on = useDoctorClouds();

const questionOf = ({ serviceId, vpcId, groupId }: GatewayNetwork): Question => ({
  ...{ serviceId, vpcId, from: { kind: "security-group", groupId } },
});

/** The network as the state of a stack has it. */
const stackOf = (one: GatewayNetwork): Partial<StackThings> => {
  const { serviceId, timescaleVpcId, peeringId, attachmentId, gatewayId, vpcId } = one;
  const peering = { name: "hub", timescaleVpcId, peeringId, attachmentId };
  return {
    attachments: [{ name: "main", serviceId, timescaleVpcId }],
    gatewayPeerings: [{ ...peering, transitGatewayId: gatewayId, customerVpcIds: [vpcId] }],
  };
};

test("a sound network gives no finding, with a stack and without one", async () => {
  const network = await makeBehindGateway(on);
  const without = await diagnose(on, questionOf(network));
  expect({ findings: found(without), unseen: without.unseen }).toEqual({
    findings: [],
    unseen: [],
  });
  expect(without.state).toBe("well");
  expect(without.ways.map(({ way }) => way.kind)).toEqual(["transit-gateway"]);
  const withStack = await diagnose(on, { ...questionOf(network), stack: stackOf(network) });
  expect(withStack).toMatchObject({ state: "well", findings: [], unseen: [] });
});

const LACKS: readonly [what: string, without: Omitted, first: string][] = [
  [
    "nobody accepted the attachment of the peering",
    "acceptance",
    "transit-gateway gateway-attachment-not-accepted",
  ],
  ["the customer VPC is not attached", "vpc-attachment", "transit-gateway vpc-attachment-missing"],
  ["Tiger Cloud does not know the block", "blocks", "cidr-blocks gateway-cidr-blocks-unknown"],
  [
    "the attachment of the peering has no table",
    "association",
    "gateway-routes gateway-attachment-association-missing",
  ],
  ["the gateway has no route", "gateway-route", "gateway-routes gateway-route-missing"],
  ["the customer VPC has no route", "routes", "routes route-missing"],
];

test.each(LACKS)("the doctor says first that %s", async (_what, without, first) => {
  const network = await makeBehindGateway(on, without);
  const diagnosis = await diagnose(on, { ...questionOf(network), stack: stackOf(network) });
  expect(found(diagnosis)[0]).toBe(first);
});

type Fault = [what: string, first: string, harm: (network: GatewayNetwork) => unknown];

const FAULTS: readonly Fault[] = [
  [
    "the VPC's attachment leaves out the zone of a subnet",
    "transit-gateway vpc-attachment-zone-missing",
    async ({ vpcId: VpcId }) => {
      const { AvailabilityZones } = await on.ec2.describeAvailabilityZones();
      const { Subnets } = await on.ec2.describeSubnets({
        Filters: [{ Name: "vpc-id", Values: [VpcId] }],
      });
      const used = Subnets!.map(({ AvailabilityZoneId }) => AvailabilityZoneId);
      const free = AvailabilityZones!.find(({ ZoneId }) => !used.includes(ZoneId));
      const place = { VpcId, AvailabilityZoneId: free!.ZoneId!, CidrBlock: "10.20.9.0/24" };
      await on.ec2.createSubnet(place);
    },
  ],
  [
    "the peering's attachment was deleted in AWS",
    "transit-gateway gateway-peering-failed",
    ({ attachmentId: TransitGatewayAttachmentId }) =>
      on.ec2.deleteTransitGatewayPeeringAttachment({ TransitGatewayAttachmentId }),
  ],
  [
    "the way back from Tiger Cloud lacks a route",
    "gateway-routes gateway-return-route-missing",
    ({ routeTableId: TransitGatewayRouteTableId, cidr: DestinationCidrBlock }) =>
      on.ec2.deleteTransitGatewayRoute({ TransitGatewayRouteTableId, DestinationCidrBlock }),
  ],
  [
    "the group lets nothing out to the database",
    "security-groups egress-closed",
    ({ groupId: GroupId, timescaleCidr: CidrIp }) => {
      const port = { IpProtocol: "tcp", FromPort: 5432, ToPort: 5432, IpRanges: [{ CidrIp }] };
      return on.ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions: [port] });
    },
  ],
];

test.each(FAULTS)("the doctor says first that %s", async (_what, first, harm) => {
  const network = await makeBehindGateway(on);
  await harm(network);
  const diagnosis = await diagnose(on, { ...questionOf(network), stack: stackOf(network) });
  expect(found(diagnosis)[0]).toBe(first);
});
