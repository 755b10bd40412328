import { once } from "node:events";
import type { Clock } from "../../provider/wait/clock";

/** A clock on which one of the sleeps is over at once, and all others last until they are aborted. */
export class StepClock implements Clock {
  #sleeps = 0;

  /** @param ending which one: 1 for the first; none where undefined */
  constructor(readonly ending?: number) {}

  now(): number {
    return 0;
  }

  async sleep(_ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (++this.#sleeps === this.ending) return;
    if (signal === undefined) throw new Error("This sleep would never end.");
    await once(signal, "abort");
    throw signal.reason;
  }
}
