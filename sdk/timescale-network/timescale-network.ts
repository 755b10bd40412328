import * as pulumi from "@pulumi/pulumi";
import type { Endpoint, Timeouts } from "../../provider/contract";
import { refuse } from "../bad-arguments";
import { optionsOf } from "../operation-options";
import { PeeredVpc, type PeeredVpcArgs } from "../peered-vpc/peered-vpc";
import { ServiceAttachment } from "../service-attachment";
import { TimescaleVpc } from "../timescale-vpc";
import { networkProblems } from "./check-arguments";

/** A customer VPC to connect with a network's Timescale VPC. */
export type NetworkPeerArgs = Omit<PeeredVpcArgs, "timescaleVpc">;

/** A service to attach to a network's Timescale VPC. */
export interface NetworkServiceArgs {
  /** Id of the service, such as `kd9w2xp4mz`; it must be in the network's region. */
  serviceId: pulumi.Input<string>;
  /**
   * True to take over an attachment that exists already, instead of refusing it. No diff.
   *
   * @default - that of the network
   */
  adopt?: pulumi.Input<boolean>;
  /**
   * How long attaching, moving and detaching may take: `{update: "1h"}`. No diff.
   *
   * @default - those of the network, else 20 minutes for create and delete, 30 for update
   */
  timeouts?: pulumi.Input<Timeouts>;
}

/** The arguments of a {@link TimescaleNetwork}. */
export interface TimescaleNetworkArgs {
  /**
   * Name of the Timescale VPC in the Tiger Cloud console. Updated in place.
   *
   * @default - the component's Pulumi name
   */
  name?: pulumi.Input<string>;
  /**
   * IPv4 CIDR block of the Timescale VPC, /16 to /28, without host bits, such as `10.0.0.0/24`. It
   * must not overlap any CIDR block of a peer. Changing this replaces the Timescale VPC and all that
   * hangs on it.
   */
  cidr: pulumi.Input<string>;
  /** AWS region of the Timescale VPC and its services. Changing this replaces the Timescale VPC. */
  regionCode: pulumi.Input<string>;
  /**
   * The customer VPCs, 50 at most, by a name of your choice that becomes part of Pulumi names.
   *
   * @default - no customer VPC is connected
   */
  peers?: Record<string, NetworkPeerArgs>;
  /**
   * The services, by a name of your choice that becomes part of Pulumi names. Attaching a service
   * makes it unreachable for some minutes and changes its host and port.
   *
   * @default - no service is attached
   */
  services?: Record<string, NetworkServiceArgs>;
  /**
   * True to take over the Timescale VPC, peerings and attachments that exist already and are as
   * wanted, instead of refusing them. A peer or service can say otherwise. Changing this is no diff.
   *
   * @default - `timescale:adopt` of the stack, else false
   */
  adopt?: pulumi.Input<boolean>;
  /**
   * How long each operation may wait, on the Timescale VPC, the peerings and the attachments:
   * `{create: "30m"}`. A peer or service can say otherwise. Changing this is no diff.
   *
   * @default - those of each resource
   */
  timeouts?: pulumi.Input<Timeouts>;
}

/**
 * A private network between customer VPCs on AWS and services on Tiger Cloud (formerly Timescale
 * Cloud). It creates
 *
 * 1. a `TimescaleVpc`;
 * 2. a {@link PeeredVpc} for each of `peers`;
 * 3. a `ServiceAttachment` for each of `services`, once all peers are connected.
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
  /** Where each service answers inside the network, by its name in `services`. */
  readonly endpoints: Record<string, pulumi.Output<Endpoint>>;
  /** The connected customer VPCs, by their names in `peers`. */
  readonly peers: Record<string, PeeredVpc>;

  constructor(name: string, args: TimescaleNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("timescale:index:TimescaleNetwork", name, {}, opts);
    refuse(this, networkProblems(args));

    const timescaleVpc = this.createTimescaleVpc(name, args);
    this.peers = this.connectPeers(name, args, timescaleVpc);
    const attachments = this.attachServices(name, args, timescaleVpc);

    this.timescaleVpcId = timescaleVpc.id;
    this.endpoints = mapValues(attachments, ({ host, port }) => pulumi.output({ host, port }));
    this.registerOutputs({ timescaleVpcId: this.timescaleVpcId, endpoints: this.endpoints });
  }

  private createTimescaleVpc(name: string, args: TimescaleNetworkArgs): TimescaleVpc {
    const { cidr, regionCode } = args;
    return new TimescaleVpc(
      `${name}-vpc`,
      { name: args.name ?? name, cidr, regionCode, ...optionsOf(args) },
      { parent: this },
    );
  }

  private connectPeers(
    name: string,
    args: TimescaleNetworkArgs,
    timescaleVpc: TimescaleVpc,
  ): Record<string, PeeredVpc> {
    return mapValues(
      args.peers ?? {},
      (peer, key) =>
        new PeeredVpc(
          `${name}-${key}`,
          { ...optionsOf(args), ...peer, timescaleVpc },
          { parent: this },
        ),
    );
  }

  private attachServices(
    name: string,
    args: TimescaleNetworkArgs,
    timescaleVpc: TimescaleVpc,
  ): Record<string, ServiceAttachment> {
    // A service leaves its public endpoint only when every peer can reach it in the VPC.
    const dependsOn = Object.values(this.peers);
    return mapValues(
      args.services ?? {},
      ({ serviceId, ...options }, key) =>
        new ServiceAttachment(
          `${name}-${key}`,
          {
            serviceId,
            timescaleVpcId: timescaleVpc.id,
            ...optionsOf(args),
            ...optionsOf(options),
          },
          { parent: this, dependsOn },
        ),
    );
  }
}

function mapValues<T, R>(
  record: Readonly<Record<string, T>>,
  change: (value: T, key: string) => R,
): Record<string, R> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, change(value, key)]),
  );
}
