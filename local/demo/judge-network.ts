import type { ObservedNetwork } from "./observed-network";

/** What is not as it should be in a network that is up; nothing where all is well. */
export function defectsOf(network: ObservedNetwork, routeTableIds: readonly string[]): string[] {
  const { peering, routes, securityGroup, service, timescale } = network;
  const waysOut = [5432, service.port].map((port) => `tcp ${port} ${timescale?.cidr ?? ""}`);
  const waysToTimescale = new RegExp(`^tcp \\d+ ${timescale?.cidr ?? ""}$`);
  const expectations: [holds: boolean, otherwise: string][] = [
    [peering?.awsStatus === "active", "the peering is not active in AWS"],
    [peering?.tigerStatus === "ACTIVE", "the peering is not active in Tiger Cloud"],
    ...routeTableIds.map((id): [boolean, string] => [
      routes.some((route) => route.routeTableId === id && route.pcx === peering?.pcx),
      `${id} has no route over the peering`,
    ]),
    [securityGroup?.inbound.length === 0, "the security group lets something in"],
    ...waysOut.map((way): [boolean, string] => [
      securityGroup?.outbound.includes(way) === true,
      `the security group does not let out ${way}`,
    ]),
    [
      securityGroup?.outbound.every((way) => waysToTimescale.test(way)) === true,
      "the security group lets out more than TCP to the Timescale VPC",
    ],
    [timescale !== undefined, "there is no Timescale VPC"],
    [service.attachedTo === timescale?.vpcId, "the service is not attached"],
  ];
  return expectations.filter(([holds]) => !holds).map(([, otherwise]) => otherwise);
}

/** What is left over of a network that was destroyed; nothing where all is gone. */
export function leftovers(network: ObservedNetwork): string[] {
  const { peering, routes, securityGroup, service, timescale, vendorVpcIds } = network;
  return [
    ...(timescale ? [`Timescale VPC ${timescale.vpcId}`] : []),
    ...(peering ? [`VPC peering connection ${peering.pcx}`] : []),
    ...routes.map((route) => `route to ${route.destination} in ${route.routeTableId}`),
    ...(securityGroup ? [`security group ${securityGroup.id}`] : []),
    ...(service.attachedTo === undefined ? [] : [`attachment of service ${service.id}`]),
    ...vendorVpcIds.map((id) => `VPC ${id} in the AWS account of Tiger Cloud`),
  ];
}
