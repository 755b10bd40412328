import { systemFailure } from "../../../doctor/connect/failure";
import { openTcp } from "../../../doctor/connect/open-tcp";
import { startTcpServer } from "../../support/tcp-server";

const LIMITS = { timeoutSeconds: 30 };

test("of a name with two addresses, the one that answers is used and the other one is told", async () => {
  const server = await startTcpServer(() => undefined);
  // Another address of the loopback network; where a system has it not, it is no less unanswered.
  const { tcp, socket } = await openTcp(["127.0.0.2", "127.0.0.1"], server.port, LIMITS);
  expect(tcp).toMatchObject({
    state: "done",
    value: { address: "127.0.0.1", unanswered: [{ address: "127.0.0.2" }] },
  });
  expect(socket?.remoteAddress).toBe("127.0.0.1");
  socket?.destroy();
  await server.left();
});

test("of two addresses that answer, the first stays open and the second is closed", async () => {
  const seen: (string | undefined)[] = [];
  const server = await startTcpServer((socket) => {
    seen.push(socket.remoteAddress);
    socket.on("close", () => seen.pop());
  });
  const { tcp, socket } = await openTcp(["127.0.0.1", "127.0.0.1"], server.port, LIMITS);
  expect(tcp).toEqual({
    ...{
      state: "done",
      value: { address: "127.0.0.1", milliseconds: expect.any(Number) as number },
    },
  });
  expect(socket?.destroyed).toBe(false);
  socket?.destroy();
  await server.left();
});

test("where no address answers, the failure has what each of them said", async () => {
  const closed = await startTcpServer(() => undefined);
  await closed.close();
  const { tcp, socket } = await openTcp(["127.0.0.1", "127.0.0.1"], closed.port, LIMITS);
  expect(socket).toBeUndefined();
  expect(tcp).toMatchObject({
    kind: "refused",
    saw: "127.0.0.1: the connection was refused; 127.0.0.1: the connection was refused",
  });
});

test.each([
  ["ETIMEDOUT", "timeout"],
  ["EHOSTUNREACH", "unreachable"],
  ["ENETUNREACH", "unreachable"],
  ["EADDRNOTAVAIL", "unreachable"],
  ["EPERM", "other"],
])("the system's %s is a failure of the kind %s", (code, kind) => {
  const error = Object.assign(new Error(`connect ${code} 10.70.0.5:5432`), { code });
  expect(systemFailure(error)).toMatchObject({ state: "failed", kind, code });
});

test("an error without a code is told by its words", () => {
  expect(systemFailure(new Error("it is late"))).toEqual({
    ...{ state: "failed", kind: "other", saw: "it is late" },
  });
});
