import type { Clock } from "../../../../provider/wait/clock";

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
  const isDone = new AbortController();
  const isLate = new AbortController();
  const timer = clock.sleep(seconds * 1000, isDone.signal).then(() => {
    const passed = new DeadlinePassed(seconds);
    isLate.abort(passed);
    throw passed;
  });
  try {
    return await Promise.race([timer, work(isLate.signal)]);
  } catch (error) {
    // What hears the signal fails first, with words of its own.
    throw isLate.signal.aborted ? isLate.signal.reason : error;
  } finally {
    isDone.abort();
  }
}
