import * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { aliasesFor } from "../former-keys";
import { optionsOf } from "../operation-options";
import type { PeeredVpc } from "../peered-vpc/peered-vpc";
import { getServiceOutput } from "../lookups/services";
import type { ResolvedTimescaleVpc } from "../peered-vpc/timescale-vpc-reference";
import { ServiceAttachment } from "../resources/service-attachment";
import type { NetworkServiceArgs, TimescaleNetworkArgs } from "./arguments";

/** A customer that is connected. */
type Connected = Pick<PeeredVpc, "connection">;

/** What the services of a network are attached to. */
export interface AttachmentPlace {
  timescaleVpc: ResolvedTimescaleVpc;
  peers: Readonly<Record<string, Connected>>;
  transitGateways: Readonly<Record<string, Connected>>;
  parent: pulumi.ComponentResource;
  protection: { protect?: boolean };
}

/**
 * Attaches each service once the customers that it needs are connected, as many at a time as is allowed.
 */
export function attachServices(
  name: string,
  args: TimescaleNetworkArgs,
  place: AttachmentPlace,
): Record<string, ServiceAttachment> {
  const { services = {}, concurrency = 1 } = args;
  const made: [string, ServiceAttachment][] = [];
  // By name, so that the order in which a program lists them changes nothing.
  for (const [key, service] of Object.entries(services).sort(byKey)) {
    // Each waits for the one whose turn ends before its own: a failed move keeps back those behind.
    const before = made.at(-concurrency);
    const previous = made.length >= concurrency && before ? [before[1]] : [];
    made.push([key, attachService(name, key, { service, args, place, previous })]);
  }
  return Object.fromEntries(made);
}

interface AttachmentContext {
  service: NetworkServiceArgs;
  args: TimescaleNetworkArgs;
  place: AttachmentPlace;
  previous: ServiceAttachment[];
}

function attachService(
  networkName: string,
  key: string,
  { service, args, place, previous }: AttachmentContext,
): ServiceAttachment {
  const { timescaleVpc, parent, protection } = place;
  const connections = [
    ...connectionsOf(place.peers, service.peers),
    ...connectionsOf(place.transitGateways, service.transitGateways),
  ];
  const dependsOn = pulumi.all(connections).apply((lists) => [...lists.flat(), ...previous]);
  const { allowInterruption } = args;
  const nameOf = (each: string) => childNames.service(networkName, each);
  return new ServiceAttachment(
    nameOf(key),
    {
      serviceId: service.serviceId ?? serviceIdByName(service, place),
      timescaleVpcId: timescaleVpc.id,
      ...(allowInterruption !== undefined && { allowInterruption }),
      ...optionsOf(args),
      ...optionsOf(service),
    },
    // The deletion of an attachment detaches the service, and no provider is asked in its preview.
    {
      ...{ parent, dependsOn, ...protection },
      ...(allowInterruption === false && { protect: true }),
      ...aliasesFor(service.aliases, nameOf),
    },
  );
}

function connectionsOf(
  customers: Readonly<Record<string, Connected>>,
  needed: readonly string[] = Object.keys(customers),
): Connected["connection"][] {
  return needed.flatMap((key) => customers[key]?.connection ?? []);
}

/** Checked: a service has an id or a name. */
function serviceIdByName(
  { name = "" }: NetworkServiceArgs,
  { timescaleVpc, parent }: AttachmentPlace,
): pulumi.Output<string> {
  return getServiceOutput({ name, regionCode: timescaleVpc.regionCode }, { parent }).id;
}

function byKey([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}
