import type { EC2, Route, RouteTable } from "@aws-sdk/client-ec2";
import { toAws, toPulumi } from "../names";
import { canonical } from "../properties";
import type { Patience } from "../retry";

/** The targets that a route may have here. */
export const TARGETS = [
  "gatewayId",
  "natGatewayId",
  "networkInterfaceId",
  "transitGatewayId",
  "vpcPeeringConnectionId",
] as const;

/** Where a route leads: exactly one of these is given. */
export type RouteTarget = { [Name in (typeof TARGETS)[number]]?: string };

/** A route inside a route table. */
export interface InlineRoute extends RouteTarget {
  cidrBlock: string;
}

/** The target as AWS's requests want it. */
export const requestOf = (route: RouteTarget) => filled(toAws(route, ...TARGETS));

/** The target that AWS shows. */
export const targetOf = (route: Route): RouteTarget => filled(toPulumi(route, ...TARGETS));

/** Whether two routes lead to the same target. */
export function isSameTarget(one: RouteTarget, other: RouteTarget): boolean {
  return canonical(requestOf(one)) === canonical(requestOf(other));
}

const filled = <T extends object>(target: T) =>
  Object.fromEntries(Object.entries(target).filter(([, id]) => id)) as {
    [Name in keyof T]?: string;
  };

/** What the real provider tries again when it makes a route. */
export const ROUTE_PATIENCE: Patience = {
  codes: ["InvalidParameterException", "InvalidTransitGatewayID.NotFound"],
  minutes: 5,
};

/** A route table by its id; undefined when AWS lists none. */
export async function routeTableOf(ec2: EC2, id: string): Promise<RouteTable | undefined> {
  return (await ec2.describeRouteTables({ RouteTableIds: [id] })).RouteTables?.[0];
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
