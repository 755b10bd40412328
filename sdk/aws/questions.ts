import type * as pulumi from "@pulumi/pulumi";
import { endProgram, outcomeOf } from "../program-failure";
import { awsFailureOf, awsFailureText, type AwsFailure } from "./failures";

/** How a question to AWS came out. */
export type AwsOutcome<T> = { value: T } | { failure: AwsFailure };

/** What is asked of AWS, in the words for its failure. */
export interface AwsSubject {
  /** What is asked about, such as `Customer VPC vpc-…`. */
  subject: string;
  /**
   * The right that the question needs, such as `ec2:DescribeVpcs`.
   *
   * @default - none
   */
  right?: string;
  /**
   * What came back and what to do where there is no such thing.
   *
   * @default - as any other failure
   */
  missing?: string;
}

/**
 * What comes of a question to AWS. It never fails. While the engine ends there is no outcome: what it
 * ended for is told by whoever failed, and what was under way then is no failure of its own.
 */
export async function awsOutcomeOf<T>(question: () => Promise<T>): Promise<AwsOutcome<T>> {
  const outcome = await outcomeOf(question);
  if ("value" in outcome) return outcome;
  const failure = awsFailureOf(outcome.error);
  // Pulumi calls it a failure, at the end of the program, that this is still awaited.
  return failure.kind === "closing" ? new Promise(() => undefined) : { failure };
}

/** The answer of AWS to a question; where it fails, that ends the program. */
export async function awsAnswerOf<T>(
  question: () => Promise<T>,
  { subject, right, missing }: AwsSubject,
  resource: pulumi.Resource,
): Promise<T> {
  const outcome = await awsOutcomeOf(question);
  if ("value" in outcome) return outcome.value;
  const { failure } = outcome;
  const said = failure.kind === "does not exist" ? missing : undefined;
  return endProgram(`${subject}: ${said ?? awsFailureText(failure, right)}`, resource);
}
