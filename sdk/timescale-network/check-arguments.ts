import type * as pulumi from "@pulumi/pulumi";
import {
  nameRule,
  regionRule,
  serviceIdRule,
  vpcCidrRule,
  type Rule,
} from "../../provider/rules/inputs";
import { MAX_PEERINGS_PER_VPC } from "../../provider/rules/limits";
import { problemsOf } from "../bad-arguments";
import { checkedCustomerArguments } from "../peered-vpc/check-arguments";
import type { TimescaleNetworkArgs } from "./timescale-network";

/** All that is wrong with a network's arguments, as far as their values are known already. */
export function networkProblems(args: TimescaleNetworkArgs): string[] {
  const peers = Object.entries(args.peers ?? {});
  const services = Object.entries(args.services ?? {});
  return [
    ...problemsOf([
      { property: "name", value: args.name ?? "default", rule: nameRule },
      { property: "cidr", value: args.cidr, rule: vpcCidrRule },
      { property: "regionCode", value: args.regionCode, rule: regionRule },
      ...peers.flatMap(([key, peer]) => checkedCustomerArguments(peer, `peers.${key}.`)),
      ...services.map(([key, { serviceId }]) => ({
        property: `services.${key}.serviceId`,
        value: serviceId,
        rule: serviceIdRule,
      })),
    ]),
    ...problemsOf(keys("peers", peers).concat(keys("services", services))),
    ...tooManyPeers(peers.length),
    ...servicesNamedTwice(services),
  ];
}

function keys(property: string, entries: [string, unknown][]) {
  return entries.map(([key]) => ({ property: `${property}.${key}`, value: key, rule: keyRule }));
}

/** Keys become parts of Pulumi names. */
const keyRule: Rule = (key) =>
  /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/.test(String(key))
    ? undefined
    : `got the key ${JSON.stringify(key)}; allowed are letters, digits, "-", "_" and ".". Choose a short name.`;

function tooManyPeers(count: number): string[] {
  if (count <= MAX_PEERINGS_PER_VPC) return [];
  return [
    `peers: got ${count} peers; allowed are ${MAX_PEERINGS_PER_VPC} for one Timescale VPC. Make a second network.`,
  ];
}

function servicesNamedTwice(services: [string, { serviceId: pulumi.Input<string> }][]): string[] {
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
