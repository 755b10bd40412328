import { readFileSync } from "node:fs";
import got, { RequestError, type Got } from "got";
import pLimit from "p-limit";
import { isTimescaleError, TimescaleError } from "../../errors";
import type { ApiSettings } from "../../settings";
import { connectionsTo } from "./agents";
import { refusalError } from "../rest/failure";
import { keyRedactor } from "./redact";
import { LONGEST_RETRY_AFTER_MS, MAX_RETRIES, retryDelayMs } from "./retry";
import { transportError } from "./transport-failure";

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

/**
 * The HTTP side of the API: authorisation, retries, time limits, and the translation of every
 * failure.
 *
 * @param delayMs for tests
 * @throws a `Settings` error where the environment names a proxy or a file that cannot be used
 */
export function createSendRequest(settings: ApiSettings, delayMs = retryDelayMs): SendRequest {
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
      limit: MAX_RETRIES,
      methods: ["GET", "POST", "DELETE"],
      backoffLimit: 5_000,
      maxRetryAfter: LONGEST_RETRY_AFTER_MS,
      calculateDelay: delayMs,
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
