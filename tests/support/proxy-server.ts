import { createServer } from "node:http";
import { connect, type Socket } from "node:net";
import { listen } from "./odd-server";

/** A connection that was asked for. */
export interface SeenConnect {
  /** `host:port`. */
  target: string;
  /** `user:password`; undefined where none were sent. */
  credentials: string | undefined;
}

export interface ProxyServer {
  /** `host:port` of the proxy. */
  address: string;
  seen: SeenConnect[];
}

/**
 * A proxy that knows CONNECT, as proxies for HTTPS do. Whatever host is asked for, it leads to
 * 127.0.0.1: so a test can use a name that only a proxy resolves. It stops after the test.
 *
 * @param status 200, or what it refuses each connection with
 */
export async function startProxy(status = 200): Promise<ProxyServer> {
  const seen: SeenConnect[] = [];
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on("connect", ({ url = "", headers }, client: Socket) => {
    const [, encoded] = headers["proxy-authorization"]?.split(" ") ?? [];
    const credentials = encoded && Buffer.from(encoded, "base64").toString();
    seen.push({ target: url, credentials });
    client.on("error", () => undefined);
    if (status !== 200) {
      client.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const port = Number(url.slice(url.lastIndexOf(":") + 1));
    const upstream = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      client.pipe(upstream).pipe(client);
    });
    upstream.on("error", () => client.destroy());
    client.on("close", () => upstream.destroy());
  });
  const port = await listen(server);
  return { address: `127.0.0.1:${port}`, seen };
}
