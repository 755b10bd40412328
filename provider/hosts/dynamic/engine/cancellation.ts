import type { IncomingHttpHeaders, Http2Server } from "node:http2";
import { Server } from "node:net";
import { TimescaleError } from "../../../errors";

/** The call by which the engine says that the user pressed Ctrl-C. */
const CANCEL_PATH = "/pulumirpc.ResourceProvider/Cancel";

/**
 * A signal that is aborted when the user ends the operation.
 *
 * Pulumi's dynamic provider process answers the engine's call itself and tells nobody, and Ctrl-C
 * does not reach a plugin as a signal. So this listens to the process's own servers for that call.
 *
 * @param servers for tests
 */
export function cancellationSignal(servers: () => Server[] = ownServers): AbortSignal {
  const controller = new AbortController();
  const onStream = (_stream: unknown, headers: IncomingHttpHeaders & { ":path"?: string }) => {
    if (headers[":path"] !== CANCEL_PATH) return;
    controller.abort(new TimescaleError("Cancelled", "Cancelled by the user."));
  };
  for (const server of servers()) (server as Http2Server).on("stream", onStream);
  return controller.signal;
}

/** The servers of this process. Node has no documented way to list them; without it, none. */
function ownServers(): Server[] {
  const { _getActiveHandles: handles } = process as { _getActiveHandles?: () => unknown[] };
  return (handles?.call(process) ?? []).filter(
    (handle): handle is Server => handle instanceof Server,
  );
}
