import { createApi } from "../../../provider/tiger-cloud/client";
import { restSender, type RestCall } from "../../../provider/tiger-cloud/rest/rest";
import { createHttp } from "../../../provider/tiger-cloud/transport/http";
import { Secrets } from "../../../provider/tiger-cloud/transport/secrets";
import { retryDelayMs } from "../../../provider/tiger-cloud/transport/retry";
import type { ApiSettings } from "../../../provider/settings";

export const SECRET_KEY = "canary-5c1d7e";

/** ApiSettings for a server of a test. */
export function settingsFor(
  server: { apiUrl: string },
  others: Partial<ApiSettings> = {},
): ApiSettings {
  return {
    apiUrl: server.apiUrl,
    publicKey: "pub",
    secretKey: SECRET_KEY,
    projectId: "p1",
    ...others,
  };
}

export const apiOn = (server: { apiUrl: string }, others?: Partial<ApiSettings>) =>
  createApi(settingsFor(server, others));

/** Sends as the client does, over REST. */
export function sendTo(server: { apiUrl: string }, delayMs?: typeof retryDelayMs) {
  const settings = settingsFor(server);
  const secrets = new Secrets();
  secrets.addKey(settings);
  return restSender(createHttp(settings, secrets, delayMs), settings.apiUrl, settings);
}

/** A call that may be sent again. */
export const READ = { method: "GET", path: "/x", subject: "Thing", repeatable: true } as const;

/** A call that must not be sent twice. */
export const CREATE = {
  ...{ method: "POST", path: "/x", subject: "Thing", repeatable: false },
} as const satisfies RestCall;

/**
 * Sends as `sendTo` does, but tries again after one millisecond where it would after some seconds.
 *
 * @param onRetry called before each pause
 */
export function hurriedSendTo(server: { apiUrl: string }, onRetry?: () => void) {
  return sendTo(server, (failed) => {
    const delayMs = Math.min(retryDelayMs(failed), 1);
    if (delayMs > 0) onRetry?.();
    return delayMs;
  });
}

/** Has a server's next request tried again after one millisecond, not after one second. */
export const AT_ONCE = { "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" };
