import { constants } from "node:crypto";
import { once } from "node:events";
import { isIP, type Socket } from "node:net";
import { connect, type TLSSocket } from "node:tls";
import { visibleLine } from "../../provider/rules/visible-text";
import type { Failure, LiveFacts } from "../facts/live";
import { certificateFault, issuerOf, validToOf } from "./certificate";
import { inTime, LATE, type Limits } from "../deadline";
import { CLOSED, codeOf, failed, late, systemFailure } from "./failure";

/** How TLS came out; with the connection where it is one to trust. */
export interface StartedTls {
  tls: LiveFacts["tls"];
  secure: TLSSocket | undefined;
}

/** PostgreSQL's SSLRequest: its length, and the number that stands for it. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** How much of a foreign answer is shown. */
const SHOWN_LENGTH = 60;

/**
 * Asks for TLS as PostgreSQL does it, and checks the certificate as `sslmode=verify-full` does.
 *
 * @param authorities PEM texts; undefined for those that this machine trusts
 */
export async function startTls(
  socket: Socket,
  host: string,
  authorities: readonly string[] | undefined,
  limits: Limits,
): Promise<StartedTls> {
  const refused = await askForTls(socket, limits);
  if (refused !== undefined) return { tls: refused, secure: undefined };
  const secure = connect({
    ...{ socket, host },
    // An address has no place in SNI.
    ...(isIP(host) === 0 && { servername: host }),
    ...(authorities && { ca: [...authorities] }),
    // The certificate is looked at below, since a refused handshake shows none. Nothing is sent before that.
    rejectUnauthorized: false,
    // What was looked at once stays as it is. TLS 1.3 knows no other way.
    secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
  });
  // What comes after the handshake is told by the step that waits for it.
  secure.on("error", () => undefined);
  const tls = await shakeHands(secure, host, limits);
  if (tls.state === "done") return { tls, secure };
  secure.destroy();
  return { tls, secure: undefined };
}

/** @returns undefined where the server is willing */
async function askForTls(socket: Socket, limits: Limits): Promise<Failure | undefined> {
  try {
    const answer = await inTime(limits, (over) => {
      const first = firstBytes(socket, over);
      socket.write(SSL_REQUEST);
      return first;
    });
    if (answer === LATE) return late(limits, "the connection was taken, and no answer came");
    return refusalIn(answer);
  } catch (error) {
    limits.signal?.throwIfAborted();
    return systemFailure(error);
  }
}

/** @throws an error with the code {@link CLOSED} where the connection ends without a byte */
async function firstBytes(socket: Socket, over: AbortSignal): Promise<Buffer> {
  const ended = Object.assign(new Error("closed"), { code: CLOSED });
  if (socket.destroyed) throw ended;
  const settled = new AbortController();
  const signal = AbortSignal.any([over, settled.signal]);
  const closed = once(socket, "end", { signal }).then(() => {
    throw ended;
  });
  closed.catch(() => undefined);
  try {
    const [bytes] = (await Promise.race([once(socket, "data", { signal }), closed])) as [Buffer];
    return bytes;
  } finally {
    settled.abort();
  }
}

function refusalIn(answer: Buffer): Failure | undefined {
  const text = answer.toString("latin1");
  // One byte alone: what comes with it was sent by somebody who can do without TLS.
  if (text === "S") return undefined;
  if (text === "N") return failed("no-tls", "it speaks PostgreSQL and does not want TLS");
  if (text.startsWith("E")) return failed("other", "it reported an error before TLS began");
  const [line = ""] = text.split(/\r?\n/);
  return failed("not-postgresql", `it answered "${visibleLine(line, SHOWN_LENGTH)}"`);
}

async function shakeHands(
  secure: TLSSocket,
  host: string,
  limits: Limits,
): Promise<LiveFacts["tls"]> {
  try {
    const done = await inTime(limits, (over) => once(secure, "secureConnect", { signal: over }));
    if (done === LATE) return late(limits, "TLS began, and did not come to its end");
  } catch (error) {
    limits.signal?.throwIfAborted();
    return handshakeFailure(error);
  }
  const certificate = secure.getPeerCertificate();
  const fault = certificateFault(certificate, host, secure.authorizationError);
  if (fault !== undefined) return fault;
  const version = secure.getProtocol() ?? "";
  const value = { version, issuer: issuerOf(certificate), validTo: validToOf(certificate) };
  return { state: "done", value };
}

function handshakeFailure(error: unknown): Failure {
  const code = codeOf(error);
  if (code !== "ERR_SSL_WRONG_VERSION_NUMBER") return systemFailure(error);
  return failed("not-postgresql", "what came after the consent to TLS is no TLS", code);
}
