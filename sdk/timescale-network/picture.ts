import * as pulumi from "@pulumi/pulumi";
import { drawMermaid } from "../../diagram/mermaid";
import type { NetworkPicture, ServicePicture } from "../../diagram/network-picture";
import { drawSvg } from "../../diagram/svg";
import { mocksOfTest } from "../mocks";
import type { PeeredVpc } from "../peered-vpc/peered-vpc";
import type { ResolvedTimescaleVpc } from "../peered-vpc/timescale-vpc-reference";
import type { ServiceAttachment } from "../resources/service-attachment";

/** A picture of a network, in two forms. */
export interface NetworkDiagram {
  /** Text for Mermaid, which GitHub and others draw: put it into a ```` ```mermaid ```` fence. */
  mermaid: string;
  /** A document of its own. */
  svg: string;
}

/** What there is to draw. */
export interface PicturedNetwork {
  timescaleVpc: ResolvedTimescaleVpc;
  peers: Readonly<Record<string, PeeredVpc>>;
  attachments: Readonly<Record<string, ServiceAttachment>>;
  /** The TCP ports of the services, which all security groups let out to. */
  ports: pulumi.Output<number[]>;
}

/** Draws a network as it is after the update. Unknown in a preview that changes it. */
export function drawNetwork(network: PicturedNetwork): pulumi.Output<NetworkDiagram> {
  const { timescaleVpc, peers, attachments, ports } = network;
  const { id, cidr, regionCode, name } = timescaleVpc;
  return pulumi
    .all([
      pulumi.output({ id, name, cidr, regionCode }),
      pulumi.all(Object.entries(peers).map(([key, peer]) => peer.pictureAs(key, ports))),
      pulumi.all(Object.entries(attachments).map(pictureOfService)),
    ])
    .apply(([vpc, customerVpcs, services]) => {
      const picture = drawable({ timescaleVpc: vpc, customerVpcs, services });
      return { mermaid: drawMermaid(picture), svg: drawSvg(picture) };
    });
}

/** What the mocks of a unit test leave out is drawn as what is not known yet. */
function drawable(picture: NetworkPicture): NetworkPicture {
  if (mocksOfTest() === undefined) return picture;
  const nullIfMissing = (_property: string, value: unknown) => value ?? null;
  return JSON.parse(JSON.stringify(picture, nullIfMissing)) as NetworkPicture;
}

function pictureOfService([name, attachment]: [
  string,
  ServiceAttachment,
]): pulumi.Output<ServicePicture> {
  const { serviceId, host, port } = attachment;
  return pulumi.all([serviceId, host, port]).apply(([id, atHost, atPort]) => ({
    ...{ id, name, host: atHost, port: atPort },
  }));
}
