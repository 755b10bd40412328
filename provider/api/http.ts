import { readFileSync } from "node:fs";
import got, { RequestError, type Got, type RetryFunction } from "got";
import pLimit from "p-limit";
import { isTimescaleError, TimescaleError } from "../errors";
import type { ApiSettings } from "../settings";
import { connectionsTo } from "./agents";
import { refusalError } from "./failure";
import { keyRedactor } from "./redact";
import { NEVER_SENT, transportError } from "./transport-failure";

/** One request to the API. */
export interface ApiRequest {
  method: "GET" | "POST" | "DELETE";
  /** Path below the API's base address, with its leading slash. */
  path: string;
  /** What the request is about, for errors: `Timescale VPC 42`. */
  subject: string;
  body?: object;
}

/** Sends one request and returns the parsed body; undefined where the answer has none. */
export type SendRequest = (request: ApiRequest) => Promise<unknown>;

const REQUEST_TIMEOUT_MS = 30_000;

/** No more requests than this are under way at once, whatever the engine's parallelism. */
export const MAX_CONCURRENT_REQUESTS = 10;

/** An API that wants to be left alone for longer than this is not waited for. */
const LONGEST_RETRY_AFTER_MS = 120_000;
const TRIES = { usual: 4, tooManyRequests: 9 };

/**
 * The HTTP side of the API: authorisation, retries, time limits, and the translation of every
 * failure. GET and DELETE are retried after network errors, 429 and 5xx. A POST is retried only
 * where it surely did nothing, for the API knows no idempotency key and a repeated POST could create
 * twice: after 429, after 503 with a Retry-After, and where no connection came about.
 *
 * @throws a `Settings` error where the environment names a proxy or a file that cannot be used
 */
export function createSendRequest(settings: ApiSettings): SendRequest {
  const { agent, certificateAuthority, proxy } = connectionsTo(settings.apiUrl);
  const client = got.extend({
    prefixUrl: settings.apiUrl,
    headers: {
      // Set as a header, for got's own options would put the key into error messages.
      authorization: `Basic ${Buffer.from(`${settings.publicKey}:${settings.secretKey}`).toString("base64")}`,
      accept: "application/json",
      "user-agent": `pulumi-timescale/${packageVersion()}`,
    },
    agent,
    ...(certificateAuthority && { https: { certificateAuthority } }),
    retry: {
      limit: TRIES.tooManyRequests - 1,
      methods: ["GET", "POST", "DELETE"],
      backoffLimit: 5_000,
      maxRetryAfter: LONGEST_RETRY_AFTER_MS,
      calculateDelay: retryDelayMs,
    },
    timeout: { request: settings.requestTimeoutMs ?? REQUEST_TIMEOUT_MS },
    // A redirect could lead the key to another host.
    followRedirect: false,
  });
  const limit = pLimit(MAX_CONCURRENT_REQUESTS);
  const redact = keyRedactor(settings);
  return async (request) => {
    try {
      return await limit(() => send({ client, proxy, redact }, request));
    } catch (error) {
      throw withoutKey(error, redact);
    }
  };
}

/** Milliseconds until the next try; 0 for none. `computedValue` is got's own answer. */
const retryDelayMs: RetryFunction = ({ attemptCount, error, retryAfter, computedValue }) => {
  const status = error.response?.statusCode;
  if (status !== 429 && attemptCount >= TRIES.usual) return 0;
  if (error.options.method !== "POST") return computedValue;
  const surelyNotDone =
    status === 429 ||
    (status === 503 && retryAfter !== undefined) ||
    NEVER_SENT.includes(error.code);
  return surelyNotDone ? computedValue : 0;
};

/** A body is redacted before it is parsed; what was escaped in it shows only afterwards. */
function withoutKey(error: unknown, redact: (text: string) => string): unknown {
  if (!isTimescaleError(error)) return error;
  const message = redact(error.message);
  return message === error.message
    ? error
    : new TimescaleError(error.code, message, error.mayHaveHappened);
}

interface Sender {
  client: Got;
  /** Address of the proxy as it may be shown. */
  proxy: string | undefined;
  /** An answer can repeat what was sent: neither message nor state may get the key that way. */
  redact: (text: string) => string;
}

async function send({ client, proxy, redact }: Sender, request: ApiRequest): Promise<unknown> {
  const { method, path, body } = request;
  try {
    const response = await client(path.slice(1), { method, ...(body && { json: body }) });
    const text = redact(response.body);
    if (response.statusCode >= 300) {
      throw refusalError({ ...request, status: response.statusCode, body: text });
    }
    return text === "" ? undefined : parse(request, text);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    // got's errors carry the authorization header: nothing of this one is kept but its words.
    if (error.response !== undefined) {
      const text: unknown = error.response.body;
      const status = error.response.statusCode;
      throw refusalError({
        ...request,
        status,
        body: typeof text === "string" ? redact(text) : "",
      });
    }
    throw transportError({ ...request, code: error.code, words: error.message, proxy });
  }
}

function parse(request: ApiRequest, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TimescaleError(
      "Unavailable",
      `${request.subject}: the Tiger Cloud API answered ${request.method} ${request.path} with something that is not JSON. ` +
        "Check timescale:apiUrl.",
      request.method === "POST",
    );
  }
}

function packageVersion(): string {
  // By the package's own name: the compiled file lies one folder deeper than the source.
  const path = require.resolve("pulumi-timescale/package.json");
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}
