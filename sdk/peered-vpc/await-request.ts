import { waitFor, WaitExpired, type WaitOptions } from "../../provider/wait/wait-for";
import { isInTransit, type PeeringRequest } from "./peering-proof";

/** One look at a request; undefined where AWS does not show it. */
export type Look = () => Promise<PeeringRequest | undefined>;

/** How requests are waited for. */
export interface AwaitRequestOptions extends Pick<WaitOptions, "clock" | "random"> {
  /** True to look once, and to take a request as it is: a preview does. */
  isOneLook: boolean;
}

/** A request is visible some moments after Tiger Cloud reports it, and settles some moments later. */
const SETTLES_WITHIN_MS = 120_000;
const NOT_VISIBLE = "not visible";

/**
 * Waits until AWS shows a request in a status that lasts.
 *
 * @throws Error in plain words, with what to do, where it does not within two minutes
 */
export async function awaitRequest(
  id: string,
  look: Look,
  { isOneLook, ...time }: AwaitRequestOptions,
): Promise<PeeringRequest> {
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
      { ...time, timeoutMs: isOneLook ? 0 : SETTLES_WITHIN_MS },
    );
  } catch (error) {
    throw error instanceof WaitExpired ? new Error(expiryText(id, error)) : error;
  }
}

function expiryText(id: string, { last, waitedMs }: WaitExpired): string {
  const seconds = Math.round(waitedMs / 1000);
  if (last === NOT_VISIBLE) {
    return (
      `Peering request ${id}: AWS does not show it after ${seconds} s. ` +
      "Check that the AWS provider is in the account and region of the customer VPC; if the request was removed, run `pulumi refresh`, then `pulumi up`."
    );
  }
  return (
    `Peering request ${id}: still ${last} after ${seconds} s. ` +
    "Run `pulumi up` again in some minutes; if the word stays, look at the request in the AWS console."
  );
}
