import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { awsAnswerOf } from "../aws/questions";

/** How a program names a customer VPC. */
export interface CustomerVpcReference {
  vpcId?: pulumi.Input<string> | undefined;
  vpc?: aws.ec2.Vpc | undefined;
  accountId?: pulumi.Input<string> | undefined;
  regionCode?: pulumi.Input<string> | undefined;
}

/** The customer VPC, whichever way a program names it. */
export interface CustomerVpc {
  id: pulumi.Input<string>;
  accountId: pulumi.Input<string>;
  regionCode: pulumi.Input<string>;
}

/** What came back and what to do where AWS shows no VPC of an id. */
export const NO_SUCH_VPC =
  "AWS shows none in the account and region of the AWS provider. " +
  "Check the id; for a VPC of another account or region, pass its AWS provider as the option `provider`.";

/**
 * The customer VPC that arguments name. What they leave out is asked of the AWS provider.
 *
 * @param parent whose AWS provider is asked
 */
export function customerVpcOf(
  { vpc, vpcId, accountId, regionCode }: CustomerVpcReference,
  parent: pulumi.ComponentResource,
): CustomerVpc {
  return {
    id: vpc?.id ?? vpcId ?? "",
    accountId: accountId ?? accountOf(vpc, parent),
    regionCode: regionCode ?? regionOf(vpc, parent),
  };
}

/** The account of a resource, else of the AWS provider that is asked. */
export function accountOf(
  vpc: Pick<aws.ec2.Vpc, "ownerId"> | undefined,
  parent: pulumi.ComponentResource,
): pulumi.Output<string> {
  if (vpc !== undefined) return vpc.ownerId;
  const about = { subject: "Account of the AWS provider", right: "sts:GetCallerIdentity" };
  const identity = awsAnswerOf(aws.getCallerIdentity, {}, parent, about);
  return pulumi.output(identity.then(({ accountId }) => accountId));
}

/** The region of a resource, else of the AWS provider that is asked. */
export function regionOf(
  vpc: Pick<aws.ec2.Vpc, "region"> | undefined,
  parent: pulumi.ComponentResource,
): pulumi.Output<string> {
  if (vpc !== undefined) return vpc.region;
  const about = { subject: "Region of the AWS provider" };
  const region = awsAnswerOf(aws.getRegion, {}, parent, about);
  return pulumi.output(region.then((found) => found.region));
}
