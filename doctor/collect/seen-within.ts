import { isTimescaleError } from "../../provider/errors";
import { foreignLine } from "../../provider/rules/visible-text";
import { inTime, LATE, type Limits } from "../deadline";
import type { Seen } from "../facts/seen";

/** How long a source may take for one list. */
export type Deadline = Omit<Limits, "signal">;

/**
 * What a source tells in time; else why it does not. What comes too late is not waited for.
 *
 * @param load asks the source
 */
export async function seenWithin<T>(deadline: Deadline, load: () => Promise<T>): Promise<Seen<T>> {
  try {
    const value = await inTime(deadline, load);
    return value === LATE ? { unseen: `no answer within ${deadline.timeoutSeconds} s` } : { value };
  } catch (error) {
    return { unseen: wordsOf(error) };
  }
}

/** The client's own errors are worded for people, and have no secret in them. */
function wordsOf(error: unknown): string {
  if (isTimescaleError(error)) return error.message;
  const words = error instanceof Error ? foreignLine(error.message) : "";
  return words === "" ? "it failed" : words;
}
