import type { IncomingHttpHeaders } from "node:http";
import { NEVER_SENT } from "./transport-failure";

/** An API that wants to be left alone for longer than this is not waited for. */
export const LONGEST_RETRY_AFTER_MS = 120_000;

const TRIES = { usual: 4, tooManyRequests: 9 };

/** How often a request may be sent again after its first try. */
export const MAX_RETRIES = TRIES.tooManyRequests - 1;

/** A try of a request that failed, as got tells of it. */
export interface FailedTry {
  /** 1 for the first. */
  attemptCount: number;
  error: {
    code: string;
    options: { context: Record<string, unknown> };
    response?: { statusCode: number; headers: IncomingHttpHeaders } | undefined;
  };
  /** Milliseconds that a Retry-After asks for, by the clock of this machine. */
  retryAfter?: number | undefined;
  /** Milliseconds that got would wait; 0 where it would not try again. */
  computedValue: number;
}

/**
 * Milliseconds until the next try; 0 for none.
 *
 * What may be repeated is sent again after network errors, 429 and 5xx. Anything else is sent again only
 * where it surely did nothing, for the API knows no idempotency key and a repeated create could make two:
 * after 429, after 503 with a Retry-After, and where no connection came about.
 */
export function retryDelayMs(failed: FailedTry): number {
  const { attemptCount, error, computedValue } = failed;
  const status = error.response?.statusCode;
  if (attemptCount >= (status === 429 ? TRIES.tooManyRequests : TRIES.usual)) return 0;
  if (error.options.context["repeatable"] !== true && !surelyDidNothing(failed)) return 0;
  const askedMs = askedDelayMs(error.response);
  if (askedMs === undefined) return computedValue;
  return askedMs > LONGEST_RETRY_AFTER_MS ? 0 : Math.max(askedMs, 1);
}

function surelyDidNothing({ error, retryAfter }: FailedTry): boolean {
  const status = error.response?.statusCode;
  if (status === 429) return true;
  return status === 503 ? retryAfter !== undefined : NEVER_SENT.includes(error.code);
}

/**
 * What a Retry-After with a date asks for, by the clock of the one who asks: got measures it by the
 * clock of this machine, and one of the two may be wrong. Undefined where it is no date, or where the
 * answer has no date of its own.
 */
function askedDelayMs(response: FailedTry["error"]["response"]): number | undefined {
  if (response?.statusCode !== 429 && response?.statusCode !== 503) return undefined;
  const { "retry-after": after = "", date = "" } = response.headers;
  const delayMs = /^\d+$/.test(after) ? NaN : Date.parse(after) - Date.parse(date);
  return Number.isNaN(delayMs) ? undefined : delayMs;
}
