import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { OperationOptionArgs } from "../operation-options";
import type { PeeredTransitGatewayArgs } from "../peered-transit-gateway/arguments";
import type { PeeredVpcArgs, TimescaleVpcReference } from "../peered-vpc/arguments";

/** A customer VPC to connect with a network's Timescale VPC. */
export interface NetworkPeerArgs extends Omit<PeeredVpcArgs, "timescaleVpc"> {
  /**
   * The AWS provider of the account and region of this customer VPC. Another account or region replaces
   * the peering.
   *
   * @default - that of the network
   */
  provider?: aws.Provider;
  /**
   * The keys of `peers` under which this peer stood before: all that belongs to it keeps its place in
   * both clouds and gets the new Pulumi names. Keep them until every stack of the program was updated.
   * Changing this does not cause an update.
   *
   * @default - none: a peer under another key is another one, and the former is disconnected
   */
  aliases?: string[];
}

/** A transit gateway to connect with a network's Timescale VPC, and the customer VPCs behind it. */
export interface NetworkTransitGatewayArgs extends Omit<PeeredTransitGatewayArgs, "timescaleVpc"> {
  /**
   * The AWS provider of the account and region of the transit gateway. Another account or region replaces
   * the peering.
   *
   * @default - that of the network
   */
  provider?: aws.Provider;
  /**
   * The keys of `transitGateways` under which this one stood before, as those of a peer. Changing this does
   * not cause an update.
   *
   * @default - none: a gateway under another key is another one, and the former is disconnected
   */
  aliases?: string[];
}

/** A service to attach to a network's Timescale VPC. */
export interface NetworkServiceArgs extends OperationOptionArgs {
  /**
   * Id of the service, such as `kd9w2xp4mz`; it must be in the network's region. Changing this replaces
   * the attachment. Give this or `name`.
   */
  serviceId?: pulumi.Input<string>;
  /**
   * Name of the service in the Tiger Cloud console, instead of its id. It must be unique among the
   * services of the network's region. Another service under that name replaces the attachment.
   */
  name?: pulumi.Input<string>;
  /**
   * The peers, by their names in `peers`, that must be connected before the service leaves the place
   * where it is. Changing this does not cause an update.
   *
   * @default - all peers
   */
  peers?: string[];
  /**
   * The transit gateways, by their names in `transitGateways`, that must be connected before the service
   * leaves the place where it is. Changing this does not cause an update.
   *
   * @default - all transit gateways
   */
  transitGateways?: string[];
  /**
   * The keys of `services` under which this service stood before: its attachment stays as it is and
   * gets the new Pulumi name. Keep them until every stack of the program was updated. Changing this does
   * not cause an update.
   *
   * @default - none: a service under another key is attached again, and the former detached
   */
  aliases?: string[];
}

/**
 * What a network does about the ports at which its services answer, where those of a peer do not have
 * them: `"allow"` lets the security groups out to them, `"ignore"` leaves that to `ports`.
 */
export type PortsOfServices = "allow" | "ignore";

/** The arguments of a {@link TimescaleNetwork}. */
export interface TimescaleNetworkArgs extends OperationOptionArgs {
  /**
   * Name of the Timescale VPC in the Tiger Cloud console. Updated in place.
   *
   * @default - the component's Pulumi name
   */
  name?: pulumi.Input<string>;
  /**
   * IPv4 CIDR block of a new Timescale VPC, /16 to /28, without host bits, such as `10.0.0.0/24`. It
   * must not overlap any CIDR block of a peer or of a transit gateway. Changing this replaces the Timescale VPC and all that
   * hangs on it. Give this and `regionCode`, or `timescaleVpc`.
   */
  cidr?: pulumi.Input<string>;
  /**
   * AWS region of a new Timescale VPC and its services. Changing this replaces the Timescale VPC.
   */
  regionCode?: pulumi.Input<string>;
  /**
   * A Timescale VPC that exists, instead of a new one. The network does not change or delete it.
   * Another one moves the services and replaces the peerings.
   */
  timescaleVpc?: TimescaleVpcReference;
  /**
   * The customer VPCs, 50 at most, by a name of your choice that becomes part of Pulumi names.
   * Changing this connects and disconnects customer VPCs; the others stay as they are. One that gets
   * another name needs `aliases`.
   *
   * @default - no customer VPC is connected
   */
  peers?: Record<string, NetworkPeerArgs>;
  /**
   * The transit gateways, by a name of your choice that becomes part of Pulumi names; no name is one of
   * `peers` as well. Changing this connects and disconnects gateways; the others stay as they are. One that
   * gets another name needs `aliases`.
   *
   * @default - no transit gateway is connected
   */
  transitGateways?: Record<string, NetworkTransitGatewayArgs>;
  /**
   * The services, by a name of your choice that becomes part of Pulumi names. Attaching, moving and
   * detaching a service makes it unreachable for some minutes and changes its host and port. Changing
   * this attaches and detaches services; the others stay as they are. One that gets another name needs
   * `aliases`.
   *
   * @default - no service is attached
   */
  services?: Record<string, NetworkServiceArgs>;
  /**
   * Whether the security groups of peers, and of VPCs behind transit gateways, are let out to the ports at
   * which the services answer, beside the `ports` of each. A service gets its port when it moves, so a plan cannot show the rule for
   * another one than those: the update makes it all the same, and `pulumi up --plan` refuses it. With
   * `"ignore"` there are no such rules, and an update warns of a service that is not reached. Changing
   * this adds and removes rules.
   *
   * @default "allow"
   */
  portsOfServices?: PortsOfServices;
  /**
   * False to let a preview fail that would make a service unreachable: one that attaches, moves or
   * detaches it. To remove the network, set this to true first and run `pulumi up`. Changing this does not cause
   * an update.
   *
   * @default true
   */
  allowInterruption?: boolean;
  /**
   * How many services may move at the same time, 1 or more. With one at a time, those behind a move
   * that fails stay where they are. Changing this does not cause an update.
   *
   * @default 1
   */
  concurrency?: number;
  /**
   * Tags of all that can carry them. Those of a peer or transit gateway are added, and win. Updated in place.
   *
   * @default - no tags
   */
  tags?: Record<string, pulumi.Input<string>>;
}
