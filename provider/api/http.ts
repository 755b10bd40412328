import { readFileSync } from "node:fs";
import got, { RequestError, type Got } from "got";
import { isTimescaleError, TimescaleError } from "../errors";
import type { Settings } from "../settings";
import { oneLine, refusalError } from "./failure";

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

/**
 * The HTTP side of the API: authorisation, retries, time limits, and the translation of every
 * failure. GET and DELETE are retried after network errors, 429 and 5xx; POST never is, for the API
 * knows no idempotency key and a repeated POST could create twice.
 */
export function createSendRequest(settings: Settings): SendRequest {
  const client = got.extend({
    prefixUrl: settings.apiUrl,
    headers: {
      // Set as a header, for got's own options would put the key into error messages.
      authorization: `Basic ${Buffer.from(`${settings.publicKey}:${settings.secretKey}`).toString("base64")}`,
      accept: "application/json",
      "user-agent": `pulumi-timescale/${packageVersion()}`,
    },
    retry: { limit: 3, methods: ["GET", "DELETE"], backoffLimit: 5_000 },
    timeout: { request: REQUEST_TIMEOUT_MS },
    // A redirect could lead the key to another host.
    followRedirect: false,
  });
  return async (request) => {
    try {
      return await send(client, request);
    } catch (error) {
      throw withoutKey(error, settings);
    }
  };
}

/** An answer can repeat what was sent: no message may show the key because of that. */
function withoutKey(error: unknown, { publicKey, secretKey }: Settings): unknown {
  if (!isTimescaleError(error)) return error;
  const encoded = Buffer.from(`${publicKey}:${secretKey}`).toString("base64");
  const message = error.message.replaceAll(encoded, "[secret]").replaceAll(secretKey, "[secret]");
  return message === error.message ? error : new TimescaleError(error.code, message);
}

async function send(client: Got, request: ApiRequest): Promise<unknown> {
  const { method, path, subject, body } = request;
  try {
    const response = await client(path.slice(1), { method, ...(body && { json: body }) });
    if (response.statusCode >= 300) {
      throw refusalError({ ...request, status: response.statusCode, body: response.body });
    }
    return response.body === "" ? undefined : parse(request, response.body);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    // got's errors carry the authorization header: nothing of this one is kept but its words.
    if (error.response !== undefined) {
      const text: unknown = error.response.body;
      const status = error.response.statusCode;
      throw refusalError({ ...request, status, body: typeof text === "string" ? text : "" });
    }
    throw new TimescaleError(
      "Transport",
      `${subject}: no answer from the Tiger Cloud API to ${method} ${path} (${oneLine(error.code)}). ` +
        "Check the network and timescale:apiUrl, then run `pulumi up` again.",
    );
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
    );
  }
}

function packageVersion(): string {
  // By the package's own name: the compiled file lies one folder deeper than the source.
  const path = require.resolve("pulumi-timescale/package.json");
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}
