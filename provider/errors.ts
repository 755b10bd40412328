import { visibleLines } from "./rules/visible-text";

// Two copies of this package can be loaded at once, so errors are told by a brand, not by class.
const brand = Symbol.for("pulumi-timescale.error");

/**
 * What kind of failure it is. Users meet the code at the end of a message; docs/errors.md says of
 * each what to do.
 *
 * - `NotFound`: what was asked for does not exist.
 * - `Ambiguous`: several things fit what was asked for, which must be one.
 * - `Busy`: another change of the same thing is under way; it may be tried again.
 * - `Unauthorized`: the API key is wrong, expired or has no right to this.
 * - `Rejected`: the API refused the request for another reason.
 * - `Unavailable`: the API answered 5xx or 429 until the retries ran out, or nonsense.
 * - `ApiChanged`: the API no longer knows something that was asked for.
 * - `Transport`: no answer came.
 * - `WaitTimeout`: the awaited thing did not happen before the deadline.
 * - `WaitFailed`: the awaited thing can no longer happen.
 * - `Exists`: something identical exists already and was not to be taken over.
 * - `Cancelled`: the user ended the operation.
 * - `State`: the state was written by a newer version of this package, or has an id of another form.
 * - `Settings`: the configuration is missing something or has a value that cannot be used.
 */
export type ErrorCode =
  | "NotFound"
  | "Ambiguous"
  | "Busy"
  | "Unauthorized"
  | "Rejected"
  | "Unavailable"
  | "ApiChanged"
  | "Transport"
  | "WaitTimeout"
  | "WaitFailed"
  | "Exists"
  | "Cancelled"
  | "State"
  | "Settings";

/** An expected failure, worded for the user: `subject: what came back. What to do.` */
export class TimescaleError extends Error {
  override readonly name = "TimescaleError";
  readonly [brand] = true;
  /**
   * @param mayHaveHappened true where the request may have been carried out although no usable
   * answer came
   */
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly mayHaveHappened = false,
  ) {
    // Whatever foreign text is in it: it ends in a terminal.
    super(visibleLines(message));
  }
}

/** True for a failure after which nobody knows whether the request was carried out. */
export function isAnswerLost(error: unknown): error is TimescaleError {
  return isTimescaleError(error) && error.mayHaveHappened;
}

/** True for a {@link TimescaleError} of any loaded copy of this package, of one of `codes` if given. */
export function isTimescaleError(error: unknown, ...codes: ErrorCode[]): error is TimescaleError {
  if (typeof error !== "object" || error === null || !(brand in error)) return false;
  return codes.length === 0 || codes.includes((error as TimescaleError).code);
}

/** The failure as users read it: with its code, which docs/errors.md explains, at the end. */
export function withCode({ code, message }: TimescaleError): TimescaleError {
  return new TimescaleError(code, `${message} [${code}]`);
}

/**
 * A resource that exists but is not ready, in the form that the engine keeps as partially created:
 * the next `pulumi up` finishes it with an update.
 */
export class UnfinishedResource extends Error {
  override readonly name = "UnfinishedResource";
  readonly reasons: string[];
  constructor(
    readonly id: string,
    readonly properties: object,
    readonly failure: TimescaleError,
  ) {
    super(failure.message);
    this.reasons = [failure.message];
  }
}
