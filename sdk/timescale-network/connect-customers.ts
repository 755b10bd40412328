import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { aliasesFor } from "../former-keys";
import { optionsOf } from "../operation-options";
import { PeeredTransitGateway } from "../peered-transit-gateway/peered-transit-gateway";
import { PeeredVpc } from "../peered-vpc/peered-vpc";
import type { ResolvedTimescaleVpc } from "../peered-vpc/timescale-vpc-reference";
import type { TimescaleNetworkArgs } from "./arguments";

/** What the customers of a network are connected with. */
export interface ConnectionPlace {
  /** Pulumi name of the network. */
  name: string;
  args: TimescaleNetworkArgs;
  timescaleVpc: ResolvedTimescaleVpc;
  parent: pulumi.ComponentResource;
  protection: { protect?: boolean };
}

/** Connects each of `peers`. */
export function connectPeers(place: ConnectionPlace): Record<string, PeeredVpc> {
  return mapEntries(place.args.peers, (key, { provider, aliases, ...peer }) => {
    const { name, options } = placeOf(key, { provider, aliases }, place);
    return new PeeredVpc(name, { ...sharedArgs(place), ...peer, ...tagsOf(peer, place) }, options);
  });
}

/** Connects each of `transitGateways`. */
export function connectTransitGateways(
  place: ConnectionPlace,
): Record<string, PeeredTransitGateway> {
  return mapEntries(place.args.transitGateways, (key, { provider, aliases, ...gateway }) => {
    const { name, options } = placeOf(key, { provider, aliases }, place);
    const args = { ...sharedArgs(place), ...gateway, ...tagsOf(gateway, place) };
    return new PeeredTransitGateway(name, args, options);
  });
}

function mapEntries<Given, Made>(
  entries: Readonly<Record<string, Given>> = {},
  make: (key: string, given: Given) => Made,
): Record<string, Made> {
  return Object.fromEntries(Object.entries(entries).map(([key, given]) => [key, make(key, given)]));
}

function placeOf(
  key: string,
  { provider, aliases }: { provider: aws.Provider | undefined; aliases: string[] | undefined },
  { name, parent, protection }: ConnectionPlace,
): { name: string; options: pulumi.ComponentResourceOptions } {
  const nameOf = (each: string) => childNames.peer(name, each);
  const options = { parent, ...protection, ...(provider && { provider }) };
  return { name: nameOf(key), options: { ...options, ...aliasesFor(aliases, nameOf) } };
}

const sharedArgs = ({ args, timescaleVpc }: ConnectionPlace) => ({
  ...optionsOf(args),
  timescaleVpc,
});

/** Those of the network, and those of the entry, which win. */
function tagsOf({ tags: own }: Pick<TimescaleNetworkArgs, "tags">, { args }: ConnectionPlace) {
  const tags = { ...args.tags, ...own };
  return Object.keys(tags).length > 0 ? { tags } : {};
}
