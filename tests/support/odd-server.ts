import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { Certificate } from "./certificates";

/** One answer; `hangup` closes the connection instead. */
export type OddAnswer =
  { status: number; headers?: Record<string, string>; body?: string } | "hangup";

export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface OddServer {
  apiUrl: string;
  port: number;
  /** Every request, in order. */
  seen: SeenRequest[];
  /** How many connections have been opened. */
  readonly connections: number;
  close(): Promise<void>;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Servers, each with its connections: one that a proxy took over is unknown to its server. */
const running = new Map<Server, Set<Socket>>();

/**
 * Serves what no emulator should: each request gets the next of `answers`, the last one for good.
 * It stops after the test.
 */
export const startOddServer = (...answers: OddAnswer[]) =>
  start("http", (listener) => createServer(listener), answers);

/** The same over TLS, with this certificate. */
export const startOddTlsServer = (certificate: Certificate, ...answers: OddAnswer[]) =>
  start("https", (listener) => createTlsServer(certificate, listener), answers);

async function start(
  scheme: string,
  create: (listener: Listener) => Server,
  answers: OddAnswer[],
): Promise<OddServer> {
  const seen: SeenRequest[] = [];
  let connections = 0;
  const server = create((request, response) => {
    const answer = answers[Math.min(seen.length, answers.length - 1)] ?? "hangup";
    const { method = "", url = "", headers } = request;
    const noted: SeenRequest = { method, url, headers, body: "" };
    seen.push(noted);
    request.setEncoding("utf8").on("data", (text: string) => (noted.body += text));
    request.on("end", () => {
      if (answer === "hangup") request.socket.destroy();
      else response.writeHead(answer.status, answer.headers).end(answer.body ?? "");
    });
  });
  server.on("connection", () => (connections += 1));
  const port = await listen(server);
  return {
    ...{ apiUrl: `${scheme}://127.0.0.1:${port}/api`, port, seen },
    get connections() {
      return connections;
    },
    close: () => close(server),
  };
}

/** Has a server listen on a free port of the loopback address until the test is over. */
export async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => sockets.add(socket));
  running.set(server, sockets);
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  for (const socket of running.get(server) ?? []) socket.destroy();
  await closed;
}

afterEach(async () => {
  await Promise.all([...running.keys()].map(close));
  running.clear();
});
