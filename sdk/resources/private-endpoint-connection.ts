// Written by `npm run generate` from the descriptions in provider/resources. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type { Timeouts } from "../../provider/resources/types";
import { DynamicResource } from "../shim";

/** The arguments of a {@link PrivateEndpointConnection}. */
export interface PrivateEndpointConnectionArgs {
  /** Id of the VPC endpoint in AWS, `vpce-…`. Changing this replaces the private endpoint connection. */
  vpcEndpointId: pulumi.Input<string>;
  /**
   * Name shown in the Tiger Cloud console, 1 to 255 characters. Updated in place.
   *
   * @default - the resource's Pulumi name
   */
  name?: pulumi.Input<string>;
  /**
   * True to let the deletion of this resource reject the connection at AWS, for good: the VPC
   * endpoint can never be used again. Else the claim stays, and the same endpoint can be claimed
   * again by this project alone. Updated in place: it is noted for the deletion.
   *
   * @default false
   */
  rejectOnDelete?: pulumi.Input<boolean>;
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
 * A VPC endpoint of yours, claimed for the project on Tiger Cloud: services can then be put behind
 * it. Make the endpoint with `aws.ec2.VpcEndpoint`, to the service that {@link
 * getPrivateEndpointService} names. Who claims an endpoint first has it, for its id is the only
 * proof; to claim again what is the project's already is no failure.
 *
 * It needs the plan Scale or Enterprise, and rests on calls that are not in the vendor's
 * documented API and may change. Tiger Cloud has no way to give a claim back: deleting this
 * resource forgets it, or rejects the connection for good with `rejectOnDelete`. A connection
 * whose endpoint was deleted in AWS is gone after a refresh; one that was rejected needs another
 * endpoint.
 *
 * It fails with `WaitTimeout` where Tiger Cloud does not find the endpoint in time, with `Exists`
 * where another project has claimed it, with `WaitFailed` where it was rejected or removed, and
 * with `ApiChanged` where the API no longer knows one of the calls.
 */
export class PrivateEndpointConnection extends DynamicResource {
  /** Id of the VPC endpoint: `vpce-…`. */
  declare readonly vpcEndpointId: pulumi.Output<string>;
  /** Name shown in the Tiger Cloud console. */
  declare readonly name: pulumi.Output<string>;
  /** Whether its deletion rejects the connection. */
  declare readonly rejectOnDelete: pulumi.Output<boolean | undefined>;
  /** What Tiger Cloud calls the connection; the same as `id`. */
  declare readonly connectionId: pulumi.Output<string>;
  /**
   * The word that Tiger Cloud reported when the connection was last claimed, updated or read:
   * `approved`.
   */
  declare readonly state: pulumi.Output<string>;
  /** AWS region of the VPC endpoint, such as `us-east-1`. */
  declare readonly region: pulumi.Output<string>;

  constructor(
    name: string,
    args: PrivateEndpointConnectionArgs,
    opts?: pulumi.CustomResourceOptions,
  ) {
    const inputs = {
      ...args,
      name: args.name ?? name,
      connectionId: undefined,
      state: undefined,
      region: undefined,
    };
    super(
      {
        handler: "privateEndpointConnection",
        type: "PrivateEndpointConnection",
        isAdoptable: false,
      },
      name,
      inputs,
      opts,
    );
  }
}
