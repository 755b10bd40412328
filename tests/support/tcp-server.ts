import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { Certificate } from "./certificates";

export interface TcpServer {
  port: number;
  /** Resolves when a connection was there and none is open any more. */
  left(): Promise<void>;
  /** Stops it, so that nobody listens at its port. */
  close(): Promise<void>;
}

interface Running {
  server: Server;
  sockets: Set<Socket>;
}

let running: Running[] = [];

/** A server on a free port of the loopback address that does this with each connection. It stops after the test. */
export async function startTcpServer(talk: (socket: Socket) => void): Promise<TcpServer> {
  const sockets = new Set<Socket>();
  let leave: () => void;
  const left = new Promise<void>((resolve) => (leave = resolve));
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => {
      sockets.delete(socket);
      if (sockets.size === 0) leave();
    });
    talk(socket);
    // Who does not read does not notice that the other side has gone.
    socket.resume();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const started = { server, sockets };
  running.push(started);
  const { port } = server.address() as AddressInfo;
  return { port, left: () => left, close: () => close(started) };
}

async function close({ server, sockets }: Running): Promise<void> {
  running = running.filter((one) => one.server !== server);
  const closed = once(server, "close");
  server.close();
  for (const socket of sockets) socket.destroy();
  await closed;
}

/**
 * A server that agrees to TLS as PostgreSQL does, and then does this with what it is sent: `talk` is called for
 * each piece, first for the start-up message.
 */
export function startTlsAsPostgres(
  certificate: Certificate,
  talk: (socket: TLSSocket, sent: Buffer) => void,
): Promise<TcpServer> {
  return startTcpServer((socket) => {
    socket.once("data", () => {
      socket.write("S");
      const secure = new TLSSocket(socket, { isServer: true, ...certificate });
      secure.on("error", () => undefined);
      secure.on("data", (sent: Buffer) => talk(secure, sent));
    });
  });
}

afterEach(async () => {
  await Promise.all(running.map(close));
});
