import * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import {
  existingNameValidator,
  nameValidator,
  regionValidator,
  serviceIdValidator,
  vpcCidrValidator,
  type Validator,
} from "../../provider/rules/inputs";
import { MAX_PEERINGS_PER_VPC } from "../../provider/rules/limits";
import { problemsOf, type GivenArgument } from "../bad-arguments";
import { givenAliases, givenKeys } from "../keyed-entries";
import { givenCustomerArguments, givenTimescaleVpc } from "../peered-vpc/check-arguments";
import type { NetworkPeerArgs, NetworkServiceArgs, TimescaleNetworkArgs } from "./arguments";

/** All that is wrong with a network's arguments, as far as their values are known already. */
export function networkProblems(args: TimescaleNetworkArgs, name: string): string[] {
  const peers = Object.entries(args.peers ?? {});
  const services = Object.entries(args.services ?? {});
  return [
    ...problemsOf([
      ...timescaleVpc(args),
      ...peers.flatMap(([key, peer]) =>
        givenCustomerArguments(peer, `peers.${key}.`, childNames.peer(name, key)),
      ),
      ...services.flatMap(serviceArguments),
      ...givenKeys("peers", peers),
      ...givenKeys("services", services),
      ...givenAliases("peers", peers),
      ...givenAliases("services", services),
      {
        property: "portsOfServices",
        value: args.portsOfServices,
        validate: portsOfServicesValidator,
      },
      { property: "concurrency", value: args.concurrency, validate: concurrencyValidator },
    ]),
    ...tooManyPeers(peers.length),
    ...servicesNamedTwice(services),
    ...unknownPeers(services, peers),
  ];
}

/** From this many peers on, people are told of the limit. */
const PEERS_TO_WARN_OF = 45;

/** Warns of a network that comes near the number of peers that it can have. */
export function warnOfManyPeers(
  { peers = {} }: TimescaleNetworkArgs,
  parent: pulumi.ComponentResource,
): void {
  const count = Object.keys(peers).length;
  if (count < PEERS_TO_WARN_OF) return;
  void pulumi.log.warn(
    `peers: ${count} of the ${MAX_PEERINGS_PER_VPC} that one Timescale VPC can have are used. Plan a second network.`,
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

function serviceArguments([key, { serviceId, name }]: [
  string,
  NetworkServiceArgs,
]): GivenArgument[] {
  const property = `services.${key}.serviceId`;
  if (name === undefined) return [{ property, value: serviceId, validate: serviceIdValidator }];
  return [
    { property: `services.${key}.name`, value: name, validate: existingNameValidator },
    { property, value: serviceId, validate: notWithNameValidator },
  ];
}

const notWithNameValidator: Validator = (value) =>
  value === undefined
    ? undefined
    : "got a value beside name; allowed is one of them. Keep the id, which does not change.";

function tooManyPeers(count: number): string[] {
  if (count <= MAX_PEERINGS_PER_VPC) return [];
  return [
    `peers: got ${count} peers; allowed are ${MAX_PEERINGS_PER_VPC} for one Timescale VPC. Make a second network.`,
  ];
}

function servicesNamedTwice(services: [string, NetworkServiceArgs][]): string[] {
  const keysOf = new Map<unknown, string[]>();
  for (const [key, { serviceId }] of services) {
    if (typeof serviceId !== "string") continue;
    keysOf.set(serviceId, [...(keysOf.get(serviceId) ?? []), key]);
  }
  return [...keysOf]
    .filter(([, names]) => names.length > 1)
    .map(
      ([id, names]) =>
        `services: got ${JSON.stringify(id)} under ${names.join(" and ")}; allowed is each service once. Keep one of them.`,
    );
}

function unknownPeers(
  services: [string, NetworkServiceArgs][],
  peers: [string, NetworkPeerArgs][],
): string[] {
  const names = peers.map(([key]) => key);
  return services.flatMap(([key, service]) =>
    (service.peers ?? [])
      .filter((peer) => !names.includes(peer))
      .map((peer) => {
        const [now] = peers.find(([, { aliases }]) => aliases?.includes(peer)) ?? [];
        const advice = now === undefined ? "Correct the name." : `Write ${JSON.stringify(now)}.`;
        return `services.${key}.peers: got ${JSON.stringify(peer)}; allowed are the names in peers: ${names.join(", ") || "there are none"}. ${advice}`;
      }),
  );
}
