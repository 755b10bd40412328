import { isTimescaleError } from "../../errors";
import type { Send } from "../call";
import type { Doubt } from "../either-key";
import type { RestCall } from "./rest";

/** Below a project, the path of one thing, or of what belongs to one. */
const BY_ID = /^\/projects\/[^/]+\/[^/]+\/[^/]+/;
const KIND = /^\/projects\/[^/]+\/[^/]+$/;

/**
 * Sends with a key that may be of another project. The first Timescale VPC or service that is found by
 * its id proves that it is not; before, nothing is made, nothing is found in lists, and nothing is
 * believed to be gone.
 */
export async function restInDoubt(
  send: Send<RestCall>,
  call: RestCall,
  doubt: Doubt,
): Promise<unknown> {
  if (call.list === true) return [];
  if (KIND.test(call.path)) throw doubt.refusal();
  try {
    const answer = await send(call);
    if (BY_ID.test(call.path)) doubt.prove();
    return answer;
  } catch (error) {
    throw isTimescaleError(error, "NotFound") ? doubt.refusal() : error;
  }
}
