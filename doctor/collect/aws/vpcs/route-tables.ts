import { canonicalCidr } from "../../../../provider/rules/cidr";
import type { Route, RouteTable } from "../../../facts/aws";
import { valueOf, type Seen } from "../../../facts/seen";
import type { AccountRegion } from "../asking/account-region";
import type { Ec2 } from "../asking/api";
import type { PrefixLists } from "./prefix-lists";

/** The route tables of VPCs, as AWS shows them. */
export function collectRouteTables(
  account: AccountRegion,
  vpcIds: readonly string[],
): Promise<Seen<readonly Ec2.RouteTable[]>> {
  return account.list({
    right: "ec2:DescribeRouteTables",
    filter: { name: "vpc-id", values: vpcIds },
    call: (ec2, input, options) => ec2.describeRouteTables(input, options),
    items: ({ RouteTables }) => RouteTables,
  });
}

/**
 * The prefix lists that routes go to. Where the target is a gateway endpoint, the list is that of AWS's service.
 *
 * @param gatewayEndpointIds those that are known
 */
export function prefixListsOfRoutes(
  tables: readonly Ec2.RouteTable[],
  gatewayEndpointIds: ReadonlySet<string>,
): string[] {
  return tables
    .flatMap(({ Routes = [] }) => Routes)
    .filter(({ GatewayId = "" }) => !gatewayEndpointIds.has(GatewayId))
    .flatMap(({ DestinationPrefixListId }) => DestinationPrefixListId ?? []);
}

/** A route table as a fact. A route to a prefix list that was not to be looked into, or has no IPv4, is left out. */
export function routeTableOf(
  { RouteTableId = "", Associations = [], Routes = [] }: Ec2.RouteTable,
  lists: PrefixLists,
): RouteTable {
  return {
    routeTableId: RouteTableId,
    isMain: Associations.some(({ Main }) => Main === true),
    subnetIds: Associations.filter(isAssociated).flatMap(({ SubnetId }) => SubnetId ?? []),
    routes: Routes.flatMap((route) => routesOf(route, lists)),
  };
}

function isAssociated({ AssociationState }: Ec2.RouteTableAssociation): boolean {
  const state = AssociationState?.State;
  return state === undefined || state === "associated" || state === "associating";
}

function routesOf(route: Ec2.Route, lists: PrefixLists): Route[] {
  const { DestinationCidrBlock, DestinationPrefixListId: prefixListId, State, Origin } = route;
  const rest = {
    prefixListId,
    target: targetOf(route),
    isBlackhole: State === "blackhole",
    isPropagated: Origin === "EnableVgwRoutePropagation",
  };
  if (prefixListId === undefined) {
    const written = DestinationCidrBlock === undefined ? [] : [canonicalCidr(DestinationCidrBlock)];
    return [{ destinations: written, ...rest }];
  }
  const list = lists.get(prefixListId);
  const destinations = valueOf(list) ?? [];
  const isOfInterest = list !== undefined && ("unseen" in list || destinations.length > 0);
  return isOfInterest ? [{ destinations, ...rest }] : [];
}

/** An instance is told with its network interface. */
function targetOf(route: Ec2.Route): string {
  const { NetworkInterfaceId, InstanceId, LocalGatewayId, CarrierGatewayId, CoreNetworkArn } =
    route;
  const ids = [
    ...[route.VpcPeeringConnectionId, route.TransitGatewayId, route.GatewayId, route.NatGatewayId],
    ...[NetworkInterfaceId, InstanceId, route.EgressOnlyInternetGatewayId],
    ...[LocalGatewayId, CarrierGatewayId, CoreNetworkArn, route.OdbNetworkArn],
  ];
  return ids.find((id) => id !== undefined) ?? "";
}
