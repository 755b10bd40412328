import { once } from "node:events";
import { connect, createServer, type ClientHttp2Session } from "node:http2";
import type { AddressInfo } from "node:net";
import { cancellationSignal } from "../../../../../provider/hosts/dynamic/engine/cancellation";
import { startOperation } from "../../../../../provider/operation/operation";
import type { TigerCloudApi } from "../../../../../provider/tiger-cloud/client";
import { failureOf } from "../../../../support/failure-of";

const CANCEL = "/pulumirpc.ResourceProvider/Cancel";

async function call(session: ClientHttp2Session, path: string): Promise<void> {
  const stream = session.request({ ":method": "POST", ":path": path });
  stream.resume().end();
  await once(stream, "end");
}

test("the engine's call to cancel is heard beside the process's own answer to it", async () => {
  const server = createServer((_request, response) => response.end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  try {
    // By itself it finds the server among the open ones of this process.
    const signal = cancellationSignal();
    await call(session, "/pulumirpc.ResourceProvider/Create");
    expect(signal.aborted).toBe(false);
    await call(session, CANCEL);
    expect(signal.reason).toMatchObject({ code: "Cancelled" });
  } finally {
    session.close();
    server.close();
  }
});

test("a wait that is cancelled ends at once, and says what it waited for", async () => {
  const controller = new AbortController();
  const operation = startOperation(
    {} as TigerCloudApi,
    { timeoutMs: 600_000 },
    { signal: controller.signal },
  );
  const waiting = operation.wait("Peering 17", "Fix.", () => {
    setImmediate(() => controller.abort(new Error("cancelled")));
    return Promise.resolve({ state: "pending", saw: "PENDING" });
  });
  expect(await failureOf(waiting)).toMatchObject({
    code: "Cancelled",
    message: expect.stringMatching(
      /^Peering 17: PENDING when the operation was cancelled after \d+ ms\. Run `pulumi up` again/,
    ) as string,
  });
});
