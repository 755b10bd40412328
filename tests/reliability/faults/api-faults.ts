import type { FaultEffect } from "../../../local/tiger-cloud";

/** What can go wrong with one request, by the name under which docs/reliability.md has it. */
export const API_FAULTS: Readonly<Record<string, FaultEffect>> = {
  "no answer, nothing done": { effect: "hang" },
  "no answer, all done": { effect: "withhold-answer" },
  "reset before the work": { effect: "lose-request" },
  "reset after the work": { effect: "lose-answer" },
  "429 with Retry-After": { effect: "reply", status: 429, headers: { "retry-after": "1" } },
  "429 with a Retry-After in the past": {
    ...{ effect: "reply", status: 429 },
    headers: { "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" },
  },
  "429 by a clock that is years ahead": {
    ...{ effect: "reply", status: 429 },
    headers: {
      date: "Thu, 01 Jan 2099 00:00:00 GMT",
      "retry-after": "Thu, 01 Jan 2099 00:00:01 GMT",
    },
  },
  "503 by a clock that is years behind": {
    ...{ effect: "reply", status: 503 },
    headers: {
      date: "Mon, 01 Jan 1990 00:00:00 GMT",
      "retry-after": "Mon, 01 Jan 1990 00:00:01 GMT",
    },
  },
  "429 without Retry-After": { effect: "reply", status: 429 },
  "500 before the work": { effect: "reply", status: 500, body: { message: "Internal" } },
  "500 after the work": { effect: "replace-answer", status: 500, body: { message: "Internal" } },
  "502 with HTML": { effect: "reply", status: 502, body: "<html><b>Bad gateway</b></html>" },
  "502 with HTML after the work": { effect: "replace-answer", status: 502, body: "<html></html>" },
  "503": { effect: "reply", status: 503 },
  "503 with Retry-After": { effect: "reply", status: 503, headers: { "retry-after": "1" } },
  "malformed JSON": { effect: "replace-answer", status: 200, body: '{"id": "10' },
  "empty body": { effect: "replace-answer", status: 200 },
  "missing fields": { effect: "alter-answer", alter: (body) => eachOf(body, withoutLast) },
  "an empty object": { effect: "replace-answer", status: 200, body: {} },
  "unknown fields": { effect: "alter-answer", alter: (body) => eachOf(body, withMore) },
  "unknown status words": { effect: "alter-answer", alter: (body) => eachOf(body, withOddStatus) },
  "slow drip": { effect: "drip-answer", gapMs: 50 },
  "a login page": {
    ...{ effect: "replace-answer", status: 200, body: "<html>Sign in</html>" },
    headers: { "content-type": "text/html" },
  },
  "a redirect": {
    ...{ effect: "reply", status: 302 },
    headers: { location: "http://127.0.0.1:9/elsewhere" },
  },
  "an expired key": { effect: "reply", status: 401, body: { message: "Expired" } },
};

const errorOf = (message: string) => ({
  ...{ status: 200, body: { data: null, errors: [{ message }] } },
});

/** What can go wrong besides with a request of GraphQL, which tells its errors with status 200. */
export const GRAPHQL_FAULTS: Readonly<Record<string, FaultEffect>> = {
  "already being updated": { effect: "reply", ...errorOf("VPC is already being updated") },
  "an error before the work": { effect: "reply", ...errorOf("internal system error") },
  "an error after the work": { effect: "replace-answer", ...errorOf("internal system error") },
  "no data, after the work": { effect: "replace-answer", status: 200, body: { data: null } },
  "late, in time": { effect: "delay", delayMs: 300 },
};

type Fields = Record<string, unknown>;

function eachOf(body: unknown, change: (fields: Fields) => Fields): unknown {
  return Array.isArray(body) ? body.map((one) => change(one as Fields)) : change(body as Fields);
}

/** Each field is required but those that a resource has only later, so any may be the one. */
function withoutLast(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).slice(0, -1));
}

function withMore(fields: Fields): Fields {
  return { ...fields, labels: [{ x: 1 }], deprecated: null, "\u001b[31m": "<script>" };
}

function withOddStatus(fields: Fields): Fields {
  return "status" in fields ? { ...fields, status: "TRANSMOGRIFYING" } : fields;
}
