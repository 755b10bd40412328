import { cidrsOverlap } from "../../provider/rules/cidr";
import type { GatewayRoute, Route, TransitGatewayFacts } from "../facts/aws";
import type { Seen } from "../facts/seen";
import { routesTo } from "./select-route";

/** A route table of a transit gateway. */
export interface GatewayTable {
  /** `tgw-rtb-…` */
  id: string;
  routes: readonly GatewayRoute[];
}

/** The table in which AWS looks up what comes from an attachment; undefined where it is associated with none. */
export function gatewayTableOf(
  facts: TransitGatewayFacts,
  attachmentId: string,
): Seen<GatewayTable | undefined> {
  const { associations, routeTables } = facts;
  if ("unseen" in associations) return associations;
  if (!associations.value.has(attachmentId)) {
    return { unseen: `AWS did not tell the association of ${attachmentId}` };
  }
  const id = associations.value.get(attachmentId);
  if (id === undefined) return { value: undefined };
  const routes = routeTables.get(id) ?? { unseen: `nobody looked at ${id}` };
  return "unseen" in routes ? routes : { value: { id, routes: routes.value } };
}

/** A part of a CIDR block, and the route of a transit gateway that what is sent there takes. */
export interface GatewayRoutedPart {
  /** In canonical spelling. */
  block: string;
  /** Undefined where no route leads there. */
  route: GatewayRoute | undefined;
}

/** Which route of a transit gateway's table each part of a CIDR block takes: the most specific one. */
export function gatewayRoutesTo(
  routes: readonly GatewayRoute[],
  block: string,
): GatewayRoutedPart[] {
  const originals = new Map(routes.map((route) => [asVpcRoute(route), route]));
  const table = { routeTableId: "", isMain: false, subnetIds: [], routes: [...originals.keys()] };
  return routesTo(table, block).map((part) => ({
    block: part.block,
    route: part.route && originals.get(part.route),
  }));
}

/** The parts of a CIDR block that none of some blocks has. */
export function partsOutside(block: string, blocks: readonly string[]): string[] {
  const near = blocks.filter((each) => cidrsOverlap(each, block));
  const routes = near.map((cidrBlock) => ({ cidrBlock, attachmentIds: [], isBlackhole: false }));
  return gatewayRoutesTo(routes, block)
    .filter(({ route }) => route === undefined)
    .map((part) => part.block);
}

function asVpcRoute({ cidrBlock, isBlackhole }: GatewayRoute): Route {
  return {
    ...{ destinations: [cidrBlock], prefixListId: undefined, target: "" },
    ...{ isBlackhole, isPropagated: false },
  };
}
