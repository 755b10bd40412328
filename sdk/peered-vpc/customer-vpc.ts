import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { answerOf, messageOf } from "../program-failure";
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
    const { cidrBlockAssociations } = await readVpc(id, parent);
    return cidrBlockAssociations
      .filter(({ state }) => PRESENT.includes(state))
      .map(({ cidrBlock }) => cidrBlock)
      .sort();
  });
}

function readVpc(id: string, parent: pulumi.ComponentResource): Promise<aws.ec2.GetVpcResult> {
  return answerOf(
    () => aws.ec2.getVpc({ id }, { parent }),
    parent,
    (error) =>
      // A function's failure reaches a program as text alone: these are the AWS provider's words.
      /no matching|not ?found/i.test(messageOf(error))
        ? `Customer VPC ${id}: AWS shows none in the account and region of the AWS provider. ` +
          "Check the id; for a VPC of another account or region, pass its AWS provider as the option `provider`."
        : messageOf(error),
  );
}

function accountOf(
  vpc: aws.ec2.Vpc | undefined,
  parent: pulumi.ComponentResource,
): pulumi.Output<string> {
  if (vpc !== undefined) return vpc.ownerId;
  const identity = answerOf(() => aws.getCallerIdentity({}, { parent }), parent);
  return pulumi.output(identity.then(({ accountId }) => accountId));
}

function regionOf(
  vpc: aws.ec2.Vpc | undefined,
  parent: pulumi.ComponentResource,
): pulumi.Output<string> {
  if (vpc !== undefined) return vpc.region;
  const region = answerOf(() => aws.getRegion({}, { parent }), parent);
  return pulumi.output(region.then((found) => found.region));
}
