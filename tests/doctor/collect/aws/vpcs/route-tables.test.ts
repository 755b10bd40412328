import type { Route } from "@aws-sdk/client-ec2";
import { routeTableOf } from "../../../../../doctor/collect/aws/vpcs/route-tables";

const tableOf = (...Routes: Route[]) => routeTableOf({ RouteTableId: "rtb-1", Routes }, new Map());

test.each<[string, Route, string]>([
  ["the VPC itself", { GatewayId: "local" }, "local"],
  ["a peering", { VpcPeeringConnectionId: "pcx-1" }, "pcx-1"],
  ["a transit gateway", { TransitGatewayId: "tgw-1" }, "tgw-1"],
  ["an internet gateway", { GatewayId: "igw-1" }, "igw-1"],
  ["a NAT gateway", { NatGatewayId: "nat-1" }, "nat-1"],
  ["an endpoint of a gateway load balancer", { GatewayId: "vpce-1" }, "vpce-1"],
  ["an instance", { InstanceId: "i-1", NetworkInterfaceId: "eni-1" }, "eni-1"],
  ["a Cloud WAN", { CoreNetworkArn: "arn:aws:networkmanager::1:core-network/c" }, "arn:"],
  ["nothing", { State: "blackhole" }, ""],
])("a route to %s has that as its target", (_what, route, target) => {
  const { routes } = tableOf({ DestinationCidrBlock: "10.0.0.0/24", ...route });
  expect(routes[0]?.target.startsWith(target)).toBe(true);
  expect(routes[0]?.target === "").toBe(target === "");
  expect(routes[0]?.isBlackhole).toBe(route.State === "blackhole");
});

test("a route that a gateway advertises is propagated, and one of IPv6 has no destination", () => {
  const { routes } = tableOf(
    {
      ...{ DestinationCidrBlock: "10.1.0.0/16", GatewayId: "vgw-1" },
      Origin: "EnableVgwRoutePropagation",
    },
    { DestinationIpv6CidrBlock: "::/0", EgressOnlyInternetGatewayId: "eigw-1" },
  );
  expect(routes).toMatchObject([
    { destinations: ["10.1.0.0/16"], isPropagated: true },
    { destinations: [], prefixListId: undefined, isPropagated: false, target: "eigw-1" },
  ]);
});

test("a prefix list without IPv4 leads nowhere, and one that is not known is left out", () => {
  const over = { VpcPeeringConnectionId: "pcx-1" };
  const Routes = ["pl-empty", "pl-unknown", "pl-unseen"].map((id) => ({
    ...{ ...over, DestinationPrefixListId: id },
  }));
  const lists = new Map([
    ["pl-empty", { value: [] }],
    ["pl-unseen", { unseen: "no right to ec2:GetManagedPrefixListEntries" }],
  ]);
  const { routes } = routeTableOf({ Routes }, lists);
  expect(routes.map(({ prefixListId }) => prefixListId)).toEqual(["pl-unseen"]);
});

test("a subnet that is being taken away from a table does not use it any more", () => {
  const Associations = (["associated", "associating", "disassociating"] as const).map((State) => ({
    ...{ SubnetId: State, AssociationState: { State } },
  }));
  const { subnetIds, isMain } = routeTableOf({ Associations }, new Map());
  expect(subnetIds).toEqual(["associated", "associating"]);
  expect(isMain).toBe(false);
});
