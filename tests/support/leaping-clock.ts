import type { Clock } from "../../provider/wait/clock";

/** A clock on which a sleep is over at once, and which notes every sleep. Begins at 0. */
export class LeapingClock implements Clock {
  #nowMs = 0;
  /** Milliseconds of each sleep, in order. */
  readonly slept: number[] = [];

  now(): number {
    return this.#nowMs;
  }

  /** Lets time pass without a sleep, as a slow answer does. */
  pass(ms: number): void {
    this.#nowMs += ms;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.slept.push(ms);
    this.#nowMs += ms;
    return Promise.resolve();
  }
}
