// Written by `npm run generate` from the descriptions in provider/resources. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type { Endpoint, Timeouts } from "../../provider/resources/types";
import { DynamicResource } from "../shim";

/** The arguments of a {@link PrivateEndpointAttachment}. */
export interface PrivateEndpointAttachmentArgs {
  /** Id of the service, such as `kd9w2xp4mz`. Changing this replaces the attachment. */
  serviceId: pulumi.Input<string>;
  /**
   * The `id` of a `PrivateEndpointConnection` in the service's region. Changing this replaces the
   * attachment.
   */
  connectionId: pulumi.Input<string>;
  /**
   * False to let a preview fail that would put the service behind the connection, which changes its
   * ports and may close its public endpoint. Ending it by deleting this resource is not refused: see
   * `protect`. Changing this does not cause an update.
   *
   * @default true
   */
  allowInterruption?: pulumi.Input<boolean>;
  /**
   * True to take over the attachment of a service that is behind the connection already, instead of
   * refusing it. Deleting the resource then deletes what was taken over: the option `retainOnDelete`
   * leaves it. To rename the resource, use the option `aliases` instead. Changing this does not
   * cause an update.
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
 * A service behind a private endpoint: it then answers at the VPC endpoint of a {@link
 * PrivateEndpointConnection}. A connection leads to one service, a service has two connections at
 * most, and both are in one region.
 *
 * The service keeps its host name and gets other ports, which Tiger Cloud chooses at each attach
 * and detach: read them from the outputs, and refresh the other attachment of a service that has
 * two. Tiger Cloud publishes no DNS for it: let the host names lead to the endpoint's addresses in
 * a private hosted zone of exactly these names, for a zone of the whole domain hides all other
 * services of the project. The vendor does not say whether the public way stays open.
 *
 * It rests on calls that are not in the vendor's documented API and may change. An attachment that
 * somebody ended is gone after a refresh. One whose connection was rejected or removed is warned
 * of until it is replaced with the connection.
 *
 * It fails with `Exists` where the service is behind that connection already, with `Rejected`
 * where the connection leads to another service or is in another region, with `NotFound` where
 * there is no such service, with `WaitFailed` where the connection was rejected or removed, with
 * `WaitTimeout` where the service does not get its ports in time, and with `ApiChanged` where the
 * API no longer knows one of the calls.
 */
export class PrivateEndpointAttachment extends DynamicResource {
  /** Id of the service. */
  declare readonly serviceId: pulumi.Output<string>;
  /** What Tiger Cloud calls the connection. */
  declare readonly connectionId: pulumi.Output<string>;
  /** Host name of the service. */
  declare readonly host: pulumi.Output<string>;
  /** Port of the service at the endpoint. */
  declare readonly port: pulumi.Output<number>;
  /** Where the connection pooler answers at the endpoint; undefined where the service has none. */
  declare readonly poolerEndpoint: pulumi.Output<Endpoint | undefined>;
  /** Where the replica answers reads at the endpoint; undefined where the service has none. */
  declare readonly replicaEndpoint: pulumi.Output<Endpoint | undefined>;

  constructor(
    name: string,
    args: PrivateEndpointAttachmentArgs,
    opts?: pulumi.CustomResourceOptions,
  ) {
    const inputs = {
      ...args,
      host: undefined,
      port: undefined,
      poolerEndpoint: undefined,
      replicaEndpoint: undefined,
    };
    super(
      {
        handler: "privateEndpointAttachment",
        type: "PrivateEndpointAttachment",
        isAdoptable: true,
      },
      name,
      inputs,
      opts,
    );
  }
}
