import type { Peering } from "../../provider/tiger-cloud/peerings";
import { meaningOf } from "../../provider/tiger-cloud/status";
import { valueOf } from "../facts/seen";
import type { StackPeering } from "../subject/subject";
import type { Pair } from "./pair";
import { timescaleVpcsOf } from "./timescale-vpcs-of";
import type { PeeringWay } from "./way";

/** The peerings of a service's Timescale VPC with a customer VPC. */
export function peeringWays(pair: Pair): PeeringWay[] {
  return timescaleVpcsOf(pair, (timescaleVpcId) => waysOver(pair, timescaleVpcId));
}

function waysOver(pair: Pair, timescaleVpcId: string): PeeringWay[] {
  const { serviceId, service, customerVpc, stack, facts } = pair;
  const { vpcId } = customerVpc;
  const all = valueOf(facts.peerings.get(timescaleVpcId));
  const shown = all?.filter(({ peerVpcId }) => peerVpcId === vpcId);
  const named = stack.peerings.filter(
    (each) => each.timescaleVpcId === timescaleVpcId && each.peerVpcId === vpcId,
  );
  return withoutLeftOvers(shown ?? [], named).map((peeringId) => {
    const here = named.find((each) => each.peeringId === peeringId);
    const there = shown?.find(({ id }) => id === peeringId);
    // Of one that Tiger Cloud does not have any more, AWS has no connection either.
    const isGone = shown !== undefined && there === undefined;
    return {
      ...{ kind: "peering", serviceId, service, customerVpcId: vpcId, name: here?.name },
      ...{ timescaleVpcId, peeringId },
      provisionedId: isGone ? undefined : (there?.provisionedId ?? here?.provisionedId),
    };
  });
}

/** The ids of those to look at: one that failed is left over where the state does not name it and another works. */
function withoutLeftOvers(shown: readonly Peering[], named: readonly StackPeering[]): string[] {
  const inState = named.map(({ peeringId }) => peeringId);
  const others = shown.filter(({ id }) => !inState.includes(id));
  const alive = others.filter(({ status }) => meaningOf("peering", status) !== "failed");
  const rest = inState.length + alive.length > 0 ? alive : others.slice(-1);
  return [...new Set([...inState, ...rest.map(({ id }) => id)])];
}
