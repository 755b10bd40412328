import { DOCTOR_ADVICE } from "../../provider/rules/doctor-advice";
import { waitFor, WaitExpired, type WaitOptions } from "../../provider/wait/wait-for";

/** What is waited for, and the words for it. */
export interface AwaitedRequest<Request extends { status: string }> extends Pick<
  WaitOptions,
  "clock" | "random"
> {
  /** One look at the request; undefined where AWS does not show it. */
  look: () => Promise<Request | undefined>;
  /** True for a status that AWS leaves on its own. */
  isInTransit: (status: string) => boolean;
  /** True to look once, and to take a request as it is: a preview does. */
  isOneLook: boolean;
  /** How long it may take until AWS shows the request in a status that lasts. */
  settlesWithinMs: number;
  /** Such as `Peering request pcx-…`. */
  subject: string;
  /** What to do where AWS does not show it. */
  whenNotVisible: () => string | Promise<string>;
}

const NOT_VISIBLE = "not visible";

/**
 * Waits until AWS shows a request in a status that lasts: it is visible some moments after Tiger Cloud reports
 * it, and settles some moments later.
 *
 * @throws Error in plain words, with what to do, where it does not in time
 */
export async function awaitRequest<Request extends { status: string }>(
  awaited: AwaitedRequest<Request>,
): Promise<Request> {
  const { look, isInTransit, isOneLook, settlesWithinMs, subject, whenNotVisible, ...time } =
    awaited;
  try {
    return await waitFor(
      async () => {
        const request = await look();
        if (request === undefined) return { state: "pending", saw: NOT_VISIBLE };
        if (!isOneLook && isInTransit(request.status)) {
          return { state: "pending", saw: request.status };
        }
        return { state: "done", value: request };
      },
      { ...time, timeoutMs: isOneLook ? 0 : settlesWithinMs },
    );
  } catch (error) {
    if (!(error instanceof WaitExpired)) throw error;
    const seconds = Math.round(error.waitedMs / 1000);
    if (error.last === NOT_VISIBLE) {
      throw new Error(
        `${subject}: AWS does not show it after ${seconds} s. ${await whenNotVisible()}`,
      );
    }
    throw new Error(
      `${subject}: still ${error.last} after ${seconds} s. ` +
        `Run \`pulumi up\` again in some minutes; if the word stays, look at the request in the AWS console. ${DOCTOR_ADVICE}`,
    );
  }
}
