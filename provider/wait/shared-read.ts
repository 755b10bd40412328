import { setImmediate } from "node:timers/promises";
import { systemClock, type Clock } from "./clock";

/** Reads on behalf of one caller that comes back for more: each read is newer than its last. */
export interface Follower<T> {
  /** What is there now: what somebody else has read since the last call, else a new read. */
  next: () => Promise<T>;
  /** Resolves when somebody's read brings something newer than the last `next`. */
  arrival: () => Promise<void>;
}

/** How a {@link SharedRead} goes about it. */
export interface SharedReadOptions {
  /**
   * How old, in milliseconds, what `recent` gives may be.
   *
   * @default 15000
   */
  maxAgeMs?: number;
  /** @default - the machine's own clock */
  clock?: Clock;
}

interface Loaded<T> {
  value: T;
  /** Which load it came from; they are numbered as they start. */
  number: number;
  atMs: number;
}

/**
 * One thing that many read: those who ask at the same time share a load. Nobody is given what a
 * load began to read before he asked, unless he says that he can do with it.
 */
export class SharedRead<T> {
  readonly #load: () => Promise<T>;
  readonly #clock: Clock;
  readonly #maxAgeMs: number;
  #started = 0;
  /** Loads up to this number began before a change of ours. */
  #outdated = 0;
  #latest: Loaded<T> | undefined;
  #running: { number: number; loaded: Promise<Loaded<T>> } | undefined;
  #gathering: Promise<Loaded<T>> | undefined;
  #waiting: (() => void)[] = [];

  constructor(load: () => Promise<T>, options: SharedReadOptions = {}) {
    const { clock = systemClock, maxAgeMs = 15_000 } = options;
    this.#load = load;
    this.#clock = clock;
    this.#maxAgeMs = maxAgeMs;
  }

  /** What a load gives that starts after this call. */
  async fresh(): Promise<T> {
    return (await this.#newerThan(this.#started)).value;
  }

  /** What was loaded not long ago and not before a change of ours; else a fresh load. */
  async recent(): Promise<T> {
    const latest = this.#latest;
    const isRecent =
      latest !== undefined &&
      latest.number > this.#outdated &&
      this.#clock.now() - latest.atMs <= this.#maxAgeMs;
    if (isRecent) return latest.value;
    return (await this.#newerThan(this.#outdated)).value;
  }

  /** Says that we have changed what is read: what was loaded until now is no longer recent. */
  changed(): void {
    this.#outdated = this.#started;
  }

  /** Reads for a caller that waits for something. */
  follow(): Follower<T> {
    let seen = this.#started;
    return {
      next: async () => {
        const latest = this.#latest;
        const loaded =
          latest !== undefined && latest.number > seen ? latest : await this.#newerThan(seen);
        seen = loaded.number;
        return loaded.value;
      },
      arrival: () => new Promise((resolve) => this.#waiting.push(resolve)),
    };
  }

  /** A load with a higher number than `seen`, be it under way or yet to start. */
  #newerThan(seen: number): Promise<Loaded<T>> {
    const running = this.#running;
    if (running !== undefined && running.number > seen) return running.loaded;
    return (this.#gathering ??= this.#gather());
  }

  async #gather(): Promise<Loaded<T>> {
    // Whoever asks in the same turn of the event loop takes part.
    await setImmediate();
    // One at a time: who asks during a load shares the next.
    await this.#running?.loaded.catch(() => undefined);
    this.#gathering = undefined;
    const number = ++this.#started;
    const loaded = this.#run(number);
    this.#running = { number, loaded };
    return loaded;
  }

  async #run(number: number): Promise<Loaded<T>> {
    try {
      const value = await this.#load();
      const loaded = { value, number, atMs: this.#clock.now() };
      this.#latest = loaded;
      return loaded;
    } finally {
      this.#running = undefined;
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const wake of waiting) wake();
    }
  }
}
