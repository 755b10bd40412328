import type { PeeringConnection, TransitGatewayFacts, VpcFacts } from "../../facts/aws";
import { valueOf, type Seen } from "../../facts/seen";
import type { CustomerVpcSubject } from "../../subject/subject";
import type { AccountRegion } from "./asking/account-region";
import { collectPeeringConnections } from "./peering-connections";
import {
  collectTransitGateways,
  unseenTransitGatewayFacts,
} from "./transit-gateways/transit-gateways";
import { collectVpcFacts } from "./vpcs/vpc-facts";
import type { AwsWanted } from "./wanted";

/** One place to ask. */
export interface Place {
  account: AccountRegion;
  customerVpcs: readonly CustomerVpcSubject[];
}

/** What one place shows. */
export interface PlaceFacts {
  account: AccountRegion;
  vpcs: readonly VpcFacts[];
  peeringConnections: ReadonlyMap<string, Seen<PeeringConnection | undefined>>;
  transitGateways: readonly TransitGatewayFacts[];
  /** What is not there may be in an account that was not asked: in the form of a fact. */
  absent: Seen<undefined>;
}

/** Looks at all that is wanted, but for what follows from the facts of several places. */
export async function collectPlace(
  { account, customerVpcs }: Place,
  wanted: AwsWanted,
): Promise<PlaceFacts> {
  const vpcIds = wanted.customerVpcs.map(({ vpcId }) => vpcId);
  const { peeringConnectionIds: pcxIds, transitGatewayIds: tgwIds } = wanted;
  const [vpcs, connections, gateways] = await Promise.all([
    collectVpcFacts(account, customerVpcs, wanted.vpcIdsWithZones),
    collectPeeringConnections(account, pcxIds),
    collectTransitGateways(account, tgwIds, vpcIds),
  ]);
  const { reasonOfAbsence: unseen } = vpcs;
  const absent: Seen<undefined> = unseen === undefined ? { value: undefined } : { unseen };
  const connectionOf = (id: string): Seen<PeeringConnection | undefined> => {
    if ("unseen" in connections) return connections;
    const value = connections.value.get(id);
    return value === undefined ? absent : { value };
  };
  return {
    ...{ account, absent, vpcs: vpcs.facts },
    peeringConnections: new Map(pcxIds.map((id) => [id, connectionOf(id)])),
    transitGateways: gateways.map((facts) => {
      const isAbsent = "value" in facts.gateway && valueOf(facts.gateway) === undefined;
      if (!isAbsent || unseen === undefined) return facts;
      return unseenTransitGatewayFacts(facts.transitGatewayId, unseen);
    }),
  };
}
