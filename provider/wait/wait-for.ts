import { systemClock, type Clock } from "./clock";

/** What one look at the awaited thing told. */
export type Observation<T> =
  | { state: "done"; value: T }
  /** Not yet; `saw` is a short word for it, such as `PENDING`. */
  | { state: "pending"; saw: string };

/** How a wait goes about it. Every time is in milliseconds. */
export interface WaitOptions {
  /** The wait ends with {@link WaitExpired} once this has passed. */
  timeoutMs: number;
  /**
   * The pause after the first look.
   *
   * @default 250
   */
  minDelayMs?: number;
  /**
   * No pause is longer than this.
   *
   * @default 5000
   */
  maxDelayMs?: number;
  /** Ends the wait at once when aborted. */
  signal?: AbortSignal | undefined;
  /** @default - the machine's own clock */
  clock?: Clock;
  /**
   * A number in [0, 1), for jitter.
   *
   * @default - Math.random
   */
  random?: () => number;
  /**
   * Ends a pause early when it resolves: somebody else has looked already.
   *
   * @default - nobody does
   */
  arrival?: () => Promise<void>;
  /** Called after each look that says `pending`. */
  onPending?: (saw: string, elapsedMs: number) => void;
}

/** The deadline passed. `observed` tells what was seen, and how often. */
export class WaitExpired extends Error {
  override readonly name = "WaitExpired";
  constructor(
    readonly waitedMs: number,
    readonly observed: ReadonlyMap<string, number>,
  ) {
    const seen = [...observed].map(([saw, count]) => `${saw} x ${count}`).join(", ");
    super(`not done after ${Math.round(waitedMs / 1000)} s (${seen})`);
  }

  /** The word seen last; `nothing` where no look was taken. */
  get last(): string {
    return [...this.observed.keys()].at(-1) ?? "nothing";
  }
}

const GROWTH = 1.6;

/**
 * Looks until `look` says `done` or the deadline passes: at once, then after pauses that grow from
 * `minDelayMs` to `maxDelayMs`, each shortened by up to a fifth at random. The last pause ends at
 * the deadline, so that one more look is taken there. What `look` throws ends the wait.
 *
 * @throws {@link WaitExpired} at the deadline; the signal's reason when aborted
 */
export async function waitFor<T>(
  look: () => Promise<Observation<T>>,
  options: WaitOptions,
): Promise<T> {
  const { timeoutMs, minDelayMs = 250, maxDelayMs = 5000, signal, onPending } = options;
  const { clock = systemClock, random = Math.random, arrival } = options;
  const startMs = clock.now();
  const observed = new Map<string, number>();
  let delayMs = minDelayMs;
  for (;;) {
    signal?.throwIfAborted();
    const observation = await look();
    if (observation.state === "done") return observation.value;
    const elapsedMs = clock.now() - startMs;
    note(observed, observation.saw);
    if (elapsedMs >= timeoutMs) throw new WaitExpired(elapsedMs, observed);
    onPending?.(observation.saw, elapsedMs);
    const jittered = delayMs * (1 - 0.2 * random());
    await pause(clock, Math.min(jittered, timeoutMs - elapsedMs), signal, arrival);
    delayMs = Math.min(delayMs * GROWTH, maxDelayMs);
  }
}

async function pause(
  clock: Clock,
  ms: number,
  signal: AbortSignal | undefined,
  arrival: WaitOptions["arrival"],
): Promise<void> {
  if (arrival === undefined) return clock.sleep(ms, signal);
  const over = new AbortController();
  const either = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]);
  const slept = clock.sleep(ms, either);
  // It is ended below when the arrival comes first, and nobody listens then.
  slept.catch(() => undefined);
  try {
    await Promise.race([slept, arrival()]);
  } finally {
    over.abort();
  }
}

function note(observed: Map<string, number>, saw: string): void {
  const count = observed.get(saw) ?? 0;
  // Set again, so that the word seen last stands last.
  observed.delete(saw);
  observed.set(saw, count + 1);
}
