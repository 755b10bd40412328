import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { BASE_PATH } from "./app";

/** An HTTP server on 127.0.0.1. */
export interface RunningServer {
  /** URL below which the API lies, without a slash at its end. */
  apiUrl: string;
  /** Closes every connection, and resolves once the port is free. */
  close(): Promise<void>;
}

/**
 * Serves `answer` on 127.0.0.1.
 *
 * @throws Error where the port cannot be had
 */
export async function serve(
  answer: (request: Request, connection: HttpBindings) => Response | Promise<Response>,
  port: number,
): Promise<RunningServer> {
  const server = createAdaptorServer({
    // It speaks no HTTP/2, so that there are no other bindings.
    fetch: (request, connection) => answer(request, connection as HttpBindings),
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", ({ message }: Error) =>
      reject(new Error(`port ${port}: ${message}. Choose another one, or 0 for a free one.`)),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: actualPort } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${actualPort}${BASE_PATH}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
