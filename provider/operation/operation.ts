import type { TigerCloudApi } from "../tiger-cloud/client";
import { isAnswerLost, isTimescaleError, TimescaleError } from "../errors";
import type { Adoption } from "../rules/adoption";
import { shownDuration } from "../rules/duration";
import { UNKNOWN_ENTRY, type Ownership } from "./ownership";
import { VpcChanges, type Lane } from "./vpc-changes";
import { systemClock } from "../wait/clock";
import { waitFor, WaitExpired, type Observation, type WaitOptions } from "../wait/wait-for";

/** How a step speaks to the people who run it. */
export interface Reporter {
  /** A line that stands until the next: what is waited for. */
  progress: (message: string) => void;
  /** A line that stays. */
  info: (message: string) => void;
  /** A line that stays and needs attention. */
  warn: (message: string) => void;
}

/** Says nothing. */
export const SILENT: Reporter = {
  progress: () => undefined,
  info: () => undefined,
  warn: () => undefined,
};

/** What the operations of one process run on; tests replace it. */
export type OperationEnvironment = Pick<WaitOptions, "random" | "signal" | "clock"> & {
  reporter?: Reporter;
  changes?: VpcChanges;
};

/** One create, update, read or delete under way: the API, and one deadline for all of its waits. */
export interface Operation {
  readonly api: TigerCloudApi;
  readonly reporter: Reporter;
  /** What to take over of what exists already and is identical. */
  readonly adopt: Adoption;
  /** What the stack has already. */
  readonly ownership: Ownership;
  /** The changes of a Timescale VPC that this process makes. */
  changesOf: (vpcId: string) => Lane;
  /** Begins the deadline again: time spent in our own queue is not the user's. */
  restartDeadline: () => void;
  /**
   * Waits until `look` says done. No answer counts as not yet, for a minute.
   *
   * @param subject what is awaited, such as `Peering 17`
   * @param fix what to do when the deadline passes
   * @param arrival ends a pause early, see `waitFor`
   * @throws `WaitTimeout` at the operation's deadline, `Cancelled` when the user ends it
   */
  wait: <T>(
    subject: string,
    fix: string,
    look: () => Promise<Observation<T>>,
    arrival?: () => Promise<void>,
  ) => Promise<T>;
}

/** What one operation is started with. */
export interface OperationSettings {
  timeoutMs: number;
  /** @default false */
  adopt?: Adoption;
  /** @default - nothing is known of the stack */
  ownership?: Ownership;
}

/** How long no answer at all is tolerated in the middle of a wait. */
const SILENCE_MS = 60_000;

/** Starts an operation whose waits must all end within `timeoutMs`. */
export function startOperation(
  api: TigerCloudApi,
  { timeoutMs, adopt = false, ownership = UNKNOWN_ENTRY }: OperationSettings,
  environment: OperationEnvironment = {},
): Operation {
  const { clock = systemClock, reporter = SILENT, signal } = environment;
  const { random = Math.random, changes = new VpcChanges() } = environment;
  let deadlineMs = clock.now() + timeoutMs;
  return {
    ...{ api, reporter, adopt, ownership },
    changesOf: (vpcId) => changes.of(vpcId),
    restartDeadline: () => (deadlineMs = clock.now() + timeoutMs),
    async wait(subject, fix, look, arrival) {
      const leftMs = Math.max(0, deadlineMs - clock.now());
      const onPending = (saw: string, elapsedMs: number) =>
        reporter.progress(`${subject}: ${saw}, ${shownDuration(elapsedMs)}`);
      const startMs = clock.now();
      let last = "not looked at yet";
      try {
        return await waitFor(
          toleratingSilence(async () => {
            const observation = await look();
            if (observation.state === "pending") last = observation.saw;
            return observation;
          }, clock.now.bind(clock)),
          {
            ...{ clock, random, signal, onPending, timeoutMs: leftMs },
            ...(arrival && { arrival }),
          },
        );
      } catch (error) {
        if (error instanceof WaitExpired) throw timedOut(subject, fix, error);
        if (signal?.aborted !== true || error !== signal.reason) throw error;
        throw cancelled(subject, last, clock.now() - startMs);
      }
    },
  };
}

function timedOut(subject: string, fix: string, expired: WaitExpired): TimescaleError {
  const seen = [...expired.observed].map(([saw, count]) => `${saw} x ${count}`).join(", ");
  const waited = shownDuration(expired.waitedMs);
  return new TimescaleError(
    "WaitTimeout",
    `${subject}: still ${expired.last} after ${waited} (${seen}). ${fix}`,
  );
}

function cancelled(subject: string, last: string, elapsedMs: number): TimescaleError {
  return new TimescaleError(
    "Cancelled",
    `${subject}: ${last} when the operation was cancelled after ${shownDuration(elapsedMs)}. ` +
      "Run `pulumi up` again to go on from there.",
  );
}

/** The look, for which a read without an answer is one more `pending` until that lasts too long. */
function toleratingSilence<T>(
  look: () => Promise<Observation<T>>,
  nowMs: () => number,
): () => Promise<Observation<T>> {
  let silentSinceMs: number | undefined;
  return async () => {
    const startMs = nowMs();
    try {
      const observation = await look();
      silentSinceMs = undefined;
      return observation;
    } catch (error) {
      // What may have been carried out must not be asked for again unseen.
      if (!isTimescaleError(error, "Transport", "Unavailable") || isAnswerLost(error)) throw error;
      silentSinceMs ??= startMs;
      if (nowMs() - silentSinceMs >= SILENCE_MS) throw error;
      return { state: "pending", saw: "no answer" };
    }
  };
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
