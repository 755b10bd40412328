import type { Clock } from "../wait/clock";
import { SharedRead } from "../wait/shared-read";

/** A list of things with ids that all who read it at one time share. */
export class SharedList<T extends { id: string }> extends SharedRead<T[]> {
  /**
   * @param load reads the whole list
   * @param get reads one thing alone
   */
  constructor(
    load: () => Promise<T[]>,
    readonly get: (id: string) => Promise<T>,
    clock: Clock | undefined,
  ) {
    super(load, clock && { clock });
  }

  /** One thing, as it was some seconds ago at most. What is not listed is asked for alone. */
  async getRecent(id: string): Promise<T> {
    return (await this.recent()).find((each) => each.id === id) ?? this.get(id);
  }

  /** Makes a change, after which nobody is given what was listed before it. */
  async changing<R>(change: () => Promise<R>): Promise<R> {
    try {
      return await change();
    } finally {
      this.changed();
    }
  }
}
