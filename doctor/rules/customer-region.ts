import { shellWord } from "../../provider/rules/shell-word";
import { valueOf } from "../facts/seen";
import type { TigerCloudFacts } from "../facts/tiger-cloud";
import type { EndpointWay, GatewayWay, PeeringWay } from "../path/way";
import type { Case } from "./rule";

/** What makes a command of the AWS CLI ask in the region of the customer VPC; empty where that is not known. */
export function customerRegionOption({ way, tigerCloud }: Case): string {
  const regionCode = way.kind === "none" ? undefined : regionOf(way, tigerCloud);
  return regionCode === undefined ? "" : ` --region ${shellWord(regionCode)}`;
}

function regionOf(
  way: PeeringWay | GatewayWay | EndpointWay,
  facts: TigerCloudFacts,
): string | undefined {
  if (way.kind === "peering") return regionOfPeering(way, facts);
  // A gateway is in the region of the VPCs behind it, an endpoint in that of its service.
  return way.kind === "transit-gateway"
    ? regionOfGateway(way, facts)
    : regionOfEndpoint(way, facts);
}

function regionOfPeering({ timescaleVpcId, peeringId }: PeeringWay, facts: TigerCloudFacts) {
  const peerings = valueOf(facts.peerings.get(timescaleVpcId)) ?? [];
  return peerings.find(({ id }) => id === peeringId)?.peerRegionCode;
}

function regionOfGateway({ timescaleVpcId, peeringId }: GatewayWay, facts: TigerCloudFacts) {
  const state = valueOf(facts.vpcStates)?.get(timescaleVpcId);
  return state?.gateways.find(({ id }) => id === peeringId)?.peerRegionCode;
}

function regionOfEndpoint({ vpcEndpointId, service }: EndpointWay, facts: TigerCloudFacts) {
  const claims = valueOf(facts.connections) ?? [];
  const claim = claims.find((each) => each.vpcEndpointId === vpcEndpointId);
  return claim?.regionCode ?? service?.regionCode;
}
