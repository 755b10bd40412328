import * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { refuse } from "../bad-arguments";
import { optionsOf } from "../operation-options";
import { protectionOf, protectOption, withoutProtection } from "../protection";
import { endProgram } from "../program-failure";
import type { PeeredTransitGateway } from "../peered-transit-gateway/peered-transit-gateway";
import type { PeeredVpc } from "../peered-vpc/peered-vpc";
import {
  resolveTimescaleVpc,
  type ResolvedTimescaleVpc,
} from "../peered-vpc/timescale-vpc-reference";
import { shelter } from "../shelter";
import type { ServiceAttachment } from "../resources/service-attachment";
import type { NetworkDiagram } from "../network-diagram";
import { TimescaleVpc } from "../resources/timescale-vpc";
import { announceDetaching } from "./announce-detaching";
import type { TimescaleNetworkArgs } from "./arguments";
import { attachServices } from "./attach-services";
import { networkProblems, warnOfManyPeers } from "./check-arguments";
import { warnOfClosedPorts } from "./closed-ports";
import { connectPeers, connectTransitGateways } from "./connect-customers";
import { gatewayOverlapText, peerOverlapText } from "./peer-overlaps";
import { drawNetwork, type NetworkToDraw } from "./diagram";
import { endpointsOf, type ServiceEndpoints } from "./service-endpoints";
import { portsOfServices } from "./service-ports";

/**
 * A private network between customer VPCs on AWS and services on Tiger Cloud (formerly Timescale
 * Cloud). It creates
 *
 * 1. a `TimescaleVpc`, unless it is given one that exists;
 * 2. a {@link PeeredVpc} for each of `peers`, and a {@link PeeredTransitGateway} for each of `transitGateways`;
 * 3. a `ServiceAttachment` for each of `services`, once the peers and gateways that it needs are connected.
 *
 * A preview announces each service that is attached or moved, and refuses what cannot work. It fails as
 * its parts do.
 *
 * @example
 * const network = new TimescaleNetwork("db", {
 *   cidr: "10.0.0.0/24",
 *   regionCode: "us-east-1",
 *   peers: { app: { vpcId: "vpc-0123456789abcdef0" } },
 *   services: { main: { serviceId: "kd9w2xp4mz" } },
 * });
 * export const endpoint = network.endpoints.main;
 */
export class TimescaleNetwork extends pulumi.ComponentResource {
  /** Id of the Timescale VPC. */
  readonly timescaleVpcId: pulumi.Output<string>;
  /** The Timescale VPC, as another stack's `PeeredVpc` or network takes it. */
  readonly timescaleVpc: ResolvedTimescaleVpc;
  /** Where each service answers inside the network, by its name in `services`. */
  readonly endpoints: Record<string, pulumi.Output<ServiceEndpoints>>;
  private readonly toDraw: NetworkToDraw;
  /** What those children are given that hold data or own the connection. */
  private readonly protection: { protect?: boolean };
  /** The connected customer VPCs, by their names in `peers`. */
  readonly peers: Record<string, PeeredVpc>;
  /** The connected transit gateways, by their names in `transitGateways`. */
  readonly transitGateways: Record<string, PeeredTransitGateway>;

  constructor(name: string, given: TimescaleNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("timescale:index:TimescaleNetwork", name, {}, withoutProtection(opts));
    this.protection = protectOption(protectionOf(opts));
    const args = shelter(given);
    refuse(this, networkProblems(args, name));
    warnOfManyPeers(args, this);

    this.timescaleVpc =
      args.timescaleVpc === undefined
        ? this.createTimescaleVpc(name, args)
        : resolveTimescaleVpc(args.timescaleVpc, this);
    const place = { timescaleVpc: this.timescaleVpc, parent: this, protection: this.protection };
    this.peers = connectPeers({ name, args, ...place });
    this.transitGateways = connectTransitGateways({ name, args, ...place });
    const { peers, transitGateways } = this;
    const attachments = attachServices(name, args, { ...place, peers, transitGateways });

    this.timescaleVpcId = pulumi.output(this.timescaleVpc.id);
    const attached = Object.values(attachments);
    if (args.timescaleVpc === undefined && args.services !== undefined) {
      announceDetaching(this.timescaleVpcId, attached, this);
    }
    const ports = this.allowPorts(args, attached);
    const { timescaleVpc } = this;
    this.toDraw = { timescaleVpc, peers, transitGateways, attachments, ports };
    this.endpoints = Object.fromEntries(
      Object.entries(attachments).map(([key, attachment]) => [key, endpointsOf(attachment)]),
    );
    this.refuseOverlaps();
    this.registerOutputs({ timescaleVpcId: this.timescaleVpcId, endpoints: this.endpoints });
  }

  /**
   * A diagram of all that the network manages. Unknown in a preview that changes it. It is drawn for
   * programs that ask for it only.
   */
  get diagram(): pulumi.Output<NetworkDiagram> {
    return drawNetwork(this.toDraw);
  }

  private createTimescaleVpc(name: string, args: TimescaleNetworkArgs): TimescaleVpc {
    // Checked: a network without an existing VPC has both.
    const { cidr = "", regionCode = "" } = args;
    return new TimescaleVpc(
      childNames.timescaleVpc(name),
      { name: args.name ?? name, cidr, regionCode, ...optionsOf(args) },
      { parent: this, ...this.protection },
    );
  }

  /**
   * The ports at which services answer may be others than those that the groups know.
   *
   * @returns those to which the groups are let out
   */
  private allowPorts(
    args: TimescaleNetworkArgs,
    attachments: readonly ServiceAttachment[],
  ): pulumi.Output<number[]> {
    if (args.portsOfServices === "ignore") {
      warnOfClosedPorts(attachments, args, this);
      return pulumi.output([]);
    }
    const ports = portsOfServices(attachments);
    ports.apply((known) => {
      const customers = [...Object.values(this.peers), ...Object.values(this.transitGateways)];
      for (const customer of customers) known.forEach(customer.allowPort);
    });
    return ports;
  }

  /** Ends the program where customer VPCs overlap each other, and warns of what a gateway reaches beside them. */
  private refuseOverlaps(): void {
    const [peers, gateways] = [blocksOf(this.peers), blocksOf(this.transitGateways)];
    peers.apply((known) => {
      const text = peerOverlapText(known);
      return text === undefined ? undefined : endProgram(text, this);
    });
    pulumi.all([peers, gateways]).apply(async ([known, reached]) => {
      const text = gatewayOverlapText(known, reached);
      if (text !== undefined) await pulumi.log.warn(text, this);
    });
  }
}

function blocksOf(
  customers: Readonly<Record<string, { cidrBlocks: pulumi.Output<string[]> }>>,
): pulumi.Output<Record<string, string[]>> {
  return pulumi.output(
    Object.fromEntries(Object.entries(customers).map(([key, { cidrBlocks }]) => [key, cidrBlocks])),
  );
}
