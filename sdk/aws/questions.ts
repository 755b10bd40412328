import type * as pulumi from "@pulumi/pulumi";
import { endProgramWith, outcomeOf, programFailure } from "../program-failure";
import { awsFailureOf, awsFailureText, type AwsFailure } from "./failures";
import { answerAhead, askOnce, inTurn } from "./once";

/** How a question to AWS came out. */
export type AwsOutcome<T> = { value: T } | { failure: AwsFailure };

/** A function of `@pulumi/aws`. */
export type AwsFunction<Args, T> = (args: Args, opts: pulumi.InvokeOptions) => Promise<T>;

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
 * What comes of a question to AWS, asked again. It never fails. While the engine ends there is no
 * outcome: what it ended for is told by whoever failed, and what was under way then is no failure of
 * its own.
 *
 * @param parent whose AWS provider is asked
 */
export function awsOutcomeOf<Args, T>(
  ask: AwsFunction<Args, T>,
  args: Args,
  parent: pulumi.Resource,
): Promise<AwsOutcome<T>> {
  return inTurn({ name: ask.name, args, parent }, () =>
    outcomeUnlessClosing(() => ask(args, { parent })),
  );
}

/** The same, but asked once in a program for each AWS provider; what failed is asked again. */
export function sharedAwsOutcomeOf<Args, T>(
  ask: AwsFunction<Args, T>,
  args: Args,
  parent: pulumi.Resource,
): Promise<AwsOutcome<T>> {
  return askOnce(
    { name: ask.name, args, parent },
    () => outcomeUnlessClosing(() => ask(args, { parent })),
    (outcome) => "value" in outcome,
  );
}

/** The answer of AWS, asked once in a program for each AWS provider. A failure ends the program. */
export async function awsAnswerOf<Args, T>(
  ask: AwsFunction<Args, T>,
  args: Args,
  parent: pulumi.Resource,
  about: AwsSubject,
): Promise<T> {
  return answerIn(await sharedAwsOutcomeOf(ask, args, parent), parent, about);
}

/** The answer in an outcome. A failure ends the program. */
export function answerIn<T>(
  outcome: AwsOutcome<T>,
  parent: pulumi.Resource,
  { subject, right, missing }: AwsSubject,
): Promise<T> {
  if ("value" in outcome) return Promise.resolve(outcome.value);
  const { failure } = outcome;
  const said = failure.kind === "does not exist" ? missing : undefined;
  return endProgramOnce(failure, `${subject}: ${said ?? awsFailureText(failure, right)}`, parent);
}

const told = new WeakMap<AwsFailure, Map<string, Error>>();

/** Ends the program; those who shared a question and say the same of it say it once. */
function endProgramOnce<T>(failure: AwsFailure, text: string, parent: pulumi.Resource): Promise<T> {
  const errors = told.get(failure) ?? new Map<string, Error>();
  const error = errors.get(text) ?? programFailure(text, parent);
  told.set(failure, errors.set(text, error));
  return endProgramWith(error);
}

/** Makes known what AWS would answer, where another question has brought it. */
export function knowAwsAnswer<Args, T>(
  ask: AwsFunction<Args, T>,
  args: Args,
  parent: pulumi.Resource,
  value: T,
): void {
  answerAhead({ name: ask.name, args, parent }, { value });
}

async function outcomeUnlessClosing<T>(question: () => Promise<T>): Promise<AwsOutcome<T>> {
  const outcome = await outcomeOf(question);
  if ("value" in outcome) return outcome;
  const failure = awsFailureOf(outcome.error);
  // Pulumi calls it a failure, at the end of the program, that this is still awaited.
  return failure.kind === "closing" ? new Promise(() => undefined) : { failure };
}
