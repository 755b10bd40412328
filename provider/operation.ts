import type { TigerCloudApi } from "./api/client";
import { isTimescaleError, TimescaleError } from "./errors";
import { systemClock, type Clock } from "./wait/clock";
import { waitFor, WaitExpired, type Observation, type WaitOptions } from "./wait/wait-for";

/** One create, update, read or delete under way: the API, and one deadline for all of its waits. */
export interface Operation {
  api: TigerCloudApi;
  /**
   * Waits until `look` says done.
   *
   * @param subject what is awaited, such as `Peering 17`
   * @param fix what to do when the deadline passes
   * @throws `WaitTimeout` at the operation's deadline
   */
  readonly wait: <T>(
    subject: string,
    fix: string,
    look: () => Promise<Observation<T>>,
  ) => Promise<T>;
}

/** What the waits of an operation run on; tests replace it. */
export type WaitEnvironment = Pick<WaitOptions, "random"> & { clock: Clock };

/** Starts an operation whose waits must all end within `timeoutMs`. */
export function startOperation(
  api: TigerCloudApi,
  timeoutMs: number,
  environment: WaitEnvironment = { clock: systemClock },
): Operation {
  const deadlineMs = environment.clock.now() + timeoutMs;
  return {
    api,
    async wait(subject, fix, look) {
      const leftMs = Math.max(0, deadlineMs - environment.clock.now());
      try {
        return await waitFor(look, { ...environment, timeoutMs: leftMs });
      } catch (error) {
        if (!(error instanceof WaitExpired)) throw error;
        const seen = [...error.observed].map(([saw, count]) => `${saw} x ${count}`).join(", ");
        const seconds = Math.round(error.waitedMs / 1000);
        throw new TimescaleError(
          "WaitTimeout",
          `${subject}: still ${error.last} after ${seconds} s (${seen}). ${fix}`,
        );
      }
    },
  };
}

/**
 * Calls `change` until the API no longer says that another change is under way. What else it
 * throws ends the wait.
 */
export function changeWhenFree<T>(
  operation: Operation,
  subject: string,
  change: () => Promise<T>,
): Promise<T> {
  const fix = "Another change of it is under way: run `pulumi up` again when that is finished.";
  return operation.wait(subject, fix, async () => {
    try {
      return { state: "done", value: await change() };
    } catch (error) {
      if (isTimescaleError(error, "Busy")) return { state: "pending", saw: "busy" };
      throw error;
    }
  });
}

/** What `look` gives, or undefined where the API says that it does not exist. */
export async function ifExists<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (isTimescaleError(error, "NotFound")) return undefined;
    throw error;
  }
}

/** Deletes something and waits until it is gone. What is gone already counts as deleted. */
export async function deleteAndWait(
  operation: Operation,
  subject: string,
  remove: () => Promise<void>,
  get: () => Promise<unknown>,
): Promise<void> {
  await ifExists(() => changeWhenFree(operation, subject, remove));
  const fix = "Look at it in the Tiger Cloud console, then run `pulumi destroy` again.";
  await operation.wait(subject, fix, async () =>
    (await ifExists(get)) === undefined
      ? { state: "done", value: undefined }
      : { state: "pending", saw: "there" },
  );
}
