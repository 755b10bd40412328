import { systemClock, type Clock } from "../provider/wait/clock";

/** How long each step may take, and what ends all of them. */
export interface Limits {
  timeoutSeconds: number;
  /** Ends the step under way when aborted. */
  signal?: AbortSignal | undefined;
  /** @default - the machine's own clock */
  clock?: Clock | undefined;
}

/** What a step gives that took too long. */
export const LATE = Symbol("late");

/**
 * Gives a step its time.
 *
 * @param step is given a signal that is aborted when nobody waits for it any more
 * @throws what the step throws; the signal's reason when aborted
 */
export async function inTime<T>(
  { timeoutSeconds, signal, clock = systemClock }: Limits,
  step: (over: AbortSignal) => Promise<T>,
): Promise<T | typeof LATE> {
  signal?.throwIfAborted();
  const over = new AbortController();
  const either = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]);
  const deadline = clock.sleep(timeoutSeconds * 1000, either).then((): typeof LATE => LATE);
  const work = step(either);
  // The loser of the race has nobody who listens.
  for (const promise of [deadline, work]) promise.catch(() => undefined);
  try {
    return await Promise.race([work, deadline]);
  } finally {
    over.abort();
  }
}
