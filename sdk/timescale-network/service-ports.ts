import * as pulumi from "@pulumi/pulumi";
import type { Endpoint, ReadReplica } from "../../provider/resources/types";
import { isKnown } from "../is-known";
import { getService } from "../lookups/services";
import type { ServiceAttachment } from "../resources/service-attachment";

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

/** The ports at which one service answers; in a preview of its move, those of now. */
export function portsOfService(attachment: ServiceAttachment): pulumi.Output<number[]> {
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
