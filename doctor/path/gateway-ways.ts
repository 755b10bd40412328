import { meaningOf } from "../../provider/tiger-cloud/status";
import type { TransitGatewayPeering } from "../../provider/tiger-cloud/transit-gateway-answers";
import { valueOf } from "../facts/seen";
import type { StackGatewayPeering } from "../subject/subject";
import { isOpen, type Pair } from "./pair";
import { timescaleVpcsOf } from "./timescale-vpcs-of";
import type { GatewayWay } from "./way";

/**
 * The transit gateways between a service's Timescale VPC and a customer VPC. Tiger Cloud does not tell what is behind
 * a gateway: a VPC that the stack does not know may be behind each.
 */
export function gatewayWays(pair: Pair): GatewayWay[] {
  return timescaleVpcsOf(pair, (timescaleVpcId) => waysOver(pair, timescaleVpcId));
}

function waysOver(pair: Pair, timescaleVpcId: string): GatewayWay[] {
  const { serviceId, service, customerVpc, stack, facts } = pair;
  const { vpcId: customerVpcId, name } = customerVpc;
  const states = valueOf(facts.vpcStates);
  const shown = states && (states.get(timescaleVpcId)?.gateways ?? []);
  const isUnknown = isOpen(pair);
  const isBehind = (each: StackGatewayPeering) => each.customerVpcIds.includes(customerVpcId);
  const named = stack.gatewayPeerings.filter(
    (each) => each.timescaleVpcId === timescaleVpcId && (isUnknown || isBehind(each)),
  );
  const base = { kind: "transit-gateway", serviceId, service, customerVpcId } as const;
  const ours = named.map((each): GatewayWay => {
    const { peeringId, transitGatewayId } = each;
    return {
      ...{ ...base, timescaleVpcId, peeringId, transitGatewayId },
      attachmentId: attachmentOf(each, shown),
      name: isBehind(each) ? (name ?? each.name) : undefined,
    };
  });
  const others = isUnknown ? withoutLeftOvers(shown ?? [], named) : [];
  return [
    ...ours,
    ...others.map(({ id: peeringId, transitGatewayId, attachmentId }): GatewayWay => {
      const gateway = { timescaleVpcId, peeringId, transitGatewayId, attachmentId };
      return { ...base, ...gateway, name: undefined };
    }),
  ];
}

/** What worked once counts, whatever Tiger Cloud calls it later. */
function attachmentOf(
  { peeringId, attachmentId }: StackGatewayPeering,
  shown: readonly TransitGatewayPeering[] | undefined,
): string | undefined {
  if (shown === undefined) return attachmentId;
  const there = shown.find(({ id }) => id === peeringId);
  return there && (attachmentId ?? there.attachmentId);
}

/** One that failed is left over where another one with the same gateway works. */
function withoutLeftOvers(
  shown: readonly TransitGatewayPeering[],
  named: readonly StackGatewayPeering[],
): TransitGatewayPeering[] {
  const others = shown.filter(({ id }) => !named.some(({ peeringId }) => peeringId === id));
  const isAlive = ({ status }: TransitGatewayPeering) => meaningOf("peering", status) !== "failed";
  const replaced = new Set(
    [...named, ...others.filter(isAlive)].map((each) => each.transitGatewayId),
  );
  return others.filter((each) => isAlive(each) || !replaced.has(each.transitGatewayId));
}
