import { setMaxListeners } from "node:events";
import type { Clock } from "../../provider/wait/clock";

/** Work that goes on after an answer, on the clock, until it is stopped. */
export class Jobs {
  readonly #abort = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(
    private readonly clock: Clock,
    private readonly onFailure: ((error: Error) => void) | undefined,
  ) {
    // Each job listens to the one signal: Node takes more than ten of them for a leak.
    setMaxListeners(0, this.#abort.signal);
  }

  /** Aborted by {@link stop}. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Does the work once `delayMs` milliseconds have passed. */
  after(delayMs: number, work: () => void | Promise<void>): void {
    const job = this.#run(delayMs, work).finally(() => this.#running.delete(job));
    this.#running.add(job);
  }

  /** Cancels what waits, and resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await Promise.all(this.#running);
  }

  async #run(delayMs: number, work: () => void | Promise<void>): Promise<void> {
    try {
      await this.clock.sleep(delayMs, this.signal);
      await work();
    } catch (error) {
      if (!this.signal.aborted) this.onFailure?.(error as Error);
    }
  }
}
