import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { awsFailureText } from "../aws/failures";
import { awsOutcomeOf } from "../aws/questions";
import { filledIn, mocksOfTest } from "../mocks";
import { answerOf, endProgram, messageOf } from "../program-failure";
import { waitFor, WaitExpired, type Observation } from "../../provider/wait/wait-for";
import {
  differencesFrom,
  requestAsExpected,
  type ExpectedRequest,
  type PeeringRequest,
} from "./peering-proof";

/** A request is visible in AWS some moments after Tiger Cloud reports it. */
const APPEARS_WITHIN_MS = 120_000;

/**
 * Reads the peering request from AWS and gives its id only if it is the expected one.
 *
 * @param provisionedId the id that Tiger Cloud reported; while it is unknown, nothing is read
 * @param parent whose AWS provider reads it
 */
export function verifyPeeringRequest(
  provisionedId: pulumi.Input<string>,
  expected: pulumi.Inputs & Record<keyof ExpectedRequest, pulumi.Input<string> | undefined>,
  parent: pulumi.ComponentResource,
): pulumi.Output<string> {
  return pulumi.all([provisionedId, pulumi.output(expected)]).apply(async ([id, wanted]) => {
    const expectedRequest = wanted as ExpectedRequest;
    const request = filledIn(await readRequest(id, parent), requestAsExpected(expectedRequest));
    const differences = differencesFrom(expectedRequest, request);
    if (differences.length === 0) return id;
    return endProgram(
      `Peering request ${id}: not accepted, ${differences.join("; ")}. ` +
        "If it was deleted or rejected in AWS, run `pulumi refresh`, then `pulumi up`; otherwise find out who sent it.",
      parent,
    );
  });
}

async function readRequest(id: string, parent: pulumi.ComponentResource): Promise<PeeringRequest> {
  const isNow = pulumi.runtime.isDryRun() || mocksOfTest() !== undefined;
  const timeoutMs = isNow ? 0 : APPEARS_WITHIN_MS;
  const look = async (): Promise<Observation<PeeringRequest>> => {
    const outcome = await awsOutcomeOf(aws.ec2.getVpcPeeringConnection, { id }, parent);
    if ("value" in outcome) return { state: "done", value: outcome.value };
    const { failure } = outcome;
    if (failure.kind === "does not exist") return { state: "pending", saw: "not visible" };
    const text = awsFailureText(failure, "ec2:DescribeVpcPeeringConnections");
    return endProgram(`Peering request ${id}: ${text}`, parent);
  };
  return answerOf(
    () => waitFor(look, { timeoutMs }),
    parent,
    (error) =>
      error instanceof WaitExpired
        ? `Peering request ${id}: AWS does not show it after ${Math.round(error.waitedMs / 1000)} s. ` +
          "Check that the AWS provider is in the account and region of the customer VPC; if the request was removed, run `pulumi refresh`, then `pulumi up`."
        : messageOf(error),
  );
}
