import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { parseUrn } from "../../provider/rules/urn";
import { answerIn, sharedAwsOutcomeOf } from "../aws/questions";
import { filledIn } from "../mocks";

/**
 * The tag by which a program finds its endpoint again: to leave its interfaces in the subnets that they are in, whatever
 * subnets come up beside them. Its value is `<project>/<stack>/<component>`.
 */
export const ENDPOINT_TAG = "pulumi-timescale:private-endpoint";

/** An endpoint by what is known of it before the program has it. */
export interface TaggedEndpoint {
  vpcId: string;
  /** Name of the endpoint service. */
  serviceName: string;
  tagValues: readonly string[];
}

/** What the tag of a component's endpoint says, by the component's name. */
export function endpointTagValue(name: string): string {
  return `${pulumi.getProject()}/${pulumi.getStack()}/${name}`;
}

/** What the tag may still say after renames: the names, and the parts of URNs, in the aliases of a component. */
export function formerTagValues(opts: pulumi.ComponentResourceOptions | undefined): string[] {
  return (opts?.aliases ?? []).flatMap((alias) => {
    const urn = parseUrn(alias);
    if (urn !== undefined) return [`${urn.project}/${urn.stack}/${urn.name}`];
    const name = typeof alias === "object" && "name" in alias ? alias.name : undefined;
    return typeof name === "string" ? [endpointTagValue(name)] : [];
  });
}

/** Those that have interfaces, or get them. AWS goes on listing the others for a while. */
const STATES = ["available", "pending", "pendingAcceptance"];
/** What terraform-provider-aws says of more than one, such as after a replacement that was cut off. */
const SEVERAL = /\bmultiple .+ matched\b/i;

/** The subnets in which a component's endpoint has interfaces; none where there is no such endpoint, or more than one. */
export async function subnetsInUse(
  { vpcId, serviceName, tagValues }: TaggedEndpoint,
  parent: pulumi.ComponentResource,
): Promise<string[]> {
  const filters = [
    { name: `tag:${ENDPOINT_TAG}`, values: [...tagValues] },
    { name: "vpc-endpoint-state", values: STATES },
  ];
  const wanted = { vpcId, serviceName, filters };
  const outcome = await sharedAwsOutcomeOf(aws.ec2.getVpcEndpoint, wanted, parent);
  if ("failure" in outcome) {
    const { kind, words } = outcome.failure;
    if (kind === "does not exist" || SEVERAL.test(words)) return [];
  }
  const found = await answerIn(outcome, parent, {
    subject: `VPC endpoint of ${tagValues[0] ?? ""} in ${vpcId}`,
    right: "ec2:DescribeVpcEndpoints",
  });
  return filledIn(found, { subnetIds: [] }).subnetIds;
}
