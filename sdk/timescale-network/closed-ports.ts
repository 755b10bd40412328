import * as pulumi from "@pulumi/pulumi";
import { POSTGRESQL_PORT } from "../../provider/rules/limits";
import type { SecurityGroupChoice } from "../customer-vpc/arguments";
import type { ServiceAttachment } from "../resources/service-attachment";
import type { NetworkPeerArgs, TimescaleNetworkArgs } from "./arguments";
import { portsOfService } from "./service-ports";

/** Those whose security groups lead out to a network. */
interface Client {
  /** How the user knows it, such as `peer app`. */
  subject: string;
  securityGroup: SecurityGroupChoice;
  ports: readonly number[];
}

/**
 * Warns of services that a network's customers do not reach: their ports are none of a peer's, or of those of a VPC
 * behind a transit gateway. A preview looks at the ports of now, and of a service that is still to be attached it
 * knows none.
 */
export function warnOfClosedPorts(
  attachments: readonly ServiceAttachment[],
  args: TimescaleNetworkArgs,
  parent: pulumi.ComponentResource,
): void {
  for (const attachment of attachments) {
    pulumi
      .all([attachment.serviceId, portsOfService(attachment)])
      .apply(async ([id, answering]) => {
        for (const client of clientsOf(args)) {
          const closed = closedPorts(answering, client);
          if (closed.length === 0) continue;
          await pulumi.log.warn(
            `portsOfServices: service ${id} answers at ${closed.join(" and ")}, to which the security groups of ${client.subject} are not let out. ` +
              "Add it to the ports there.",
            parent,
          );
        }
      });
  }
}

function clientsOf({ peers = {}, transitGateways = {} }: TimescaleNetworkArgs): Client[] {
  const behind = Object.entries(transitGateways).flatMap(([key, { vpcs = {} }]) =>
    Object.entries(vpcs).map(([vpc, given]) =>
      clientOf(`VPC ${vpc} behind transit gateway ${key}`, given),
    ),
  );
  return [...Object.entries(peers).map(([key, peer]) => clientOf(`peer ${key}`, peer)), ...behind];
}

function clientOf(
  subject: string,
  {
    accept = true,
    securityGroup,
    ports,
  }: Pick<NetworkPeerArgs, "accept" | "securityGroup" | "ports">,
): Client {
  return {
    ...{ subject, ports: ports ?? [POSTGRESQL_PORT] },
    securityGroup: securityGroup ?? (accept ? "dedicated" : "none"),
  };
}

/** Ports that a client's groups are not let out to; none where it has no groups. */
function closedPorts(answering: readonly number[], { securityGroup, ports }: Client): number[] {
  if (securityGroup === "none") return [];
  return [...new Set(answering)].filter((port) => !ports.includes(port)).sort((a, b) => a - b);
}
