import { systemClock, type Clock } from "../../../provider/wait/clock";
import type { AwsFacts, FoundClient, PrivateZone, VpcFacts } from "../../facts/aws";
import { valueOf, type Seen } from "../../facts/seen";
import { AccountRegion } from "./asking/account-region";
import type { Connect } from "./asking/api";
import { askWithin } from "./asking/ask";
import { clientInFacts, findClient } from "./client/find-client";
import { mergeSeen, mergeTransitGateways, mergeVpcs } from "./merge";
import { collectPlace, type PlaceFacts } from "./place-facts";
import { placesOf } from "./asking/places";
import { collectPrivateZones } from "./vpcs/private-zones";
import { connectToAws } from "./asking/sdk";
import type { AwsOptions, AwsWanted } from "./wanted";

export type { AwsOptions, AwsWanted } from "./wanted";

/** What a test puts in the place of AWS and of time. */
export interface AwsStandIns {
  connect?: Connect;
  clock?: Clock;
}

/** Looks at AWS. It never fails: what could not be looked at is unseen, with the reason. */
export async function collectAws(
  wanted: AwsWanted,
  options: AwsOptions,
  { connect = connectToAws, clock = systemClock }: AwsStandIns = {},
): Promise<AwsFacts> {
  const once = withoutRepeats(wanted);
  const ask = askWithin(options.timeoutSeconds, clock);
  const places = placesOf(once.customerVpcs, options).map(({ place, customerVpcs }) => ({
    account: new AccountRegion(connect(place), ask),
    customerVpcs,
  }));
  try {
    const shown = await Promise.all(places.map((place) => collectPlace(place, once)));
    return await factsOf(shown, once);
  } finally {
    for (const { account } of places) account.close();
  }
}

/** Several peerings of a stack share gateways and VPCs. */
const withoutRepeats = (wanted: AwsWanted): AwsWanted => ({
  ...wanted,
  peeringConnectionIds: [...new Set(wanted.peeringConnectionIds)],
  transitGatewayIds: [...new Set(wanted.transitGatewayIds)],
  vpcIdsWithZones: [...new Set(wanted.vpcIdsWithZones)],
});

async function factsOf(shown: readonly PlaceFacts[], wanted: AwsWanted): Promise<AwsFacts> {
  const vpcs = mergeVpcs(shown.flatMap((place) => place.vpcs));
  const [from, ...zones] = await Promise.all([
    fromOf(shown, wanted),
    ...wanted.vpcIdsWithZones.map((vpcId) => zonesOf(vpcId, shown, vpcs, wanted.hosts)),
  ]);
  wanted.vpcIdsWithZones.forEach((vpcId, index) => {
    const facts = vpcs.get(vpcId);
    const privateZones = zones[index];
    if (facts && privateZones) vpcs.set(vpcId, { ...facts, privateZones });
  });
  return {
    vpcs,
    peeringConnections: new Map(
      wanted.peeringConnectionIds.map((id) => [
        id,
        mergeSeen(shown.flatMap((place) => place.peeringConnections.get(id) ?? [])),
      ]),
    ),
    transitGateways: mergeTransitGateways(shown.flatMap((place) => place.transitGateways)),
    from,
  };
}

/** The private zones of a VPC that AWS showed; undefined for another one. */
async function zonesOf(
  vpcId: string,
  shown: readonly PlaceFacts[],
  vpcs: ReadonlyMap<string, VpcFacts>,
  hosts: readonly string[] | undefined,
): Promise<Seen<readonly PrivateZone[]> | undefined> {
  const facts = vpcs.get(vpcId);
  const place = shown.find((each) => facts && each.vpcs.includes(facts));
  if (facts === undefined || place === undefined) return undefined;
  if ("value" in facts.vpc && facts.vpc.value === undefined)
    return { unseen: `AWS has no ${vpcId}` };
  const accountId = valueOf(facts.vpc)?.accountId;
  const homeOf = (id: string) =>
    shown.find((each) => each.vpcs.some(({ vpc }) => valueOf(vpc)?.accountId === id))?.account;
  return collectPrivateZones(place.account, { vpcId, accountId }, hosts, homeOf);
}

async function fromOf(
  shown: readonly PlaceFacts[],
  { from }: AwsWanted,
): Promise<Seen<FoundClient | undefined>> {
  if (from === undefined) return { value: undefined };
  const known = clientInFacts(
    from,
    shown.flatMap(({ vpcs }) => vpcs),
  );
  if (known !== undefined) return { value: known };
  const found = shown.map(async ({ account, vpcs, absent }) => {
    const client = await findClient(
      account,
      from,
      vpcs.map(({ vpcId }) => vpcId),
    );
    return "value" in client && client.value === undefined ? absent : client;
  });
  return mergeSeen(await Promise.all(found));
}
