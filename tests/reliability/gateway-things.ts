import type { EC2 } from "@aws-sdk/client-ec2";
import { createCustomerVpc, type CustomerVpc } from "../../local/customer-vpc";
import { createCustomerGateway, type CustomerGateway } from "../../local/customer-gateway";
import type { StackExport } from "../../local/engine/pulumi-workspace";
import type { Ec2Thing } from "./ec2-strangers";

/** Makes customer VPCs, and transit gateways to which all of them are attached. */
export async function createHubs(ec2: EC2, cidrs: readonly string[], gateways: number) {
  const vpcs: CustomerVpc[] = [];
  for (const cidr of cidrs) vpcs.push(await createCustomerVpc(ec2, cidr));
  const made: CustomerGateway[] = [];
  for (let count = 0; count < gateways; count += 1) {
    made.push(await createCustomerGateway(ec2, vpcs));
  }
  return { vpcs, gateways: made };
}

/** The static routes of a transit gateway's table, and the peering attachments associated with it by somebody. */
export async function thingsOfGateway(
  ec2: EC2,
  gateway: CustomerGateway,
  state: StackExport,
): Promise<Ec2Thing[]> {
  return [...(await associationsOf(ec2, gateway, state)), ...(await routesOf(ec2, gateway, state))];
}

async function associationsOf(
  ec2: EC2,
  { gatewayId, routeTableId: TransitGatewayRouteTableId }: CustomerGateway,
  { deployment: { resources = [] } }: StackExport,
): Promise<Ec2Thing[]> {
  const { TransitGateways = [] } = await ec2.describeTransitGateways({
    TransitGatewayIds: [gatewayId],
  });
  if (TransitGateways[0]?.Options?.DefaultRouteTableAssociation === "enable") return [];
  const { Associations = [] } = await ec2.getTransitGatewayRouteTableAssociations({
    TransitGatewayRouteTableId,
  });
  return Associations.map(({ TransitGatewayAttachmentId = "" }) => ({
    ...{ kind: "association" as const, says: "association" },
    isKnown: resources.some(
      ({ id }) => id === `${TransitGatewayRouteTableId}_${TransitGatewayAttachmentId}`,
    ),
    remove: () =>
      ec2.disassociateTransitGatewayRouteTable({
        ...{ TransitGatewayRouteTableId, TransitGatewayAttachmentId },
      }),
  }));
}

async function routesOf(
  ec2: EC2,
  { routeTableId: TransitGatewayRouteTableId }: CustomerGateway,
  { deployment: { resources = [] } }: StackExport,
): Promise<Ec2Thing[]> {
  const { Routes = [] } = await ec2.searchTransitGatewayRoutes({
    TransitGatewayRouteTableId,
    Filters: [{ Name: "type", Values: ["static"] }],
  });
  return Routes.map(({ DestinationCidrBlock = "", State = "" }) => ({
    kind: "gateway route" as const,
    says: `gateway route to ${DestinationCidrBlock}, ${State}`,
    isKnown: resources.some(
      ({ id }) => id === `${TransitGatewayRouteTableId}_${DestinationCidrBlock}`,
    ),
    remove: () =>
      ec2.deleteTransitGatewayRoute({ TransitGatewayRouteTableId, DestinationCidrBlock }),
  }));
}

/** The attachments with which a transit gateway is peered or may come to be, as `<id> <state>`. */
export async function livingAttachments(
  ec2: EC2,
  { gatewayId }: CustomerGateway,
): Promise<string[]> {
  const { TransitGatewayPeeringAttachments: found = [] } =
    await ec2.describeTransitGatewayPeeringAttachments({
      Filters: [{ Name: "transit-gateway-id", Values: [gatewayId] }],
    });
  return found
    .map(({ TransitGatewayAttachmentId: id = "", State = "" }) => `${id} ${State}`)
    .filter((each) => !/ (deleted|rejected|failed)$/.test(each));
}
