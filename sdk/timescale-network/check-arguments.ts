import * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import {
  nameValidator,
  regionValidator,
  vpcCidrValidator,
  type Validator,
} from "../../provider/rules/inputs";
import { MAX_PEERINGS_PER_VPC } from "../../provider/rules/limits";
import { problemsOf, type GivenArgument } from "../bad-arguments";
import { givenAliases, givenKeys, objectsOf, type KeyedEntries } from "../keyed-entries";
import { givenTransitGateway } from "../peered-transit-gateway/check-arguments";
import { givenCustomerArguments, givenTimescaleVpc } from "../peered-vpc/check-arguments";
import type { TimescaleNetworkArgs } from "./arguments";
import { givenServices, serviceProblems } from "./check-services";

/** The arguments whose keys become parts of names. */
const MAPS = ["peers", "transitGateways", "services"] as const;

/** All that is wrong with a network's arguments, as far as their values are known already. */
export function networkProblems(args: TimescaleNetworkArgs, name: string): string[] {
  const peers = objectsOf(args.peers);
  const transitGateways = objectsOf(args.transitGateways);
  const services = objectsOf(args.services);
  const maps = { peers, transitGateways, services };
  return [
    ...problemsOf([
      ...timescaleVpc(args),
      ...peers.flatMap(([key, peer]) =>
        givenCustomerArguments(peer, `peers.${key}.`, childNames.peer(name, key)),
      ),
      ...transitGateways.flatMap(([key, gateway]) =>
        givenTransitGateway(gateway, `transitGateways.${key}.`, childNames.peer(name, key)),
      ),
      ...givenServices(services),
      ...MAPS.flatMap((property) => givenKeys(property, Object.entries(args[property] ?? {}))),
      ...Object.entries(maps).flatMap(([property, entries]) => givenAliases(property, entries)),
      {
        property: "portsOfServices",
        value: args.portsOfServices,
        validate: portsOfServicesValidator,
      },
      { property: "concurrency", value: args.concurrency, validate: concurrencyValidator },
    ]),
    ...tooManyPeers(peers.length),
    ...keysOfBoth(peers, transitGateways),
    ...serviceProblems(services, maps),
  ];
}

/** From this many on, people are told of the limit. */
const PEERS_TO_WARN_OF = 45;

/**
 * Warns of a network that comes near the number of peers that it can have. Whether transit gateways count among them is
 * not documented: they are not refused, and counted here.
 */
export function warnOfManyPeers(
  { peers = {}, transitGateways = {} }: TimescaleNetworkArgs,
  parent: pulumi.ComponentResource,
): void {
  const gateways = Object.keys(transitGateways).length;
  const count = Object.keys(peers).length + gateways;
  if (count < PEERS_TO_WARN_OF) return;
  const counted = gateways === 0 ? "are used" : "are used, if transit gateways count";
  void pulumi.log.warn(
    `peers: ${count} of the ${MAX_PEERINGS_PER_VPC} that one Timescale VPC can have ${counted}. Plan a second network.`,
    parent,
  );
}

function timescaleVpc(args: TimescaleNetworkArgs): GivenArgument[] {
  const { name, cidr, regionCode, timescaleVpc: existing } = args;
  if (existing === undefined) {
    return [
      { property: "name", value: name ?? "default", validate: nameValidator },
      { property: "cidr", value: cidr, validate: vpcCidrValidator },
      { property: "regionCode", value: regionCode, validate: regionValidator },
    ];
  }
  return [
    ...givenTimescaleVpc(existing, ""),
    ...Object.entries({ name, cidr, regionCode }).map(([property, value]) => ({
      property,
      value,
      validate: notWithExistingValidator,
    })),
  ];
}

const notWithExistingValidator: Validator = (value) =>
  value === undefined
    ? undefined
    : "got a value beside timescaleVpc; allowed is one of them. Leave it out: the network does not change a Timescale VPC that exists.";

const portsOfServicesValidator: Validator = (value) =>
  value === undefined || value === "allow" || value === "ignore"
    ? undefined
    : `got ${JSON.stringify(value)}; allowed are "allow" and "ignore". Leave it out to let peers out to the ports of the services.`;

const concurrencyValidator: Validator = (value) =>
  value === undefined || (Number.isInteger(value) && Number(value) >= 1)
    ? undefined
    : `got ${JSON.stringify(value)}; allowed is a whole number, 1 or more. Leave it out for one at a time.`;

function tooManyPeers(count: number): string[] {
  if (count <= MAX_PEERINGS_PER_VPC) return [];
  return [
    `peers: got ${count} peers; allowed are ${MAX_PEERINGS_PER_VPC} for one Timescale VPC. Make a second network.`,
  ];
}

/** Both name what is made for them after the key. */
function keysOfBoth(peers: KeyedEntries, transitGateways: KeyedEntries): string[] {
  const names = peers.map(([key]) => key);
  return transitGateways
    .filter(([key]) => names.includes(key))
    .map(
      ([key]) =>
        `transitGateways.${key}: got a name that peers has as well; allowed is each name once. Give one of them another name.`,
    );
}
