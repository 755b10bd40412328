// Written by `npm run generate` from the descriptions in provider/resources. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type { Timeouts } from "../../provider/resources/types";
import { DynamicResource } from "../shim";

/** The arguments of a {@link TransitGatewayPeering}. */
export interface TransitGatewayPeeringArgs {
  /** Id of the Timescale VPC. Changing this replaces the peering. */
  timescaleVpcId: pulumi.Input<string>;
  /**
   * Id of your transit gateway, `tgw-…`. It may be in another region than the Timescale VPC.
   * Changing this replaces the peering.
   */
  transitGatewayId: pulumi.Input<string>;
  /**
   * AWS account that owns the transit gateway: 12 digits. One that it is only shared with cannot
   * peer. Changing this replaces the peering.
   */
  peerAccountId: pulumi.Input<string>;
  /** AWS region of the transit gateway, such as `us-east-1`. Changing this replaces the peering. */
  peerRegionCode: pulumi.Input<string>;
  /**
   * All CIDR blocks that Tiger Cloud is to reach through the transit gateway, such as those of the
   * VPCs that are attached to it. Their order does not matter. The preview checks that none overlaps
   * the Timescale VPC's. Updated in place, without an interruption.
   */
  cidrBlocks: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The CIDR block of the Timescale VPC, for the same check while that VPC's id is not known yet.
   * Changing this does not cause an update.
   *
   * @default - it is looked up once the id is known
   */
  timescaleVpcCidr?: pulumi.Input<string>;
  /**
   * True to take over a peering of the same Timescale VPC and transit gateway that exists already,
   * instead of refusing it. Deleting the resource then deletes what was taken over: the option
   * `retainOnDelete` leaves it. To rename the resource, use the option `aliases` instead. Changing
   * this does not cause an update.
   *
   * @default - `timescale:adopt` of the stack, else false
   */
  adopt?: pulumi.Input<boolean>;
  /**
   * How long each operation may wait, written as Pulumi's `customTimeouts` are: `{create: "30m"}`.
   * Changing this does not cause an update; a changed `delete` counts from the next change of the
   * resource on.
   *
   * @default - 10 minutes each
   */
  timeouts?: pulumi.Input<Timeouts>;
}

/**
 * A request, sent by Tiger Cloud, to peer its transit gateway with one of yours, so that a
 * Timescale VPC is reached from all that is attached to yours. It is created once AWS has the
 * request: `attachmentId` is then known. It carries traffic after somebody accepts it, and with
 * routes in the tables of your gateway. Its `id` names both the Timescale VPC and the peering,
 * such as `1001/5001`.
 *
 * It needs the plan Scale or Enterprise, and rests on calls that are not in the vendor's
 * documented API. All Timescale VPCs of one region that peer with one transit gateway share one
 * connection, for AWS allows one attachment between two gateways: who deletes one of them may cut
 * off the others.
 *
 * An `attachmentId` that has worked is kept where Tiger Cloud names another one later, and a
 * refresh warns of it. A peering that has become `INVALID`, `TIMEOUT` or `DISABLED` is replaced by
 * the next `pulumi up` after a refresh.
 *
 * It fails with `Exists` where the Timescale VPC peers with that transit gateway already, with
 * `NotFound` where there is no such Timescale VPC, with `WaitTimeout` where AWS does not have the
 * request in time, with `WaitFailed` where Tiger Cloud gives it up, and with `ApiChanged` where
 * the API no longer knows one of the calls.
 */
export class TransitGatewayPeering extends DynamicResource {
  /** Decimal id of the Timescale VPC. */
  declare readonly timescaleVpcId: pulumi.Output<string>;
  /** Id of the transit gateway: `tgw-…`. */
  declare readonly transitGatewayId: pulumi.Output<string>;
  /** AWS account of the transit gateway: 12 digits. */
  declare readonly peerAccountId: pulumi.Output<string>;
  /** AWS region of the transit gateway. */
  declare readonly peerRegionCode: pulumi.Output<string>;
  /**
   * The CIDR blocks that Tiger Cloud reaches through the transit gateway, in canonical form and
   * sorted.
   */
  declare readonly cidrBlocks: pulumi.Output<string[]>;
  /** Id of the attachment of your transit gateway, which its owner accepts: `tgw-attach-…`. */
  declare readonly attachmentId: pulumi.Output<string>;
  /**
   * Id of the attachment of Tiger Cloud's transit gateway: `tgw-attach-…`. It is the same where the
   * gateways are in different regions.
   */
  declare readonly requesterAttachmentId: pulumi.Output<string>;
  /**
   * The word that Tiger Cloud reported when the peering was last created, updated or read:
   * `PENDING`.
   */
  declare readonly status: pulumi.Output<string>;

  constructor(name: string, args: TransitGatewayPeeringArgs, opts?: pulumi.CustomResourceOptions) {
    const inputs = {
      ...args,
      attachmentId: undefined,
      requesterAttachmentId: undefined,
      status: undefined,
    };
    super(
      { handler: "transitGatewayPeering", type: "TransitGatewayPeering", isAdoptable: true },
      name,
      inputs,
      opts,
    );
  }
}
