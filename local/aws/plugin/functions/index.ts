import { textOf, type Properties } from "../properties";
import type { Aws, Session } from "../session";
import { getRoute, getRouteTable, getRouteTables } from "./route-tables";
import { getVpcPeeringConnection } from "./vpc-peering-connections";
import { getNetworkInterface, getNetworkInterfaces } from "./network-interfaces";
import { getSecurityGroup, getSecurityGroups, getSubnet, getSubnets, getVpc } from "./vpcs";

type Invoke = (session: Session, args: Properties) => Promise<Properties>;

/** The functions of `@pulumi/aws` that this plugin has, by their tokens. */
export const functions: ReadonlyMap<string, Invoke> = new Map([
  ["aws:ec2/getNetworkInterface:getNetworkInterface", inRegion(getNetworkInterface)],
  ["aws:ec2/getNetworkInterfaces:getNetworkInterfaces", inRegion(getNetworkInterfaces)],
  ["aws:ec2/getRoute:getRoute", inRegion(getRoute)],
  ["aws:ec2/getRouteTable:getRouteTable", inRegion(getRouteTable)],
  ["aws:ec2/getRouteTables:getRouteTables", inRegion(getRouteTables)],
  ["aws:ec2/getSecurityGroup:getSecurityGroup", inRegion(getSecurityGroup)],
  ["aws:ec2/getSecurityGroups:getSecurityGroups", inRegion(getSecurityGroups)],
  ["aws:ec2/getSubnet:getSubnet", inRegion(getSubnet)],
  ["aws:ec2/getSubnets:getSubnets", inRegion(getSubnets)],
  ["aws:ec2/getVpc:getVpc", inRegion(getVpc)],
  ["aws:ec2/getVpcPeeringConnection:getVpcPeeringConnection", inRegion(getVpcPeeringConnection)],
  ["aws:index/getCallerIdentity:getCallerIdentity", getCallerIdentity],
  ["aws:index/getRegion:getRegion", getRegion],
]);

/** Every function takes a region of its own; what was asked for is part of the answer. */
function inRegion(look: (aws: Aws, args: Properties) => Promise<Properties>): Invoke {
  return async (session, args) => ({
    ...args,
    ...(await look(await session.aws(textOf(args, "region")), args)),
  });
}

async function getCallerIdentity(session: Session): Promise<Properties> {
  const { Account, Arn, UserId } = await (await session.sts()).getCallerIdentity({});
  return { accountId: Account, arn: Arn, id: Account, userId: UserId };
}

function getRegion(session: Session, args: Properties): Promise<Properties> {
  const asked = textOf(args, "region") ?? textOf(args, "name");
  const region = asked ?? session.configuration.region;
  const endpoint = `ec2.${region}.amazonaws.com`;
  return Promise.resolve({ endpoint, id: region, name: region, region });
}
