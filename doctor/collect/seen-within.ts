import { isTimescaleError } from "../../provider/errors";
import { foreignLine } from "../../provider/rules/visible-text";
import { systemClock, type Clock } from "../../provider/wait/clock";
import type { Seen } from "../facts/seen";

/** How long a source may take for one list. */
export interface Deadline {
  timeoutSeconds: number;
  /** @default - the machine's own clock */
  clock?: Clock | undefined;
}

/**
 * What a source tells in time; else why it does not. What comes too late is not waited for.
 *
 * @param load asks the source
 */
export async function seenWithin<T>(
  { timeoutSeconds, clock = systemClock }: Deadline,
  load: () => Promise<T>,
): Promise<Seen<T>> {
  const over = new AbortController();
  const late = clock
    .sleep(timeoutSeconds * 1000, over.signal)
    .then((): Seen<T> => ({ unseen: `no answer within ${timeoutSeconds} s` }));
  // Nobody listens to it once the source was faster.
  late.catch(() => undefined);
  const asked = load().then(
    (value): Seen<T> => ({ value }),
    (error: unknown): Seen<T> => ({ unseen: wordsOf(error) }),
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    over.abort();
  }
}

/** The client's own errors are worded for people, and have no secret in them. */
function wordsOf(error: unknown): string {
  if (isTimescaleError(error)) return error.message;
  const words = error instanceof Error ? foreignLine(error.message) : "";
  return words === "" ? "it failed" : words;
}
