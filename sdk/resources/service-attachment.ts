// Written by `npm run generate` from the descriptions in provider/resources. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type { Endpoint, ReadReplica, Timeouts } from "../../provider/resources/types";
import { DynamicResource } from "../shim";

/** The arguments of a {@link ServiceAttachment}. */
export interface ServiceAttachmentArgs {
  /** Id of the service, such as `kd9w2xp4mz`. Changing this replaces the attachment. */
  serviceId: pulumi.Input<string>;
  /**
   * Id of the Timescale VPC, which must be in the service's region. Updated in place: the service is
   * detached, then attached to the other VPC. It is not reachable meanwhile, for some minutes.
   */
  timescaleVpcId: pulumi.Input<string>;
  /**
   * False to let a preview fail that would attach or move the service, which makes it unreachable
   * for some minutes. Detaching it by deleting this resource is not refused: see `protect`. Changing
   * this does not cause an update.
   *
   * @default true
   */
  allowInterruption?: pulumi.Input<boolean>;
  /**
   * True to take over the attachment of a service that is in the wanted Timescale VPC already,
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
   * @default - 20 minutes for create and delete, 30 for update
   */
  timeouts?: pulumi.Input<Timeouts>;
}

/**
 * A service's place in a Timescale VPC. A service is in one VPC at most.
 *
 * Attaching, moving and detaching a service makes it unreachable for some minutes and changes its
 * host and port. Deleting the attachment makes the service public again.
 *
 * It fails with `Rejected` where the service is in another VPC or region, with `Exists` where it
 * is in the wanted VPC already, with `NotFound` where there is no such service, and with
 * `WaitTimeout` where it does not arrive in time.
 */
export class ServiceAttachment extends DynamicResource {
  /** Id of the service. */
  declare readonly serviceId: pulumi.Output<string>;
  /** Decimal id of the Timescale VPC that the service is in. */
  declare readonly timescaleVpcId: pulumi.Output<string>;
  /** Host name of the service, to be reached from peered VPCs. */
  declare readonly host: pulumi.Output<string>;
  /** Port of the service. */
  declare readonly port: pulumi.Output<number>;
  /** Where the connection pooler answers; undefined where the service has none. */
  declare readonly poolerEndpoint: pulumi.Output<Endpoint | undefined>;
  /** The service's read replicas; undefined where it has none. */
  declare readonly readReplicas: pulumi.Output<ReadReplica[] | undefined>;
  /** Where the service answered before it was attached or moved last. */
  declare readonly previousEndpoint: pulumi.Output<Endpoint | undefined>;

  constructor(name: string, args: ServiceAttachmentArgs, opts?: pulumi.CustomResourceOptions) {
    const inputs = {
      ...args,
      host: undefined,
      port: undefined,
      poolerEndpoint: undefined,
      readReplicas: undefined,
      previousEndpoint: undefined,
    };
    super(
      { handler: "serviceAttachment", type: "ServiceAttachment", isAdoptable: true },
      name,
      inputs,
      opts,
    );
  }
}
