import { createApi } from "../../../provider/tiger-cloud/client";
import { createSendRequest } from "../../../provider/tiger-cloud/transport/http";
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

export const sendTo = (server: { apiUrl: string }, delayMs?: typeof retryDelayMs) =>
  createSendRequest(settingsFor(server), delayMs);

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
