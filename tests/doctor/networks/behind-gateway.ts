import { createCustomerGateway, type CustomerGateway } from "../../../local/customer-gateway";
import { createCustomerVpc, type CustomerVpc } from "../../../local/customer-vpc";
import { CUSTOMER_ACCOUNT, REGION, until, type DoctorClouds } from "./clouds";
import { attach, makeGroup, makeTimescaleVpc } from "./peered";

/** A service in a Timescale VPC that is peered with the transit gateway of a customer VPC. */
export interface GatewayNetwork extends CustomerVpc, CustomerGateway {
  serviceId: string;
  timescaleVpcId: string;
  timescaleCidr: string;
  peeringId: string;
  /** Of the peering, as the customer sees it. */
  attachmentId: string;
  groupId: string;
}

/** What to leave out of it. */
export type Omitted =
  "acceptance" | "vpc-attachment" | "association" | "gateway-route" | "routes" | "blocks";

const CUSTOMER_CIDR = "10.20.0.0/16";

/** Makes such a network, all of it or without a part. */
export async function makeBehindGateway(
  on: DoctorClouds,
  without?: Omitted,
): Promise<GatewayNetwork> {
  const { ec2 } = on;
  const timescale = await makeTimescaleVpc(on);
  const customer = await createCustomerVpc(ec2, CUSTOMER_CIDR);
  const gateway = await createCustomerGateway(ec2, [], "disable");
  await attachVpc(on, gateway.gatewayId, customer);
  const cidrBlocks = without === "blocks" ? ["10.21.0.0/16"] : [CUSTOMER_CIDR];
  const peering = await peerGateway(on, timescale.timescaleVpcId, {
    ...{ transitGatewayId: gateway.gatewayId, cidrBlocks },
    isAccepted: without !== "acceptance",
  });
  await routeGateway(on, { ...gateway, ...peering, ...timescale }, without);
  if (without !== "routes") {
    for (const RouteTableId of customer.routeTableIds) {
      const route = { RouteTableId, DestinationCidrBlock: timescale.timescaleCidr };
      await ec2.createRoute({ ...route, TransitGatewayId: gateway.gatewayId });
    }
  }
  const groupId = await makeGroup(ec2, customer.vpcId, [timescale.timescaleCidr]);
  await attach(on, timescale);
  if (without === "vpc-attachment") await detachVpc(on, gateway.gatewayId);
  return { ...customer, ...gateway, ...timescale, ...peering, groupId };
}

interface WantedPeering {
  transitGatewayId: string;
  cidrBlocks: string[];
  isAccepted: boolean;
}

async function peerGateway(
  { api, ec2 }: DoctorClouds,
  timescaleVpcId: string,
  { transitGatewayId, cidrBlocks, isAccepted }: WantedPeering,
) {
  const far = { transitGatewayId, peerAccountId: CUSTOMER_ACCOUNT, peerRegionCode: REGION };
  const wanted = { timescaleVpcId, ...far, cidrBlocks };
  const { id: peeringId } = await api.transitGatewayPeerings.create(wanted);
  const shown = () => api.transitGatewayPeerings.get(timescaleVpcId, peeringId);
  const attachmentId = await until("the request is sent", async () => (await shown()).attachmentId);
  if (isAccepted) {
    const request = { TransitGatewayAttachmentId: attachmentId };
    await until("the request is accepted", () =>
      ec2.acceptTransitGatewayPeeringAttachment(request),
    );
    await until("the peering is active", async () =>
      (await shown()).status === "ACTIVE" ? true : undefined,
    );
  }
  return { peeringId, attachmentId };
}

/** Attaches the VPC in each zone in which it has a subnet. */
async function attachVpc(
  { ec2 }: DoctorClouds,
  TransitGatewayId: string,
  { vpcId: VpcId, subnetIds }: CustomerVpc,
): Promise<void> {
  const { Subnets = [] } = await ec2.describeSubnets({ SubnetIds: subnetIds });
  const byZone = new Map(Subnets.map((one) => [one.AvailabilityZoneId, one.SubnetId!]));
  const SubnetIds = [...byZone.values()];
  await ec2.createTransitGatewayVpcAttachment({ TransitGatewayId, VpcId, SubnetIds });
}

/** Ends the attachment of the VPC, whose routes stay. */
async function detachVpc({ ec2 }: DoctorClouds, gatewayId: string): Promise<void> {
  const Filters = [{ Name: "transit-gateway-id", Values: [gatewayId] }];
  const shown = await ec2.describeTransitGatewayVpcAttachments({ Filters });
  for (const { TransitGatewayAttachmentId } of shown.TransitGatewayVpcAttachments!) {
    await ec2.deleteTransitGatewayVpcAttachment({ TransitGatewayAttachmentId });
  }
}

/** Lets what comes from the VPC find the way to the Timescale VPC, and what comes from there the way to the VPC. */
async function routeGateway(
  { ec2 }: DoctorClouds,
  one: CustomerGateway & { attachmentId: string; timescaleCidr: string },
  without: Omitted | undefined,
): Promise<void> {
  const { gatewayId, routeTableId: TransitGatewayRouteTableId, attachmentId, timescaleCidr } = one;
  const shown = await ec2.describeTransitGatewayVpcAttachments({
    Filters: [{ Name: "transit-gateway-id", Values: [gatewayId] }],
  });
  const [vpcAttachment] = shown.TransitGatewayVpcAttachments!;
  const back = { TransitGatewayAttachmentId: vpcAttachment!.TransitGatewayAttachmentId! };
  const there = { TransitGatewayAttachmentId: attachmentId };
  const table = { TransitGatewayRouteTableId };
  await ec2.associateTransitGatewayRouteTable({ ...table, ...back });
  await ec2.createTransitGatewayRoute({ ...table, ...back, DestinationCidrBlock: CUSTOMER_CIDR });
  // AWS takes neither of an attachment that nobody accepted.
  if (without === "acceptance") return;
  if (without !== "association")
    await ec2.associateTransitGatewayRouteTable({ ...table, ...there });
  if (without === "gateway-route") return;
  await ec2.createTransitGatewayRoute({ ...table, ...there, DestinationCidrBlock: timescaleCidr });
}
