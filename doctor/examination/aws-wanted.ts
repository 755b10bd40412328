import type { AwsWanted } from "../collect/aws/wanted";
import { valueOf } from "../facts/seen";
import type { TigerCloudFacts } from "../facts/tiger-cloud";
import type { Way } from "../path/way";
import type { Subject } from "../subject/subject";

/**
 * What to ask AWS before Tiger Cloud has answered: all that the stack's state names. Undefined where the state does
 * not name enough: without a stack, and with private endpoints, whose host names Tiger Cloud alone tells.
 */
export function wantedOfStack({ stack, customerVpcs, from }: Subject): AwsWanted | undefined {
  const { peerings, gatewayPeerings, privateEndpoints } = stack;
  const hasNetwork = peerings.length + gatewayPeerings.length > 0;
  const hasAllIds = peerings.every(({ provisionedId }) => provisionedId !== undefined);
  if (!hasNetwork || !hasAllIds || privateEndpoints.length > 0) return undefined;
  return {
    ...{ customerVpcs, from, vpcIdsWithZones: [] },
    peeringConnectionIds: distinct(peerings.map(({ provisionedId }) => provisionedId)),
    transitGatewayIds: distinct(gatewayPeerings.map(({ transitGatewayId }) => transitGatewayId)),
  };
}

/** What to ask AWS for the ways that Tiger Cloud showed. */
export function wantedOfWays(
  { customerVpcs, from }: Subject,
  ways: readonly Way[],
  tigerCloud: TigerCloudFacts,
): AwsWanted {
  const hosts = hostsOf(tigerCloud);
  const withZones = ways.filter(({ kind }) => kind === "private-endpoint");
  return {
    ...{ customerVpcs, from },
    peeringConnectionIds: distinct(ways.map((way) => "provisionedId" in way && way.provisionedId)),
    transitGatewayIds: distinct(
      ways.map((way) => "transitGatewayId" in way && way.transitGatewayId),
    ),
    vpcIdsWithZones: distinct(withZones.map(({ customerVpcId }) => customerVpcId)),
    ...(hosts && { hosts }),
  };
}

/** What is wanted and was not asked yet; undefined where that is nothing. */
export function leftOf(
  wanted: AwsWanted,
  asked: AwsWanted,
  ways: readonly Way[],
): AwsWanted | undefined {
  const isNew = (before: readonly string[]) => (id: string) => !before.includes(id);
  const left = {
    peeringConnectionIds: wanted.peeringConnectionIds.filter(isNew(asked.peeringConnectionIds)),
    transitGatewayIds: wanted.transitGatewayIds.filter(isNew(asked.transitGatewayIds)),
    vpcIdsWithZones: wanted.vpcIdsWithZones.filter(isNew(asked.vpcIdsWithZones)),
  };
  const { peeringConnectionIds, transitGatewayIds, vpcIdsWithZones } = left;
  const ids = new Set([...peeringConnectionIds, ...transitGatewayIds, ...vpcIdsWithZones]);
  if (ids.size === 0) return undefined;
  // The VPCs of these ways say in which account and region to look.
  const vpcIds = ways
    .filter((way) => idsOf(way).some((id) => ids.has(id)))
    .map((way) => way.customerVpcId);
  const customerVpcs = wanted.customerVpcs.filter(({ vpcId }) => vpcIds.includes(vpcId));
  return { ...wanted, ...left, customerVpcs, from: undefined };
}

function idsOf(way: Way): string[] {
  switch (way.kind) {
    case "peering":
      return way.provisionedId === undefined ? [] : [way.provisionedId];
    case "transit-gateway":
      return [way.transitGatewayId];
    case "private-endpoint":
      return [way.customerVpcId];
    case "none":
      return [];
  }
}

/** All host names that are known: other private zones need no look. Undefined where some are not known. */
function hostsOf({ connections, services }: TigerCloudFacts): string[] | undefined {
  const [links, known] = [valueOf(connections), valueOf(services)];
  if (links === undefined || known === undefined) return undefined;
  const endpoints = [
    ...links.flatMap(({ bindings }) => bindings.map(({ endpoint }) => endpoint)),
    ...known.flatMap(({ publicEndpoint, attachment }) => [publicEndpoint, attachment?.endpoint]),
  ];
  return distinct(endpoints.map((endpoint) => endpoint?.host));
}

function distinct(texts: readonly (string | undefined | false)[]): string[] {
  return [...new Set(texts)].filter(
    (text): text is string => typeof text === "string" && text !== "",
  );
}
