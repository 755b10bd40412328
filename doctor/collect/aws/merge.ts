import type { TransitGatewayFacts, VpcFacts } from "../../facts/aws";
import { valueOf, type Seen } from "../../facts/seen";

/**
 * What several places show of one thing: that of the first one that has it. It is unseen where none has it and one
 * of them could not say so.
 */
export function mergeSeen<T>(shown: readonly Seen<T | undefined>[]): Seen<T | undefined> {
  const [best = { value: undefined }] = [...shown].sort(
    (one, other) => rankOf(one) - rankOf(other),
  );
  return best;
}

/** The facts of each customer VPC, from the place that has it. */
export function mergeVpcs(shown: readonly VpcFacts[]): Map<string, VpcFacts> {
  const byRank = [...shown].sort((one, other) => rankOf(other.vpc) - rankOf(one.vpc));
  return new Map(byRank.map((facts) => [facts.vpcId, facts]));
}

/** The facts of each transit gateway: its own account shows more than one that it is shared with. */
export function mergeTransitGateways(
  shown: readonly TransitGatewayFacts[],
): Map<string, TransitGatewayFacts> {
  const rank = ({ gateway, peeringAttachments }: TransitGatewayFacts) =>
    rankOf(gateway) * 2 + ("value" in peeringAttachments ? 0 : 1);
  const byRank = [...shown].sort((one, other) => rank(other) - rank(one));
  return new Map(byRank.map((facts) => [facts.transitGatewayId, facts]));
}

/** Found, not to be looked at, not there. */
function rankOf(seen: Seen<unknown>): number {
  if ("unseen" in seen) return 1;
  return valueOf(seen) === undefined ? 2 : 0;
}
