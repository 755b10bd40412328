import type { Clock } from "../../../../provider/wait/clock";
import { inTime, LATE } from "../../../deadline";

/** Something took longer than it may. */
export class DeadlinePassed extends Error {
  constructor(readonly seconds: number) {
    super(`not done within ${seconds} s`);
  }
}

/**
 * Does a piece of work within its time. Its signal is aborted when that is over, and what does not hear it is
 * waited for no longer.
 *
 * @throws DeadlinePassed, or what the work throws
 */
export async function within<T>(
  seconds: number,
  clock: Clock,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const done = await inTime({ timeoutSeconds: seconds, clock }, work);
  if (done === LATE) throw new DeadlinePassed(seconds);
  return done;
}
