import { visibleLine } from "../../provider/rules/visible-text";
import { messageOf } from "../program-failure";

/**
 * What a failure of a question to AWS means:
 *
 * - `"does not exist"`: AWS answered, and has no such thing;
 * - `"not allowed"`: the identity of the AWS provider lacks a right;
 * - `"throttled"`: AWS is asked too often, by whomever;
 * - `"closing"`: the engine ends, because of some other failure, and tells that one;
 * - `"other"`: anything else. Nothing is known of what was asked for.
 */
export type AwsFailureKind = "does not exist" | "not allowed" | "throttled" | "closing" | "other";

/** Why a function of the AWS provider failed. */
export interface AwsFailure {
  kind: AwsFailureKind;
  /** What came back, on one line and without what the engine and the provider's bridge put around. */
  words: string;
  /** The right that is missing, such as `ec2:DescribeVpcs`; undefined where AWS does not name it. */
  right: string | undefined;
}

/** The codes of AWS, and the words of terraform-provider-aws where it keeps the code to itself. */
const KINDS: readonly [AwsFailureKind, RegExp][] = [
  [
    "closing",
    /grpc: the client connection is closing|\bcontext canceled\b|^Resource monitor is terminating/,
  ],
  ["not allowed", /\b(UnauthorizedOperation|AccessDenied(Exception)?|UnauthorizedAccess)\b/],
  ["not allowed", /is not authorized to perform/],
  [
    "throttled",
    /\b(RequestLimitExceeded|Throttl(ed|ing)(Exception)?|RequestThrottled(Exception)?|TooManyRequestsException|SlowDown)\b|Rate exceeded/,
  ],
  ["does not exist", /\b[A-Z]\w+\.NotFound\b/],
  ["does not exist", /\bno matching .+ found\b|\bquery returned no results\b|\bempty result\b/i],
];

/**
 * Tells what a failure means. A function's failure reaches a program as text alone, so this is the one
 * place that knows the words.
 */
export function awsFailureOf(error: unknown): AwsFailure {
  const words = unwrapped(messageOf(error));
  const [kind] = KINDS.find(([, said]) => said.test(words)) ?? ["other" as const];
  return { kind, words, right: /\bnot authorized to perform: ([\w-]+:\w+)/.exec(words)?.[1] };
}

/**
 * What came back, and what to do, of a failure that is not about what was asked for.
 *
 * @param right the right that the question needs, where it needs one
 */
export function awsFailureText(failure: AwsFailure, right = "it"): string {
  const { kind, words } = failure;
  switch (kind) {
    case "not allowed":
      return (
        `AWS did not allow it (${words}). ` +
        `Allow ${failure.right ?? right} to the identity of the AWS provider.`
      );
    case "throttled":
      return `AWS is asked too often (${words}). Run the command again in a minute.`;
    default:
      return `${endless(words)}. Mend what it names, such as the AWS provider's credentials and region, and run the command again.`;
  }
}

function unwrapped(text: string): string {
  const inner = text
    .replace(/^invocation of \S+ returned an error: /, "")
    .replace(/^invoking \S+: /, "")
    // One line for each error, in a list of Go's multierror: also of one, and in one another.
    .replace(/\b\d+ errors? occurred:\s*\*\s+/g, "")
    .trim()
    .split(/\n+/)
    .map((each) => each.trim().replace(/^\*\s+/, "; "))
    .join(" ")
    .replace(/\s+/g, " ")
    .replaceAll(" ; ", "; ")
    .replace(/ Encoded authorization failure message: \S+/, "");
  return visibleLine(inner);
}

const endless = (words: string) => words.replace(/\.$/, "");
