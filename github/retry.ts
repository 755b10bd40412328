import type { IncomingHttpHeaders } from "node:http";

/** How often a request is sent again after its first try. */
export const RETRIES = 2;
/** A limit that is lifted later than this is not waited for. */
const LONGEST_WAIT_MS = 60_000;
/** What GitHub asks for where it refuses too many requests at once and names no time. */
const WAIT_WITHOUT_TIME_MS = 60_000;

interface Answer {
  statusCode: number;
  headers: IncomingHttpHeaders;
  body?: unknown;
}

/** A try of a request that failed, as got tells of it. */
export interface FailedTry {
  /** 1 for the first. */
  attemptCount: number;
  error: {
    options: { method: string };
    response?: Answer | undefined;
  };
}

/**
 * Milliseconds until the next try; 0 for none. What failed inside of GitHub is asked again, and what is
 * limited in rate as soon as the limit is lifted. Where no answer came, a comment may have been made: a
 * POST is not sent again then.
 */
export function retryDelayMs({ attemptCount, error }: FailedTry, now = Date.now()): number {
  if (attemptCount > RETRIES) return 0;
  const { response } = error;
  const backoffMs = 1000 * attemptCount ** 2;
  if (response === undefined) return error.options.method === "POST" ? 0 : backoffMs;
  if (response.statusCode >= 500) return backoffMs;
  const waitMs = rateLimitMs(response, now);
  return waitMs === undefined || waitMs > LONGEST_WAIT_MS ? 0 : Math.max(waitMs, 1);
}

/** Undefined where it is not a rate limit, but a missing permission or something else. */
function rateLimitMs({ statusCode, headers, body }: Answer, now: number): number | undefined {
  if (statusCode !== 403 && statusCode !== 429) return undefined;
  const after = headers["retry-after"];
  if (after !== undefined) {
    const ms = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - now;
    return Number.isNaN(ms) ? undefined : ms;
  }
  if (headers["x-ratelimit-remaining"] === "0") {
    const resetMs = Number(headers["x-ratelimit-reset"]) * 1000 - now;
    return Number.isNaN(resetMs) ? undefined : resetMs + 1000;
  }
  const isSecondary = /secondary rate limit/i.test(JSON.stringify(body ?? ""));
  return isSecondary ? WAIT_WITHOUT_TIME_MS : undefined;
}
