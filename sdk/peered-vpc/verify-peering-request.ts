import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { awsFailureText } from "../aws/failures";
import { awsOutcomeOf } from "../aws/questions";
import { filledIn, mocksOfTest } from "../mocks";
import { endProgram, messageOf, outcomeOf } from "../program-failure";
import { Refusal } from "../refusal";
import { awaitRequest } from "../aws/await-request";
import {
  differencesFrom,
  isInTransit,
  requestAsExpected,
  type ExpectedRequest,
} from "./peering-proof";

const SETTLES_WITHIN_MS = 120_000;
const WHEN_NOT_VISIBLE =
  "Check that the AWS provider is in the account and region of the customer VPC; if the request was removed, run `pulumi refresh`, then `pulumi up`.";

/** A request that may be accepted, or what stands against it. */
export interface VerifiedRequest {
  /** `pcx-…`, as Tiger Cloud reported it. */
  id: pulumi.Output<string>;
  /** What the acceptance must depend on: where the request may not be accepted, that never comes. */
  proof: pulumi.Output<pulumi.Resource[]>;
}

/**
 * Reads the peering request from AWS. Where it is not the expected one, whatever depends on the proof is
 * not made or changed, and the update ends with the reason. Leaving needs no proof: a destroy or refresh
 * that runs the program goes on.
 *
 * @param provisionedId the id that Tiger Cloud reported; while it is unknown, nothing is read
 * @param parent whose AWS provider reads it
 */
export function verifyPeeringRequest(
  name: string,
  provisionedId: pulumi.Output<string>,
  expected: pulumi.Inputs & Record<keyof ExpectedRequest, pulumi.Input<string> | undefined>,
  parent: pulumi.ComponentResource,
): VerifiedRequest {
  const proof = pulumi
    .all([provisionedId, pulumi.output(expected)])
    .apply(async ([id, wanted]): Promise<pulumi.Resource[]> => {
      const isMocked = mocksOfTest() !== undefined;
      // A refresh that found no peering any more has no id; mocks may leave it out.
      if (typeof id !== "string" && !isMocked) return [];
      const reason = await reasonAgainst(id, wanted as ExpectedRequest, parent);
      if (reason === undefined) return [];
      // A unit test on mocks has no engine that would check a refusal.
      if (isMocked) return endProgram(reason, parent);
      return [new Refusal(childNames.refusal(name), reason, parent)];
    });
  // Unknown until the proof is there, so that no preview plans what it is not to do.
  return { id: proof.apply(() => provisionedId), proof };
}

/** Why the request is not to be accepted; undefined where it may be. */
async function reasonAgainst(
  id: string,
  expected: ExpectedRequest,
  parent: pulumi.ComponentResource,
): Promise<string | undefined> {
  const look = async () => {
    const outcome = await awsOutcomeOf(aws.ec2.getVpcPeeringConnection, { id }, parent);
    if ("value" in outcome) return filledIn(outcome.value, requestAsExpected(expected));
    const { failure } = outcome;
    if (failure.kind === "does not exist") return undefined;
    const text = awsFailureText(failure, "ec2:DescribeVpcPeeringConnections");
    throw new Error(`Peering request ${id}: ${text}`);
  };
  const isOneLook = pulumi.runtime.isDryRun() || mocksOfTest() !== undefined;
  const outcome = await outcomeOf(() =>
    awaitRequest({
      ...{ look, isInTransit, isOneLook, settlesWithinMs: SETTLES_WITHIN_MS },
      ...{ subject: `Peering request ${id}`, whenNotVisible: () => WHEN_NOT_VISIBLE },
    }),
  );
  if ("error" in outcome) return messageOf(outcome.error);
  const { differences, advice } = differencesFrom(expected, outcome.value);
  if (differences.length === 0) return undefined;
  return `Peering request ${id}: not accepted, ${differences.join("; ")}. ${advice}`;
}
