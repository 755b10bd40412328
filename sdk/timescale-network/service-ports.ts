import * as pulumi from "@pulumi/pulumi";
import type { Endpoint, ReadReplica } from "../../provider/resources/types";
import { POSTGRESQL_PORT } from "../../provider/rules/limits";
import { isKnown } from "../is-known";
import { getService } from "../lookups/services";
import type { ServiceAttachment } from "../resources/service-attachment";
import type { NetworkPeerArgs } from "./arguments";

/** The TCP ports at which a service answers, of itself, its pooler and its replicas. */
interface Answering {
  port: number | undefined;
  poolerEndpoint: Endpoint | undefined;
  readReplicas: readonly ReadReplica[] | undefined;
}

function portsOf({ port, poolerEndpoint, readReplicas = [] }: Answering): number[] {
  const endpoints = [
    poolerEndpoint,
    ...readReplicas.flatMap((replica) => [replica.endpoint, replica.poolerEndpoint]),
  ];
  return [port, ...endpoints.map((endpoint) => endpoint?.port)].filter(
    (each): each is number => each !== undefined && each > 0,
  );
}

/**
 * All ports at which services answer inside the network, each once, sorted. A preview of a service
 * that is to be moved knows its ports of now only: else the plan would take away the rules for them.
 */
export function portsOfServices(
  attachments: readonly ServiceAttachment[],
): pulumi.Output<number[]> {
  return pulumi
    .all(attachments.map(portsOfService))
    .apply((ports) => [...new Set(ports.flat())].sort((a, b) => a - b));
}

/**
 * Warns of services that a network's peers do not reach: their ports are none of a peer's. A preview
 * looks at the ports of now, and of a service that is still to be attached it knows none.
 */
export function warnOfClosedPorts(
  attachments: readonly ServiceAttachment[],
  peers: Readonly<Record<string, NetworkPeerArgs>>,
  parent: pulumi.ComponentResource,
): void {
  for (const attachment of attachments) {
    pulumi
      .all([attachment.serviceId, portsOfService(attachment)])
      .apply(async ([id, answering]) => {
        for (const [key, peer] of Object.entries(peers)) {
          const closed = closedPorts(answering, peer);
          if (closed.length === 0) continue;
          await pulumi.log.warn(
            `portsOfServices: service ${id} answers at ${closed.join(" and ")}, to which the security groups of peer ${key} are not let out. ` +
              "Add it to the peer's ports.",
            parent,
          );
        }
      });
  }
}

/** Ports that a peer's groups are not let out to; none where it has no groups. */
function closedPorts(
  answering: readonly number[],
  { accept = true, securityGroup = accept ? "dedicated" : "none", ports }: NetworkPeerArgs,
): number[] {
  if (securityGroup === "none") return [];
  const open = ports ?? [POSTGRESQL_PORT];
  return [...new Set(answering)].filter((port) => !open.includes(port)).sort((a, b) => a - b);
}

function portsOfService(attachment: ServiceAttachment): pulumi.Output<number[]> {
  const { serviceId, port, poolerEndpoint, readReplicas } = attachment;
  const ports = pulumi
    .all([port, poolerEndpoint, readReplicas])
    .apply(([at, pooler, replicas]) =>
      portsOf({ port: at, poolerEndpoint: pooler, readReplicas: replicas }),
    );
  if (!pulumi.runtime.isDryRun()) return ports;
  const orOfNow = isKnown(ports).then((known) => (known ? ports : serviceId.apply(portsOfNow)));
  return pulumi.output(orOfNow);
}

async function portsOfNow(serviceId: string): Promise<number[]> {
  try {
    const service = await getService({ id: serviceId });
    return service.isPrivate ? portsOf(service) : [];
  } catch {
    // The check of the attachment says what is wrong, in the same preview.
    return [];
  }
}
