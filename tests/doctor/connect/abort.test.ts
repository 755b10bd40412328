import type { Names } from "../../../doctor/connect/names";
import { createAuthority, createCertificate } from "../../support/certificates";
import { startTcpServer, startTlsAsPostgres } from "../../support/tcp-server";
import { connectAs, HOST, leadingTo } from "./target";

const REASON = new Error("Ctrl-C");

/** Whoever ends it does so where the connection has come to. */
const ended = () => {
  const controller = new AbortController();
  return { signal: controller.signal, end: () => controller.abort(REASON) };
};

test("nothing is done for one who has ended it already", async () => {
  const looked = jest.fn();
  const names: Names = { ...leadingTo(), lookup: looked };
  await expect(connectAs(1, { signal: AbortSignal.abort(REASON), names })).rejects.toBe(REASON);
  expect(looked).not.toHaveBeenCalled();
});

test("it ends in the midst of a look-up, and of the question why that failed", async () => {
  for (const step of ["lookup", "ask"] as const) {
    const { signal, end } = ended();
    const names: Names = {
      ...leadingTo(),
      lookup: () => Promise.reject(new Error("no")),
      [step]: () => {
        end();
        return new Promise<never>(() => undefined);
      },
    };
    await expect(connectAs(1, { signal, names })).rejects.toBe(REASON);
  }
});

test("it ends while the server is waited for, and leaves no connection open", async () => {
  const { signal, end } = ended();
  const server = await startTcpServer((socket) => socket.once("data", end));
  await expect(connectAs(server.port, { signal })).rejects.toBe(REASON);
  await server.left();
});

test("it ends in the midst of TLS, and of the login, and leaves no connection open", async () => {
  const inTls = ended();
  const first = await startTcpServer((socket) =>
    socket.once("data", () => {
      socket.write("S");
      socket.once("data", inTls.end);
    }),
  );
  await expect(connectAs(first.port, { signal: inTls.signal })).rejects.toBe(REASON);
  await first.left();

  const inLogin = ended();
  const authority = await createAuthority("Authority of these tests");
  const certificate = await createCertificate(HOST, authority);
  const second = await startTlsAsPostgres(certificate, inLogin.end);
  const options = { signal: inLogin.signal, authorities: [authority.cert] };
  await expect(connectAs(second.port, options)).rejects.toBe(REASON);
  await second.left();
});
