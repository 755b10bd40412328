import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { awsAnswerOf } from "../aws/questions";
import { NO_SUCH_VPC } from "../customer-vpc/customer-vpc";
import { endProgram } from "../program-failure";
import type { PrivateEndpointArgs } from "./arguments";

/** What a VPC answers names with. Undefined where mocks of a unit test do not tell. */
interface DnsSupport {
  enableDnsSupport: boolean | undefined;
  enableDnsHostnames: boolean | undefined;
}

/**
 * The customer VPC, once it is seen to answer names out of private hosted zones: AWS wants both of its attributes for
 * that. Ends the program else.
 */
export function vpcWithDns(
  { vpc, vpcId = "" }: Pick<PrivateEndpointArgs, "vpc" | "vpcId">,
  parent: pulumi.ComponentResource,
): pulumi.Output<string> {
  if (vpc !== undefined) {
    const { enableDnsSupport, enableDnsHostnames } = vpc;
    pulumi
      .all([enableDnsSupport, enableDnsHostnames])
      .apply(([support, hostnames]) =>
        refuseWithout("vpc", { enableDnsSupport: support, enableDnsHostnames: hostnames }, parent),
      );
    return vpc.id;
  }
  return pulumi.output(vpcId).apply(async (id) => {
    const shown = await awsAnswerOf(aws.ec2.getVpc, { id }, parent, {
      subject: `Customer VPC ${id}`,
      right: "ec2:DescribeVpcAttribute",
      missing: NO_SUCH_VPC,
    });
    await refuseWithout(`vpcId: ${id}`, shown, parent);
    return id;
  });
}

function refuseWithout(
  subject: string,
  { enableDnsSupport, enableDnsHostnames }: DnsSupport,
  parent: pulumi.ComponentResource,
): Promise<void> {
  const missing = [
    ...(enableDnsSupport === false ? ["enableDnsSupport"] : []),
    ...(enableDnsHostnames === false ? ["enableDnsHostnames"] : []),
  ];
  if (missing.length === 0) return Promise.resolve();
  return endProgram(
    `${subject}: ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} false, so private hosted zones do not answer in it. ` +
      'Set both to true, or set dns to "none" and see to names yourself.',
    parent,
  );
}
