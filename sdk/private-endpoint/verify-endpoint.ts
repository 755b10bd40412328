import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { mocksOfTest } from "../mocks";
import { endProgram } from "../program-failure";
import { Refusal } from "../refusal";
import type { EndpointTarget } from "./service";

/** What is seen of a VPC endpoint. */
export interface SeenEndpoint {
  id: string;
  /** As AWS writes it: `available`, `pendingAcceptance`, `rejected`, … */
  state: string;
  /** AWS tells it of every interface endpoint. */
  serviceName: string | undefined;
  vpcId: string;
}

/** What an endpoint must be before it is claimed: nobody can give a claim back. */
export type ExpectedEndpoint = Pick<SeenEndpoint, "serviceName" | "vpcId">;

/** Why an endpoint is not to be claimed; undefined where nothing stands against it. */
export function endpointProblem(
  seen: SeenEndpoint,
  expected: ExpectedEndpoint,
): string | undefined {
  const differences = [
    ...(seen.serviceName === expected.serviceName
      ? []
      : [`it leads to ${seen.serviceName ?? "nothing"}, not to ${expected.serviceName}`]),
    ...(seen.vpcId === expected.vpcId ? [] : [`it is in ${seen.vpcId}, not in ${expected.vpcId}`]),
  ];
  if (differences.length > 0) {
    return `VPC endpoint ${seen.id}: not claimed, for ${differences.join(", and ")}. If nobody touched it, run \`pulumi refresh\`, then \`pulumi up\`.`;
  }
  if (seen.state === "available") return undefined;
  const fix =
    seen.state === "pendingAcceptance"
      ? "Tiger Cloud accepts each endpoint by itself: ask its support, or run `pulumi refresh` and `pulumi up` later."
      : "It can never be used again. Replace it: pulumi up --replace with the URN of the aws.ec2.VpcEndpoint, which pulumi stack --show-urns tells.";
  return `VPC endpoint ${seen.id}: it is ${seen.state} in AWS, so the service is not reached over it. ${fix}`;
}

/**
 * Refuses a plan that would claim, or build on, an endpoint which is not the expected one.
 *
 * @returns what the claim must wait for
 */
export function verifiedEndpoint(
  name: string,
  endpoint: aws.ec2.VpcEndpoint,
  target: Pick<EndpointTarget, "endpointServiceName">,
  where: { vpcId: pulumi.Input<string>; parent: pulumi.ComponentResource },
): pulumi.Output<pulumi.Resource[]> {
  const { id, state, serviceName, vpcId } = endpoint;
  return pulumi
    .all([{ id, state, serviceName, vpcId }, target.endpointServiceName, where.vpcId])
    .apply(async ([seen, wantedService, wantedVpc]) => {
      // Mocks of unit tests may not tell.
      if (!seen.state && mocksOfTest() !== undefined) return [];
      const expected = { serviceName: wantedService, vpcId: wantedVpc };
      const problem = endpointProblem(seen, expected);
      if (problem === undefined) return [];
      // A unit test on mocks has no engine that would check a refusal.
      if (mocksOfTest() !== undefined) {
        return endProgram<pulumi.Resource[]>(problem, where.parent);
      }
      return [new Refusal(childNames.refusal(name), problem, where.parent)];
    });
}
