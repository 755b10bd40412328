import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What stands before a local AWS and notes the actions that are asked of it. */
export interface AwsRecorder {
  url: string;
  /** Each as `ec2:CreateRoute`, without those of STS, which need no permission. */
  actions: Set<string>;
  stop(): Promise<void>;
}

/** Starts it on a free port of the loopback address. */
export async function recordAwsActions(awsUrl: string): Promise<AwsRecorder> {
  const actions = new Set<string>();
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const action = new URLSearchParams(body.toString()).get("Action");
      if (action !== null && /\/ec2\/aws4_request/.test(request.headers.authorization ?? "")) {
        actions.add(`ec2:${action}`);
      }
      const headers = Object.entries(request.headers).flatMap(([name, value]) =>
        typeof value === "string" &&
        !["connection", "content-length", "host", "transfer-encoding"].includes(name)
          ? [[name, value] as [string, string]]
          : [],
      );
      const method = request.method ?? "GET";
      const answer = await fetch(new URL(request.url ?? "/", awsUrl), {
        ...{ method, headers },
        ...(body.length > 0 && { body: new Uint8Array(body) }),
      });
      const type = answer.headers.get("content-type") ?? "text/xml";
      response
        .writeHead(answer.status, { "content-type": type })
        .end(Buffer.from(await answer.arrayBuffer()));
    })().catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    actions,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
