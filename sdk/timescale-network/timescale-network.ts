import * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { refuse } from "../bad-arguments";
import { aliasesFor } from "../former-keys";
import { optionsOf } from "../operation-options";
import { protectionOf, protectOption, withoutProtection } from "../protection";
import { endProgram } from "../program-failure";
import { PeeredVpc } from "../peered-vpc/peered-vpc";
import {
  resolveTimescaleVpc,
  type ResolvedTimescaleVpc,
} from "../peered-vpc/timescale-vpc-reference";
import { shelter } from "../shelter";
import type { ServiceAttachment } from "../resources/service-attachment";
import { TimescaleVpc } from "../resources/timescale-vpc";
import { announceDetaching } from "./announce-detaching";
import type { TimescaleNetworkArgs } from "./arguments";
import { attachServices } from "./attach-services";
import { networkProblems, warnOfManyPeers } from "./check-arguments";
import { peerOverlapText } from "./peer-overlaps";
import { drawNetwork, type NetworkDiagram, type NetworkToDraw } from "./diagram";
import { endpointsOf, type ServiceEndpoints } from "./service-endpoints";
import { portsOfServices, warnOfClosedPorts } from "./service-ports";

/**
 * A private network between customer VPCs on AWS and services on Tiger Cloud (formerly Timescale
 * Cloud). It creates
 *
 * 1. a `TimescaleVpc`, unless it is given one that exists;
 * 2. a {@link PeeredVpc} for each of `peers`;
 * 3. a `ServiceAttachment` for each of `services`, once the peers that it needs are connected.
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
    this.peers = this.connectPeers(name, args, this.timescaleVpc);
    const attachments = attachServices(name, args, {
      timescaleVpc: this.timescaleVpc,
      ...{ peers: this.peers, parent: this, protection: this.protection },
    });

    this.timescaleVpcId = pulumi.output(this.timescaleVpc.id);
    const attached = Object.values(attachments);
    if (args.timescaleVpc === undefined && args.services !== undefined) {
      announceDetaching(this.timescaleVpcId, attached, this);
    }
    const ports = this.allowPorts(args, attached);
    const { timescaleVpc, peers } = this;
    this.toDraw = { timescaleVpc, peers, attachments, ports };
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

  private connectPeers(
    name: string,
    args: TimescaleNetworkArgs,
    timescaleVpc: ResolvedTimescaleVpc,
  ): Record<string, PeeredVpc> {
    return Object.fromEntries(
      Object.entries(args.peers ?? {}).map(([key, { provider, aliases, ...peer }]) => {
        const tags = { ...args.tags, ...peer.tags };
        const peerArgs = {
          ...optionsOf(args),
          ...peer,
          ...(Object.keys(tags).length > 0 && { tags }),
          timescaleVpc,
        };
        const nameOf = (each: string) => childNames.peer(name, each);
        const options = {
          ...{ parent: this, ...this.protection, ...(provider && { provider }) },
          ...aliasesFor(aliases, nameOf),
        };
        return [key, new PeeredVpc(nameOf(key), peerArgs, options)];
      }),
    );
  }

  /**
   * The ports at which services answer may be others than those that the groups know.
   *
   * @returns those to which the groups are let out
   */
  private allowPorts(
    { portsOfServices: choice = "allow", peers = {} }: TimescaleNetworkArgs,
    attachments: readonly ServiceAttachment[],
  ): pulumi.Output<number[]> {
    if (choice === "ignore") {
      warnOfClosedPorts(attachments, peers, this);
      return pulumi.output([]);
    }
    const ports = portsOfServices(attachments);
    ports.apply((known) => {
      for (const peer of Object.values(this.peers)) known.forEach(peer.allowPort);
    });
    return ports;
  }

  /** Ends the program where customer VPCs overlap each other. */
  private refuseOverlaps(): void {
    const blocks: Record<string, pulumi.Output<string[]>> = {};
    for (const [key, { cidrBlocks }] of Object.entries(this.peers)) blocks[key] = cidrBlocks;
    pulumi.output(blocks).apply((known) => {
      const text = peerOverlapText(known);
      return text === undefined ? undefined : endProgram(text, this);
    });
  }
}
