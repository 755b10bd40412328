import * as pulumi from "@pulumi/pulumi";
import { dynamicProvider } from "./shim";

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
}

/**
 * A request, sent by Tiger Cloud, to peer a Timescale VPC with a customer VPC on AWS. It is created
 * once AWS shows it: {@link provisionedId} is then known. It carries traffic after somebody accepts
 * it, see {@link PeeredVpc}.
 *
 * Tiger Cloud takes up the CIDR blocks of the customer VPC when the peering is made.
 */
export class TimescalePeering extends pulumi.dynamic.Resource {
  declare readonly timescaleVpcId: pulumi.Output<string>;
  declare readonly peerAccountId: pulumi.Output<string>;
  declare readonly peerRegionCode: pulumi.Output<string>;
  declare readonly peerVpcId: pulumi.Output<string>;
  /** Id of the AWS VPC peering connection: `pcx-…`. */
  declare readonly provisionedId: pulumi.Output<string>;
  /** The word that Tiger Cloud reported when the peering was last created or read: `PENDING`. */
  declare readonly status: pulumi.Output<string>;

  constructor(name: string, args: TimescalePeeringArgs, opts?: pulumi.CustomResourceOptions) {
    const inputs = { ...args, provisionedId: undefined, status: undefined };
    super(dynamicProvider("timescalePeering"), name, inputs, opts, "timescale", "TimescalePeering");
  }
}
