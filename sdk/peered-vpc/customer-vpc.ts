import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { awsAnswerOf } from "../aws/questions";
import { filledIn } from "../mocks";
import type { PeeredVpcArgs } from "./arguments";

/** The customer VPC, whichever way a program names it. */
export interface CustomerVpc {
  id: pulumi.Input<string>;
  accountId: pulumi.Input<string>;
  regionCode: pulumi.Input<string>;
}

/**
 * The customer VPC that arguments name. What they leave out is asked of the AWS provider.
 *
 * @param parent whose AWS provider is asked
 */
export function customerVpcOf(
  { vpc, vpcId, accountId, regionCode }: Partial<PeeredVpcArgs>,
  parent: pulumi.ComponentResource,
): CustomerVpc {
  return {
    id: vpc?.id ?? vpcId ?? "",
    accountId: accountId ?? accountOf(vpc, parent),
    regionCode: regionCode ?? regionOf(vpc, parent),
  };
}

/** What is on its way out of a VPC, or never came in, can overlap nothing. */
const PRESENT = ["associating", "associated"];

/**
 * All CIDR blocks of a VPC as AWS shows them now, secondary ones included, sorted. While the id is
 * unknown, nothing is read.
 *
 * @param parent whose AWS provider is asked
 */
export function cidrBlocksOf(
  vpcId: pulumi.Input<string>,
  parent: pulumi.ComponentResource,
): pulumi.Output<string[]> {
  return pulumi.output(vpcId).apply(async (id) => {
    const vpc = await readVpc(id, parent);
    const { cidrBlockAssociations } = filledIn(vpc, { cidrBlockAssociations: [] });
    return cidrBlockAssociations
      .filter(({ state }) => PRESENT.includes(state))
      .map(({ cidrBlock }) => cidrBlock)
      .sort();
  });
}

function readVpc(id: string, parent: pulumi.ComponentResource): Promise<aws.ec2.GetVpcResult> {
  const missing =
    "AWS shows none in the account and region of the AWS provider. " +
    "Check the id; for a VPC of another account or region, pass its AWS provider as the option `provider`.";
  const about = { subject: `Customer VPC ${id}`, right: "ec2:DescribeVpcs", missing };
  return awsAnswerOf(() => aws.ec2.getVpc({ id }, { parent }), about, parent);
}

function accountOf(
  vpc: aws.ec2.Vpc | undefined,
  parent: pulumi.ComponentResource,
): pulumi.Output<string> {
  if (vpc !== undefined) return vpc.ownerId;
  const about = { subject: "Account of the AWS provider", right: "sts:GetCallerIdentity" };
  const identity = awsAnswerOf(() => aws.getCallerIdentity({}, { parent }), about, parent);
  return pulumi.output(identity.then(({ accountId }) => accountId));
}

function regionOf(
  vpc: aws.ec2.Vpc | undefined,
  parent: pulumi.ComponentResource,
): pulumi.Output<string> {
  if (vpc !== undefined) return vpc.region;
  const about = { subject: "Region of the AWS provider" };
  const region = awsAnswerOf(() => aws.getRegion({}, { parent }), about, parent);
  return pulumi.output(region.then((found) => found.region));
}
