// Written by `npm run generate` from the descriptions in provider/resources. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type { Timeouts } from "../../provider/resources/types";
import { DynamicResource } from "../shim";

/** The arguments of a {@link TimescaleVpc}. */
export interface TimescaleVpcArgs {
  /**
   * Name shown in the Tiger Cloud console, 1 to 255 characters. Updated in place.
   *
   * @default - the resource's Pulumi name
   */
  name?: pulumi.Input<string>;
  /**
   * IPv4 CIDR block of the VPC, /16 to /28, without host bits, such as `10.0.0.0/24`. It must not
   * overlap any CIDR block of a VPC that is to be peered. Changing this replaces the VPC.
   */
  cidr: pulumi.Input<string>;
  /**
   * AWS region in which the VPC is made, such as `us-east-1`; services must be in the same one.
   * Changing this replaces the VPC.
   */
  regionCode: pulumi.Input<string>;
  /**
   * True to take over a Timescale VPC of the same name, CIDR block and region that exists already,
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
 * A VPC on Tiger Cloud (formerly Timescale Cloud): the vendor's side of a private network. Its
 * `id` is the decimal id that Tiger Cloud gave.
 *
 * It fails with `Exists` where one of the same name, CIDR block and region is there already.
 * Deleting it fails with `Rejected` while it has peerings or attached services.
 */
export class TimescaleVpc extends DynamicResource {
  /** Name shown in the Tiger Cloud console. */
  declare readonly name: pulumi.Output<string>;
  /** IPv4 CIDR block in canonical form, such as `10.0.0.0/24`. */
  declare readonly cidr: pulumi.Output<string>;
  /** AWS region, such as `us-east-1`. */
  declare readonly regionCode: pulumi.Output<string>;

  constructor(name: string, args: TimescaleVpcArgs, opts?: pulumi.CustomResourceOptions) {
    const inputs = { ...args, name: args.name ?? name };
    super({ handler: "timescaleVpc", type: "TimescaleVpc", isAdoptable: true }, name, inputs, opts);
  }
}
