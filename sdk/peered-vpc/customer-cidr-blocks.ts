import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** What is on its way out of a VPC, or never came in, can overlap nothing. */
const PRESENT = ["associating", "associated"];

/**
 * All CIDR blocks of a customer VPC as AWS shows them now, secondary ones included, sorted.
 *
 * @param vpcId while it is unknown, nothing is read
 * @param parent whose AWS provider reads it
 */
export function customerCidrBlocks(
  vpcId: pulumi.Input<string>,
  parent: pulumi.ComponentResource,
): pulumi.Output<string[]> {
  return aws.ec2
    .getVpcOutput({ id: vpcId }, { parent })
    .cidrBlockAssociations.apply((associations) =>
      associations
        .filter(({ state }) => PRESENT.includes(state))
        .map(({ cidrBlock }) => cidrBlock)
        .sort(),
    );
}
