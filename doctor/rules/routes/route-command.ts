import { shellWord } from "../../../provider/rules/shell-word";
import { wordOr } from "../word-or";
import type { GatewayWay, PeeringWay } from "../../path/way";

/** A change of one route that the AWS CLI makes. */
export interface RouteChange {
  verb: "create" | "replace";
  routeTableId: string;
  destination: string;
  way: PeeringWay | GatewayWay;
  /** See customer-region.ts. */
  regionOption: string;
}

/** What a route of this way leads to, such as `pcx-1`; undefined where it is not known. */
export function targetOf(way: PeeringWay | GatewayWay): string | undefined {
  return way.kind === "peering" ? way.provisionedId : way.transitGatewayId;
}

/** The command that makes a route, or lets one lead to the target of the way. */
export function routeCommand(change: RouteChange): string {
  const { verb, routeTableId, destination, way, regionOption } = change;
  const option = way.kind === "peering" ? "vpc-peering-connection-id" : "transit-gateway-id";
  return `aws ec2 ${verb}-route --route-table-id ${shellWord(routeTableId)} --destination-cidr-block ${shellWord(destination)} --${option} ${wordOr(targetOf(way), "pcx-…")}${regionOption}`;
}
