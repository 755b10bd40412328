import { MAX_ROUTES_PER_TABLE, ROUTES_TO_WARN_OF } from "../../../provider/rules/limits";
import type { RouteTable } from "../../facts/aws";
import { valueOf } from "../../facts/seen";
import type { Check } from "../../finding";
import { routeTableOf } from "../../path/select-route";
import type { Rule, Verdict } from "../rule";

const NEAR: Check = { name: "routes-near-limit", link: "limits", severity: "risk" };

/** The route table that the client's subnet uses has room for more routes. */
export const routeLimitRule: Rule<"peering" | "transit-gateway"> = {
  ways: ["peering", "transit-gateway"],
  checks: [NEAR],
  judge({ client, vpc }): Verdict {
    if (client.subnetId === "") return {};
    const table = routeTableOf(valueOf(vpc.routeTables) ?? [], client.subnetId);
    const used = table === undefined ? 0 : countOf(table);
    if (table === undefined || used < ROUTES_TO_WARN_OF) return {};
    const finding = {
      ...{ check: NEAR, subject: `Routes of ${table.routeTableId} in ${vpc.vpcId}` },
      saw: `it has ${used} of the ${MAX_ROUTES_PER_TABLE} that AWS allows unless the quota was raised`,
      why: "AWS refuses further routes, such as that to another Timescale VPC",
      fix: "Ask AWS for a higher quota of routes per route table, or put routes together in larger CIDR blocks.",
    };
    return { findings: [finding] };
  },
};

/** Those of IPv4 that AWS counts: each block of a prefix list is one, and propagated routes have a quota of their own. */
function countOf({ routes }: RouteTable): number {
  return routes
    .filter(({ isPropagated }) => !isPropagated)
    .reduce((sum, { destinations }) => sum + destinations.length, 0);
}
