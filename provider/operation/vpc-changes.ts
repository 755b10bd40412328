import pLimit, { type Limit } from "p-limit";

/**
 * The changes of Timescale VPCs that this process makes. Requests that change one VPC are sent one
 * after another. Where the API says that it is busy with a change, it takes one change at a time: from
 * then on, the next request for that VPC is sent when the change before it has taken effect.
 */
export class VpcChanges {
  readonly #lanes = new Map<string, Lane>();

  /** The changes of one Timescale VPC. */
  of(vpcId: string): Lane {
    const lane = this.#lanes.get(vpcId) ?? new Lane();
    this.#lanes.set(vpcId, lane);
    return lane;
  }
}

/** The changes of one Timescale VPC. */
export class Lane {
  readonly #turn: Limit = pLimit(1);
  #oneAtATime = false;
  #waiting: (() => void)[] = [];

  /** Runs `request` when it is its turn. */
  inTurn<T>(request: () => Promise<T>): Promise<T> {
    return this.#turn(request);
  }

  /**
   * Runs `request` when it is its turn, then `settle`, which ends when the change has taken effect.
   * The next in turn waits for that only if the API was seen to be busy.
   */
  async change(request: () => Promise<void>, settle: () => Promise<void>): Promise<void> {
    const settled = await this.inTurn(async () => {
      await request();
      const settling = this.#settle(settle);
      if (this.#oneAtATime) await settling;
      // In an object, for a promise would be waited for before the turn ends.
      return { settling };
    });
    await settled.settling;
  }

  /** Notes that the API said that it is busy with another change of this VPC. */
  busy(): void {
    this.#oneAtATime = true;
  }

  /** Resolves when a change made here takes effect: what was refused as busy may be tried again. */
  nextSettled(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async #settle(settle: () => Promise<void>): Promise<void> {
    try {
      await settle();
    } finally {
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const wake of waiting) wake();
    }
  }
}
