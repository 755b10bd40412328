import pLimit from "p-limit";
import type { Clock } from "../../../../provider/wait/clock";
import type { Seen } from "../../../facts/seen";
import type { CallOptions } from "./api";
import { within } from "./deadline";
import { reasonOf } from "./refusal";

/**
 * Asks one question, which may have several pages. It never fails: what has no answer is unseen.
 *
 * @param right the right that it needs, such as `ec2:DescribeVpcs`
 */
export type Ask = <Answer>(
  right: string,
  question: (options: CallOptions) => Promise<Answer>,
) => Promise<Seen<Answer>>;

/** EC2 lets an account ask some 20 questions of a kind per second, for all who ask. */
const AT_ONCE = 8;

/** One question that hangs leaves time for those that follow from others. */
const QUESTION_SECONDS = 10;

/** Questions that share a limit, and the time of all of them together, which begins now. */
export function askWithin(timeoutSeconds: number, clock: Clock): Ask {
  const limit = pLimit(AT_ONCE);
  const endMs = clock.now() + timeoutSeconds * 1000;
  const ask: Ask = async (right, question) => {
    const leftSeconds = (endMs - clock.now()) / 1000;
    if (leftSeconds <= 0) {
      return { unseen: `${right} was not asked: the ${timeoutSeconds} s for AWS were over` };
    }
    try {
      const seconds = Math.min(leftSeconds, QUESTION_SECONDS);
      return { value: await within(seconds, clock, (abortSignal) => question({ abortSignal })) };
    } catch (error) {
      return { unseen: reasonOf(error, right) };
    }
  };
  return (right, question) => limit(() => ask(right, question));
}
