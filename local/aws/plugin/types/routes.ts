import type { EC2, Route, RouteTable } from "@aws-sdk/client-ec2";
import { canonical } from "../properties";
import type { Patience } from "../retry";

/** The targets that a route may have here, and AWS's names for them. */
const TARGETS = {
  gatewayId: "GatewayId",
  natGatewayId: "NatGatewayId",
  networkInterfaceId: "NetworkInterfaceId",
  transitGatewayId: "TransitGatewayId",
  vpcPeeringConnectionId: "VpcPeeringConnectionId",
} as const;

/** Where a route leads: exactly one of these is given. */
export type RouteTarget = { [Name in keyof typeof TARGETS]?: string };

/** A route inside a route table. */
export interface InlineRoute extends RouteTarget {
  cidrBlock: string;
}

const targets = Object.entries(TARGETS) as [
  keyof RouteTarget,
  (typeof TARGETS)[keyof RouteTarget],
][];

/** The target as AWS's requests want it. */
export function requestOf(
  route: RouteTarget,
): Partial<Record<(typeof targets)[number][1], string>> {
  const given = targets.filter(([name]) => route[name]);
  return Object.fromEntries(given.map(([name, awsName]) => [awsName, route[name] ?? ""]));
}

/** The target that AWS shows. */
export function targetOf(route: Route): RouteTarget {
  const shown = targets.filter(([, awsName]) => route[awsName]);
  return Object.fromEntries(shown.map(([name, awsName]) => [name, route[awsName] ?? ""]));
}

/** Whether two routes lead to the same target. */
export function isSameTarget(one: RouteTarget, other: RouteTarget): boolean {
  return canonical(requestOf(one)) === canonical(requestOf(other));
}

/** The names of the targets that are given. */
export function givenTargets(route: RouteTarget): string[] {
  return Object.keys(requestOf(route));
}

/** What the real provider tries again when it makes a route. */
export const ROUTE_PATIENCE: Patience = {
  codes: ["InvalidParameterException", "InvalidTransitGatewayID.NotFound"],
  minutes: 5,
};

/** A route table by its id; undefined when AWS lists none. */
export async function routeTableOf(ec2: EC2, id: string): Promise<RouteTable | undefined> {
  const { RouteTables: [table] = [] } = await ec2.describeRouteTables({ RouteTableIds: [id] });
  return table;
}

/** The keys of a route in the real schema: those that do not apply are empty texts in the state. */
const BLANK_ROUTE: Readonly<Record<string, string>> = {
  ...{ carrierGatewayId: "", coreNetworkArn: "", destinationPrefixListId: "" },
  ...{ egressOnlyGatewayId: "", gatewayId: "", ipv6CidrBlock: "", localGatewayId: "" },
  ...{ natGatewayId: "", networkInterfaceId: "", odbNetworkArn: "", transitGatewayId: "" },
  ...{ vpcEndpointId: "", vpcPeeringConnectionId: "" },
};

/** The IPv4 routes of a table that someone set: neither `local` nor propagated by a gateway. */
export function inlineRoutesOf(table: RouteTable): InlineRoute[] {
  return (table.Routes ?? [])
    .filter(
      ({ GatewayId, Origin }) => GatewayId !== "local" && Origin !== "EnableVgwRoutePropagation",
    )
    .flatMap((route) => {
      const { DestinationCidrBlock: cidrBlock } = route;
      return cidrBlock ? [{ ...BLANK_ROUTE, cidrBlock, ...targetOf(route) }] : [];
    })
    .sort((a, b) => (a.cidrBlock < b.cidrBlock ? -1 : 1));
}
