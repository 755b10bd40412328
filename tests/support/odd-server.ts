import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";

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
  /** Every request, in order. */
  seen: SeenRequest[];
  close(): Promise<void>;
}

const running: Server[] = [];

/**
 * Serves what no emulator should: each request gets the next of `answers`, the last one for good.
 * It stops after the test.
 */
export async function startOddServer(...answers: OddAnswer[]): Promise<OddServer> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
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
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  running.push(server);
  const { port } = server.address() as AddressInfo;
  return { apiUrl: `http://127.0.0.1:${port}/api`, seen, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(close));
});
