// Written by `npm run generate` from the descriptions in provider/resources. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type { Timeouts } from "../../provider/resources/types";
import { DynamicResource } from "../shim";

/** The arguments of a {@link PeeringActivation}. */
export interface PeeringActivationArgs {
  /** Id of the Timescale VPC. Changing this replaces the wait. */
  timescaleVpcId: pulumi.Input<string>;
  /**
   * Id of the {@link TimescalePeering} or {@link TransitGatewayPeering}. Changing this replaces the
   * wait.
   */
  peeringId: pulumi.Input<string>;
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
 * The wait, after a peering was accepted in AWS, until Tiger Cloud calls it active, be it with a
 * VPC or with a transit gateway. Make it depend on the acceptance, and what needs the connection
 * depend on it. It owns nothing: deleting it does nothing.
 *
 * It fails with `WaitTimeout` where nobody accepts the request in time, and with `WaitFailed` at
 * once where the request was rejected or has failed.
 */
export class PeeringActivation extends DynamicResource {
  /** Decimal id of the Timescale VPC. */
  declare readonly timescaleVpcId: pulumi.Output<string>;
  /** Id of the peering, as it was given. */
  declare readonly peeringId: pulumi.Output<string>;
  /** The word that ended the wait: `ACTIVE`. */
  declare readonly status: pulumi.Output<string>;

  constructor(name: string, args: PeeringActivationArgs, opts?: pulumi.CustomResourceOptions) {
    const inputs = { ...args, status: undefined };
    super(
      { handler: "peeringActivation", type: "PeeringActivation", isAdoptable: false },
      name,
      inputs,
      opts,
    );
  }
}
