import { canonicalCidr, parseCidr } from "../../../../provider/rules/cidr";
import type { GatewayRoute } from "../../../facts/aws";
import { valueOf, type Seen } from "../../../facts/seen";
import type { AccountRegion } from "../asking/account-region";
import type { Ec2 } from "../asking/api";
import { seenAs } from "../seen-as";

/** The IPv4 routes of transit gateway route tables, static and propagated, by `tgw-rtb-…`. */
export async function collectGatewayRoutes(
  account: AccountRegion,
  tableIds: readonly string[],
): Promise<Map<string, Seen<readonly GatewayRoute[]>>> {
  const tables = tableIds.map(async (id): Promise<[string, Seen<readonly GatewayRoute[]>]> => [
    id,
    await routesOf(account, id),
  ]);
  return new Map(await Promise.all(tables));
}

/** AWS wants a filter: this one lets all routes through. */
const ALL = [{ Name: "state", Values: ["active", "blackhole"] }];

async function routesOf(
  account: AccountRegion,
  TransitGatewayRouteTableId: string,
): Promise<Seen<readonly GatewayRoute[]>> {
  const routes = await account.ec2("ec2:SearchTransitGatewayRoutes", async (ec2, options) => {
    const input = { TransitGatewayRouteTableId, Filters: ALL };
    const found: Ec2.TransitGatewayRoute[] = [];
    let page: Ec2.SearchTransitGatewayRoutesResult | undefined;
    do {
      const { NextToken } = page ?? {};
      page = await ec2.searchTransitGatewayRoutes({ ...input, NextToken }, options);
      found.push(...(page.Routes ?? []));
    } while (page.NextToken !== undefined && page.NextToken !== "");
    return { found, isAll: page.AdditionalRoutesAvailable !== true };
  });
  if (valueOf(routes)?.isAll === false) return { unseen: "AWS does not tell all of its routes" };
  return seenAs(routes, ({ found }) => found.flatMap(gatewayRoutesOf));
}

/** One, or none of IPv4. */
function gatewayRoutesOf(route: Ec2.TransitGatewayRoute): GatewayRoute[] {
  const { DestinationCidrBlock = "", TransitGatewayAttachments = [], State } = route;
  if (parseCidr(DestinationCidrBlock) === undefined) return [];
  const ids = TransitGatewayAttachments.flatMap((each) => each.TransitGatewayAttachmentId ?? []);
  const isBlackhole = State === "blackhole";
  return [
    {
      cidrBlock: canonicalCidr(DestinationCidrBlock),
      attachmentIds: isBlackhole ? [] : ids,
      isBlackhole,
    },
  ];
}
