import type { EC2 } from "@aws-sdk/client-ec2";
import { createCustomerVpc } from "../../local/customer-vpc";
import { createApi } from "../../provider/tiger-cloud/client";
import type { GatewayStateIds } from "../migration/gateway-states";
import type { LocalStacks } from "./local-stacks";
import { makeGroup, TIMESCALE_CIDR, until } from "./network-by-hand";

/**
 * Makes a network behind a transit gateway as the vendor's documents describe it: a gateway that associates nothing by
 * itself, an attached VPC, a Timescale VPC "behind-hub", an active peering, a route in a table of the gateway and in
 * one of the VPC, a group with one rule.
 */
export async function makeGatewayByHand({ clouds }: LocalStacks): Promise<GatewayStateIds> {
  const ec2 = clouds.ec2();
  const gateway = await makeGateway(ec2);
  const peering = await makePeering(clouds, ec2, gateway.gatewayId);
  const { attachmentId } = peering;
  const { gatewayTableId: TransitGatewayRouteTableId } = gateway;
  const inTable = { TransitGatewayRouteTableId, TransitGatewayAttachmentId: attachmentId };
  await ec2.associateTransitGatewayRouteTable(inTable);
  await ec2.createTransitGatewayRoute({ ...inTable, DestinationCidrBlock: TIMESCALE_CIDR });
  const route = { RouteTableId: gateway.routeTableId, DestinationCidrBlock: TIMESCALE_CIDR };
  await ec2.createRoute({ ...route, TransitGatewayId: gateway.gatewayId });
  const group = await makeGroup(ec2, gateway.vpcId);
  const shown = await ec2.describeTransitGatewayPeeringAttachments({
    TransitGatewayAttachmentIds: [attachmentId],
  });
  const [{ RequesterTgwInfo: requester } = {}] = shown.TransitGatewayPeeringAttachments ?? [];
  ec2.destroy();
  return { ...gateway, ...peering, ...group, requesterAccountId: requester?.OwnerId ?? "" };
}

/** A transit gateway that associates nothing by itself, with a route table of its own, and an attached VPC. */
export async function makeGateway(ec2: EC2, cidr = "10.70.0.0/16") {
  const made = await ec2.createTransitGateway({
    Options: { DefaultRouteTableAssociation: "disable", DefaultRouteTablePropagation: "disable" },
  });
  const gatewayId = made.TransitGateway!.TransitGatewayId!;
  const table = await ec2.createTransitGatewayRouteTable({ TransitGatewayId: gatewayId });
  const { vpcId, subnetIds, routeTableIds } = await createCustomerVpc(ec2, cidr);
  await ec2.createTransitGatewayVpcAttachment({
    ...{ TransitGatewayId: gatewayId, VpcId: vpcId, SubnetIds: subnetIds },
  });
  const [routeTableId = ""] = routeTableIds;
  const gatewayTableId = table.TransitGatewayRouteTable!.TransitGatewayRouteTableId!;
  return { gatewayId, gatewayTableId, vpcId, routeTableId };
}

async function makePeering(
  { tigerCloud }: LocalStacks["clouds"],
  ec2: EC2,
  transitGatewayId: string,
) {
  const api = createApi(tigerCloud);
  const region = { regionCode: "us-east-1" };
  const vpc = await api.vpcs.create({ name: "behind-hub", cidr: TIMESCALE_CIDR, ...region });
  await until("the Timescale VPC is ready", async () => {
    const states = await api.vpcStates.listFresh();
    return states.some(({ id, status }) => id === vpc.id && status === "CREATED");
  });
  const far = { transitGatewayId, peerAccountId: "123456789012", peerRegionCode: "us-east-1" };
  const cidrBlocks = ["10.70.0.0/16"];
  const wanted = { timescaleVpcId: vpc.id, ...far, cidrBlocks };
  const { id: peeringId } = await api.transitGatewayPeerings.create(wanted);
  const shown = () => api.transitGatewayPeerings.get(vpc.id, peeringId);
  await until("the request is sent", async () => Boolean((await shown()).attachmentId));
  const { attachmentId = "", requesterAttachmentId = "" } = await shown();
  const request = { TransitGatewayAttachmentId: attachmentId };
  await until("the request is accepted", () =>
    ec2.acceptTransitGatewayPeeringAttachment(request).then(
      () => true,
      () => false,
    ),
  );
  await ec2.createTags({ Resources: [attachmentId], Tags: [{ Key: "Name", Value: "hub" }] });
  await until("the peering is active", async () => (await shown()).status === "ACTIVE");
  return { timescaleVpcId: vpc.id, peeringId, attachmentId, requesterAttachmentId };
}
