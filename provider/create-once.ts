import { isAnswerLost, TimescaleError } from "./errors";
import type { Operation } from "./operation";

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
  /** Asks the API for it, once. */
  create: () => Promise<T>;
  /** Tells id and state of one that exists: `Timescale VPC 42`. */
  describe: (found: T) => string;
  /** Why one that exists cannot be taken over; undefined where it can. */
  unusable?: (found: T) => string | undefined;
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
export async function createOnce<T extends { id: string }>(
  creation: Creation<T>,
  operation: Operation,
): Promise<T> {
  const before = await creation.find("recent");
  if (before.length > 0) return takeOver(before, creation, operation);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await creation.create();
    } catch (error) {
      if (!isAnswerLost(error)) throw error;
      const found = await lookForWork(creation, operation);
      if (found !== undefined) return found;
      if (attempt === TRIES) throw error;
    }
  }
}

function takeOver<T extends { id: string }>(
  found: T[],
  { subject, describe, unusable }: Creation<T>,
  { adopt, reporter }: Operation,
): T {
  const problem = existsProblem(found, { describe, unusable }, adopt);
  const [only] = found;
  if (problem !== undefined || only === undefined) {
    throw new TimescaleError("Exists", `${subject}: ${problem ?? ""}`);
  }
  reporter.info(`${subject}: took over ${describe(only)}, which existed already.`);
  return only;
}

/**
 * Says why what exists stands in the way, and the ways on; undefined where it will be taken over.
 */
export function existsProblem<T>(
  found: readonly T[],
  {
    describe,
    unusable,
  }: Pick<Creation<T>, "describe"> & { unusable?: Creation<T>["unusable"] | undefined },
  adopt: boolean,
): string | undefined {
  const [only] = found;
  if (only === undefined) return undefined;
  const described = found.map(describe).join(" and ");
  const why = unusable?.(only);
  if (why !== undefined) return `${described} exists already. ${why}`;
  if (found.length > 1) {
    return `${described} exist already and are identical. Delete all but one in the Tiger Cloud console.`;
  }
  if (adopt) return undefined;
  return (
    `${described} exists already. To let this resource take it over, set adopt: true on it, ` +
    "or timescale:adopt to true for the whole stack. " +
    "If another resource or stack owns it, use its id instead; if it was only renamed in the program, use the aliases option."
  );
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
