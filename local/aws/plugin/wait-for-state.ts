import { waitFor, WaitExpired, type Observation } from "../../../provider/wait/wait-for";
import { AwsError } from "./errors";
import { minuteMs } from "./retry";

/** The state of what AWS no longer shows. */
export const GONE = "";

/** A change that AWS is busy with, as `retry.StateChangeConf` of the real provider tells it. */
export interface Change {
  /** The states that it goes through. Any other is a failure at once. */
  pending: readonly string[];
  /** The states that it ends in. */
  target: readonly string[];
  /** How many minutes the real provider waits. */
  minutes: number;
}

/**
 * Waits until AWS is done with a change.
 *
 * @param what the real provider's words for it, such as `EC2 Transit Gateway (tgw-…) create`
 * @param look the state now, or {@link GONE}
 * @throws in the real provider's words where it comes to another state, or takes too long
 */
export async function waitForState(
  what: string,
  look: () => Promise<string | undefined>,
  { pending, target, minutes }: Change,
): Promise<void> {
  const observe = async (): Promise<Observation<undefined>> => {
    const saw = (await look()) ?? GONE;
    if (target.includes(saw)) return { state: "done", value: undefined };
    // What is new may not be shown everywhere yet.
    if (saw === GONE || pending.includes(saw)) return { state: "pending", saw };
    const wanted = target.join(", ");
    throw new AwsError(`waiting for ${what}: unexpected state '${saw}', wanted target '${wanted}'`);
  };
  try {
    const timeoutMs = minutes * minuteMs();
    await waitFor(observe, { timeoutMs, minDelayMs: 10, maxDelayMs: 1000 });
  } catch (error) {
    if (!(error instanceof WaitExpired)) throw error;
    throw new AwsError(
      `waiting for ${what}: timeout while waiting for state to become '${target.join(", ")}' ` +
        `(last state: '${error.last}', timeout: ${minutes}m0s)`,
    );
  }
}
