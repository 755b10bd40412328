// Written by `npm run generate` from the descriptions in provider/resources. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type { CidrDrift, Timeouts } from "../../provider/resources/types";
import { DynamicResource } from "../shim";

/** The arguments of a {@link TimescalePeering}. */
export interface TimescalePeeringArgs {
  /** Id of the Timescale VPC. Changing this replaces the peering. */
  timescaleVpcId: pulumi.Input<string>;
  /** AWS account that owns the customer VPC: 12 digits. Changing this replaces the peering. */
  peerAccountId: pulumi.Input<string>;
  /** AWS region of the customer VPC, such as `us-east-1`. Changing this replaces the peering. */
  peerRegionCode: pulumi.Input<string>;
  /** Id of the customer VPC, `vpc-…`. Changing this replaces the peering. */
  peerVpcId: pulumi.Input<string>;
  /**
   * The CIDR blocks of the customer VPC as AWS shows them now. The preview checks that none overlaps
   * the Timescale VPC's. By itself, Tiger Cloud takes them up only when the peering is made.
   * Changing this does what `cidrDrift` says.
   *
   * @default - neither is checked
   */
  peerCidrBlocks?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * What a change of `peerCidrBlocks` does: `"replace"` the peering, which stops private traffic
   * until the new one is accepted; `"update"` it in place, which interrupts nothing; `"warn"`; or
   * `"ignore"`. `"update"` rests on a call that is not in the vendor's documented API. Changing this
   * does not cause an update.
   *
   * @default "replace"
   */
  cidrDrift?: pulumi.Input<CidrDrift>;
  /**
   * The CIDR block of the Timescale VPC, for the same check while that VPC's id is not known yet.
   * Changing this does not cause an update.
   *
   * @default - it is looked up once the id is known
   */
  timescaleVpcCidr?: pulumi.Input<string>;
  /**
   * True to take over a peering of the same Timescale VPC and customer VPC that exists already,
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
 * A request, sent by Tiger Cloud, to peer a Timescale VPC with a customer VPC on AWS. It is
 * created once AWS shows it: `provisionedId` is then known. It carries traffic after somebody
 * accepts it, see {@link PeeredVpc}. Its `id` names both the Timescale VPC and the peering, such
 * as `1001/5001`.
 *
 * Tiger Cloud takes up the CIDR blocks of the customer VPC when the peering is made; `cidrDrift`
 * says what becomes of those that change later. A peering that has become `INVALID`, `TIMEOUT` or
 * `DISABLED` is replaced by the next `pulumi up` after a refresh.
 *
 * It fails with `Exists` where the same two VPCs have a peering already, with `NotFound` where
 * there is no such Timescale VPC, with `WaitTimeout` where AWS does not have the request in time,
 * and with `WaitFailed` where Tiger Cloud gives it up.
 */
export class TimescalePeering extends DynamicResource {
  /** Decimal id of the Timescale VPC. */
  declare readonly timescaleVpcId: pulumi.Output<string>;
  /** AWS account of the customer VPC: 12 digits. */
  declare readonly peerAccountId: pulumi.Output<string>;
  /** AWS region of the customer VPC. */
  declare readonly peerRegionCode: pulumi.Output<string>;
  /** Id of the customer VPC: `vpc-…`. */
  declare readonly peerVpcId: pulumi.Output<string>;
  /** Id of the AWS VPC peering connection: `pcx-…`. */
  declare readonly provisionedId: pulumi.Output<string>;
  /** The word that Tiger Cloud reported when the peering was last created or read: `PENDING`. */
  declare readonly status: pulumi.Output<string>;

  constructor(name: string, args: TimescalePeeringArgs, opts?: pulumi.CustomResourceOptions) {
    const inputs = { ...args, provisionedId: undefined, status: undefined };
    super(
      { handler: "timescalePeering", type: "TimescalePeering", isAdoptable: true },
      name,
      inputs,
      opts,
    );
  }
}
