import { retryDelayMs, type FailedTry } from "../../github/retry";

const NOW = Date.parse("2026-01-01T00:00:00Z");
const failed = (
  statusCode: number | undefined,
  headers = {},
  { attemptCount = 1, method = "GET", body = {} } = {},
): FailedTry => ({
  attemptCount,
  error: {
    options: { method },
    ...(statusCode !== undefined && { response: { statusCode, headers, body } }),
  },
});
const SECONDARY = { message: "You have exceeded a secondary rate limit" };

test.each<[string, FailedTry, number]>([
  ["a 502", failed(502), 1000],
  ["a second 502", failed(502, {}, { attemptCount: 2 }), 4000],
  ["a third 502", failed(502, {}, { attemptCount: 3 }), 0],
  ["a 404", failed(404), 0],
  ["a permission that is missing", failed(403), 0],
  ["no answer to a GET", failed(undefined), 1000],
  [
    "no answer to a POST, which may have made a comment",
    failed(undefined, {}, { method: "POST" }),
    0,
  ],
  ["a limit that says when", failed(403, { "retry-after": "5" }), 5000],
  [
    "a limit that is lifted at a date",
    failed(429, { "retry-after": "Thu, 01 Jan 2026 00:00:07 GMT" }),
    7000,
  ],
  ["a limit that is lifted much later", failed(403, { "retry-after": "3600" }), 0],
  [
    "a used up limit",
    failed(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(NOW / 1000 + 30) }),
    31_000,
  ],
  [
    "a used up limit that is lifted much later",
    failed(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(NOW / 1000 + 90) }),
    0,
  ],
  ["too many requests at once", failed(403, {}, { body: SECONDARY }), 60_000],
])("after %s, the wait is right", (_what, one, ms) => {
  expect(retryDelayMs(one, NOW)).toBe(ms);
});
