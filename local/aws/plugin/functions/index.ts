import { textOf, type Properties } from "../properties";
import type { Session } from "../session";
import type { Look } from "./find";
import { getNetworkInterface, getNetworkInterfaces } from "./network-interfaces";
import { getRoute, getRouteTable, getRouteTables } from "./route-tables";
import {
  getAttachment,
  getAttachments,
  getPeeringAttachment,
  getPeeringAttachments,
  getVpcAttachment,
  getVpcAttachments,
} from "./transit-gateway-attachments";
import {
  getRouteTable as getTransitGatewayRouteTable,
  getRouteTableAssociations,
  getTransitGateway,
} from "./transit-gateways";
import { getVpcEndpoint, getVpcEndpointService } from "./vpc-endpoints";
import { getVpcPeeringConnection } from "./vpc-peering-connections";
import { getSecurityGroup, getSecurityGroups, getSubnet, getSubnets, getVpc } from "./vpcs";
import { getZone } from "./zones";

type Invoke = (session: Session, args: Properties) => Promise<Properties>;

const OF_EC2: Readonly<Record<string, Look>> = {
  ...{ getNetworkInterface, getNetworkInterfaces, getRoute, getRouteTable, getRouteTables },
  ...{ getSecurityGroup, getSecurityGroups, getSubnet, getSubnets, getVpc },
  ...{ getVpcEndpoint, getVpcEndpointService, getVpcPeeringConnection },
};

const OF_TRANSIT_GATEWAYS: Readonly<Record<string, Look>> = {
  ...{ getAttachment, getAttachments, getPeeringAttachment, getPeeringAttachments },
  ...{ getTransitGateway, getVpcAttachment, getVpcAttachments },
  ...{ getRouteTable: getTransitGatewayRouteTable, getRouteTableAssociations },
};

/** The functions of `@pulumi/aws` that this plugin has, by their tokens. */
export const functions: ReadonlyMap<string, Invoke> = new Map([
  ...tokensOf("ec2", OF_EC2),
  ...tokensOf("ec2transitgateway", OF_TRANSIT_GATEWAYS),
  ...tokensOf("route53", { getZone }),
  ["aws:index/getCallerIdentity:getCallerIdentity", getCallerIdentity],
  ["aws:index/getRegion:getRegion", getRegion],
]);

function tokensOf(module: string, looks: Readonly<Record<string, Look>>): [string, Invoke][] {
  return Object.entries(looks).map(([name, look]) => [
    `aws:${module}/${name}:${name}`,
    inRegion(look),
  ]);
}

/** Every function takes a region of its own; what was asked for is part of the answer. */
function inRegion(look: Look): Invoke {
  return async (session, args) => ({
    ...args,
    ...(await look(session.aws(textOf(args, "region")), args)),
  });
}

async function getCallerIdentity(session: Session): Promise<Properties> {
  const { Account, Arn, UserId } = await session.sts().getCallerIdentity({});
  return { accountId: Account, arn: Arn, id: Account, userId: UserId };
}

function getRegion(session: Session, args: Properties): Promise<Properties> {
  const asked = textOf(args, "region") ?? textOf(args, "name");
  const region = asked ?? session.configuration.region;
  const endpoint = `ec2.${region}.amazonaws.com`;
  return Promise.resolve({ endpoint, id: region, name: region, region });
}
