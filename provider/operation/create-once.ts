import { isAnswerLost, isTimescaleError, TimescaleError } from "../errors";
import { decide, type ExistsOptions } from "./exists";
import type { Operation } from "./operation";
import { withStandings } from "./ownership";

/** How something is made that must not be made twice. */
export interface Creation<T> {
  /** What is made, such as `Timescale VPC "net"`. */
  subject: string;
  /**
   * All that exist and are identical with what is wanted, newest last.
   *
   * @param age `recent`: as they were some seconds ago at most
   */
  find: (age: "fresh" | "recent") => Promise<T[]>;
  /** What the state calls one of them by. */
  idOf: (thing: T) => string;
  /** Asks the API for it, once. */
  create: () => Promise<T>;
  describe: ExistsOptions<T>["describe"];
  unusable?: ExistsOptions<T>["unusable"];
  isAsAsked?: ExistsOptions<T>["isAsAsked"];
}

/** How often to look for the work of a request whose answer was lost: that takes some 12 s. */
const LOOKS = 7;
const TRIES = 3;

/**
 * Makes something exactly once. The API knows no idempotency key, so it looks before each request:
 * what is there before the first is somebody's and is taken over only on demand; what is there after
 * a lost answer is the work of that request.
 *
 * @throws `Exists` where it is there already and was not to be taken over
 */
export async function createOnce<T>(given: Creation<T>, operation: Operation): Promise<T> {
  const { isRemoved } = operation.ownership;
  const creation: Creation<T> = {
    ...given,
    // A list may go on to show what was deleted to be made again.
    find: async (age) => (await given.find(age)).filter((each) => !isRemoved(given.idOf(each))),
  };
  const before = await creation.find("recent");
  const made =
    before.length > 0
      ? await takeOver(before, creation, operation)
      : await make(creation, operation);
  operation.ownership.answered(given.idOf(made));
  return made;
}

async function make<T>(creation: Creation<T>, operation: Operation): Promise<T> {
  operation.ownership.asks();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await creation.create();
    } catch (error) {
      if (!isAnswerLost(error)) {
        // An earlier try may have been carried out all the same.
        if (isRefusal(error) && attempt === 1) operation.ownership.answered(undefined);
        throw error;
      }
      const found = await lookForWork(creation, operation);
      if (found !== undefined) return found;
      if (attempt === TRIES) throw error;
    }
  }
}

/** True where the API has answered, and made nothing. */
function isRefusal(error: unknown): boolean {
  return isTimescaleError(error, "Rejected", "NotFound", "Busy", "Unauthorized");
}

async function takeOver<T>(
  found: T[],
  { subject, idOf, describe, unusable, isAsAsked }: Creation<T>,
  operation: Operation,
): Promise<T> {
  const { adopt, reporter, ownership } = operation;
  const existing = await withStandings(found, idOf, ownership);
  const { entry } = ownership;
  const options = { describe, unusable, isAsAsked, adopt, entry, step: "create" } as const;
  const { refusal, warning } = decide(existing, options);
  const [only] = found;
  if (refusal !== undefined || only === undefined) {
    throw new TimescaleError("Exists", `${subject}: ${refusal ?? ""}`);
  }
  ownership.claim(idOf(only));
  if (warning !== undefined) reporter.warn(`${subject}: ${warning}`);
  reporter.info(`${subject}: took over ${describe(only)}, which existed already.`);
  return only;
}

async function lookForWork<T>(
  { find, subject }: Creation<T>,
  { wait }: Operation,
): Promise<T | undefined> {
  let tries = 0;
  return wait(subject, "Look for it in the Tiger Cloud console.", async () => {
    const [found] = (await find("fresh")).slice(-1);
    tries += 1;
    if (found !== undefined) return { state: "done", value: found };
    return tries >= LOOKS
      ? { state: "done", value: undefined }
      : { state: "pending", saw: "answer lost" };
  });
}
