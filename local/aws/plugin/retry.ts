import { waitFor, WaitExpired, type Observation } from "../../../provider/wait/wait-for";
import { hasCode } from "./errors";

/**
 * How many milliseconds a minute of the real provider's patience takes here. Tests that let it be
 * lost would take as long as the real one: five minutes and more.
 */
export const MINUTE_VARIABLE = "PULUMI_TIMESCALE_AWS_MINUTE_MS";
const MINUTE_MS = 1000;

/** Codes of AWS that pass, and for how many minutes the real provider waits for that. */
export interface Patience {
  codes: readonly string[];
  minutes: number;
}

/** How long a removal may go on. */
export interface RemovalLimits {
  /** The delete timeout of the resource's option `customTimeouts`; undefined where it has none. */
  minutes: number | undefined;
  /** Aborted where the engine cancels the operation. */
  signal: AbortSignal;
}

/**
 * Tries again while AWS answers with one of the codes, as `RetryWhenAWSErrCodeEquals` of the real
 * provider does: at the deadline once more, and what that throws is what came back. Without patience,
 * tries once.
 *
 * @param signal ends it at once when aborted
 */
export async function retryWhile<T>(
  patience: Patience | undefined,
  action: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  if (!patience) return action();
  const attempt = async (): Promise<Observation<T>> => {
    try {
      return { state: "done", value: await action() };
    } catch (error) {
      if (!hasCode(error, patience.codes)) throw error;
      return { state: "pending", saw: (error as Error).name };
    }
  };
  try {
    const timeoutMs = patience.minutes * minuteMs();
    return await waitFor(attempt, { timeoutMs, minDelayMs: 10, maxDelayMs: 1000, signal });
  } catch (error) {
    if (error instanceof WaitExpired) return action();
    throw error;
  }
}

/** What a minute of the real provider takes here. */
export function minuteMs(): number {
  const given = Number(process.env[MINUTE_VARIABLE]);
  return given > 0 ? given : MINUTE_MS;
}
