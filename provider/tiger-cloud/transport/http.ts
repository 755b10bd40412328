import { readFileSync } from "node:fs";
import got, { RequestError, type Got } from "got";
import pLimit from "p-limit";
import { connectionsTo } from "./agents";
import { LONGEST_RETRY_AFTER_MS, MAX_RETRIES, retryDelayMs } from "./retry";
import type { Secrets } from "./secrets";
import { leaveTooLong, tooLongError } from "./too-long";
import { transportError } from "./transport-failure";

/** One HTTP request. */
export interface HttpRequest {
  /** What the request is about, for errors: `Timescale VPC 42`. */
  subject: string;
  /** What errors call the request: `GET /vpcs/42`. */
  name: string;
  method: "GET" | "POST" | "DELETE";
  url: string;
  headers: Record<string, string>;
  /** Sent as JSON. */
  body?: object;
  /** Whether it may be sent again where nobody knows whether it was carried out. */
  repeatable: boolean;
}

/** What came back, be it a success or a refusal. No secret is in it any more. */
export interface HttpAnswer {
  status: number;
  /** Undefined where the answer is empty, {@link NOT_JSON} where it is not JSON. */
  body: unknown;
}

/** Stands for the body of an answer that is not JSON. */
export const NOT_JSON = Symbol("not JSON");

/** Sends one request. */
export type SendHttp = (request: HttpRequest) => Promise<HttpAnswer>;

/** What the transport is made with. */
export interface HttpSettings {
  /** An address of the server: the environment may name a proxy for it. */
  apiUrl: string;
  /**
   * How long one try of a request may take, in milliseconds.
   *
   * @default 30000
   */
  requestTimeoutMs?: number | undefined;
}

/** No more requests than this are under way at once, whatever the engine's parallelism. */
export const MAX_CONCURRENT_REQUESTS = 10;

/**
 * Makes what sends requests to one server: connections, retries, time limits and redaction.
 *
 * @param delayMs for tests
 * @throws a `Settings` error where the environment names a proxy or a file that cannot be used
 */
export function createHttp(
  { apiUrl, requestTimeoutMs = 30_000 }: HttpSettings,
  secrets: Secrets,
  delayMs = retryDelayMs,
): SendHttp {
  const { agent, certificateAuthority, proxy } = connectionsTo(apiUrl);
  const client = got.extend({
    headers: { accept: "application/json", "user-agent": `pulumi-timescale/${packageVersion()}` },
    agent,
    ...(certificateAuthority && { https: { certificateAuthority } }),
    retry: {
      limit: MAX_RETRIES,
      methods: ["GET", "POST", "DELETE"],
      backoffLimit: 5_000,
      maxRetryAfter: LONGEST_RETRY_AFTER_MS,
      calculateDelay: delayMs,
    },
    timeout: { request: requestTimeoutMs },
    // A redirect could lead a key to another host.
    followRedirect: false,
  });
  const limit = pLimit(MAX_CONCURRENT_REQUESTS);
  return (request) => limit(() => send(client, request, secrets, proxy));
}

async function send(
  client: Got,
  request: HttpRequest,
  { redact }: Secrets,
  proxy: string | undefined,
): Promise<HttpAnswer> {
  const { method, url, headers, body, repeatable } = request;
  const options = { method, headers, context: { repeatable }, ...(body && { json: body }) };
  const asked = client(url, options);
  const isTooLong = leaveTooLong(asked);
  try {
    const response = await asked;
    return { status: response.statusCode, body: parse(response.body, redact) };
  } catch (error) {
    if (isTooLong()) throw tooLongError(request);
    if (!(error instanceof RequestError)) throw error;
    // got's errors carry the headers with the key: nothing of this one is kept but its words.
    if (error.response === undefined) {
      const [code, words] = [redact(error.code), redact(error.message)];
      throw transportError({ ...request, code, words, proxy });
    }
    const { statusCode: status } = error.response;
    const text: unknown = error.response.body;
    return { status, body: typeof text === "string" ? parse(text, redact) : NOT_JSON };
  }
}

/** A text is redacted before it is parsed; what was escaped in it shows only afterwards. */
function parse(raw: string, redact: (text: string) => string): unknown {
  const text = redact(raw);
  if (text === "") return undefined;
  try {
    if (!text.includes("\\")) return JSON.parse(text);
    return JSON.parse(text, (_key, value: unknown) =>
      typeof value === "string" ? redact(value) : value,
    );
  } catch {
    return NOT_JSON;
  }
}

function packageVersion(): string {
  // By the package's own name: the compiled file lies one folder deeper than the source.
  const path = require.resolve("pulumi-timescale/package.json");
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}
