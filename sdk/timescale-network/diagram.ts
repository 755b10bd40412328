import * as pulumi from "@pulumi/pulumi";
import type { DrawnService } from "../../diagram/drawn-network";
import { diagramOf, type NetworkDiagram } from "../network-diagram";
import type { PeeredTransitGateway } from "../peered-transit-gateway/peered-transit-gateway";
import type { PeeredVpc } from "../peered-vpc/peered-vpc";
import type { ResolvedTimescaleVpc } from "../peered-vpc/timescale-vpc-reference";
import type { ServiceAttachment } from "../resources/service-attachment";

/** What there is to draw. */
export interface NetworkToDraw {
  timescaleVpc: ResolvedTimescaleVpc;
  peers: Readonly<Record<string, PeeredVpc>>;
  transitGateways: Readonly<Record<string, PeeredTransitGateway>>;
  attachments: Readonly<Record<string, ServiceAttachment>>;
  /** The TCP ports of the services, which all security groups let out to. */
  ports: pulumi.Output<number[]>;
}

/** Draws a network as it is after the update. Unknown in a preview that changes it. */
export function drawNetwork(network: NetworkToDraw): pulumi.Output<NetworkDiagram> {
  const { timescaleVpc, peers, transitGateways, attachments, ports } = network;
  const { id, cidr, regionCode, name } = timescaleVpc;
  return pulumi
    .all([
      pulumi.output({ id, name, cidr, regionCode }),
      pulumi.all(Object.entries(peers).map(([key, peer]) => peer.drawnAs(key, ports))),
      pulumi.all(Object.entries(transitGateways).map(([key, each]) => each.drawnAs(key, ports))),
      pulumi.all(Object.entries(attachments).map(drawnService)),
    ])
    .apply(([vpc, customerVpcs, gateways, services]) =>
      diagramOf({ timescaleVpc: vpc, customerVpcs, transitGateways: gateways, services }),
    );
}

function drawnService([name, attachment]: [
  string,
  ServiceAttachment,
]): pulumi.Output<DrawnService> {
  const { serviceId, host, port } = attachment;
  return pulumi.all([serviceId, host, port]).apply(([id, atHost, atPort]) => ({
    ...{ id, name, host: atHost, port: atPort },
  }));
}
