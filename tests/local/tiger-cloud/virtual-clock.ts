import type { Clock } from "../../../provider/wait/clock";

/** A clock that stands still until a test advances it. Begins at 0. */
export class VirtualClock implements Clock {
  #nowMs = 0;
  readonly #sleepers = new Set<{ wakeAtMs: number; wake: () => void }>();

  now(): number {
    return this.#nowMs;
  }

  /** How many sleeps are under way. */
  get sleeperCount(): number {
    return this.#sleepers.size;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const sleeper = { wakeAtMs: this.#nowMs + ms, wake: resolve };
      this.#sleepers.add(sleeper);
      signal?.addEventListener("abort", () => {
        this.#sleepers.delete(sleeper);
        reject(signal.reason as Error);
      });
    });
  }

  /** Lets `ms` milliseconds pass, and wakes on the way whoever is due, in order. */
  async advance(ms: number): Promise<void> {
    const endMs = this.#nowMs + ms;
    for (;;) {
      // Whoever was woken may go to sleep again before the next one is due.
      await new Promise((resolve) => setImmediate(resolve));
      const [next] = [...this.#sleepers].sort((a, b) => a.wakeAtMs - b.wakeAtMs);
      if (!next || next.wakeAtMs > endMs) break;
      this.#sleepers.delete(next);
      this.#nowMs = next.wakeAtMs;
      next.wake();
    }
    this.#nowMs = endMs;
  }
}
