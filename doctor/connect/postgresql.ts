import type { TLSSocket } from "node:tls";
import { Client, DatabaseError } from "pg";
import { Secrets } from "../../provider/tiger-cloud/transport/secrets";
import { foreignLine } from "../../provider/rules/visible-text";
import type { Failure, LiveFacts } from "../facts/live";
import { inTime, LATE, type Limits } from "../deadline";
import { CLOSED, codeOf, failed, late, systemFailure } from "./failure";
import { streamForPg, TooMuchSaid } from "./stream-for-pg";

/** As whom to log in. */
export interface Login {
  user: string;
  database: string;
  /** Undefined where nobody gave one: the server's question for it is all that is wanted then. */
  password: string | undefined;
}

/** What PostgreSQL said. */
export type Greeting = Pick<LiveFacts, "server" | "query">;

/** The server wants a password, and there is none. */
class PasswordAsked extends Error {}

const QUERY = "select 1 as one, current_setting('server_version') as version";

/**
 * Begins a session, and with a password runs `select 1` in it. Without one it ends where the server asks
 * for it, and sends none.
 *
 * @param socket is spoken to by TLS already, and is closed afterwards
 */
export async function logIn(socket: TLSSocket, login: Login, limits: Limits): Promise<Greeting> {
  const client = clientOn(socket, login);
  let lost: unknown;
  client.on("error", (error) => (lost ??= error));
  try {
    const server = await begin(client, login, limits);
    if (server.state !== "done" || server.value === "password" || login.password === undefined) {
      return { server, query: { state: "skipped" } };
    }
    return { server, query: await ask(client, login, limits, () => lost) };
  } finally {
    socket.destroy();
  }
}

function clientOn(socket: TLSSocket, { user, database, password }: Login): Client {
  const client = new Client({
    ...{ user, database, application_name: "pulumi-timescale doctor" },
    stream: () => streamForPg(socket),
    // The connection has its TLS, whatever PGSSLMODE and PGSSLNEGOTIATION say.
    ...{ ssl: false, sslnegotiation: "postgres" },
    password:
      password ??
      // A function keeps pg from the user's .pgpass as well.
      (() => {
        throw new PasswordAsked();
      }),
  });
  return client;
}

async function begin(client: Client, login: Login, limits: Limits): Promise<Greeting["server"]> {
  try {
    const begun = await inTime(limits, () => client.connect());
    if (begun === LATE) return late(limits, "TLS is up, and PostgreSQL did not answer");
    return { state: "done", value: "let-in" };
  } catch (error) {
    limits.signal?.throwIfAborted();
    if (error instanceof PasswordAsked) return { state: "done", value: "password" };
    return failureOf(error, login);
  }
}

/** Of a server that answers otherwise, anything may be missing. */
interface Answer {
  rows?: readonly { version?: unknown }[];
}

/** @param lostBy what ended the session, which a question that comes after it is not told */
async function ask(
  client: Client,
  login: Login,
  limits: Limits,
  lostBy: () => unknown,
): Promise<Greeting["query"]> {
  try {
    const result = await inTime<Answer>(limits, () => client.query(QUERY));
    if (result === LATE) return late(limits, "no answer to select 1");
    // Says goodbye, so that the server does not note a lost connection.
    await inTime(limits, () => client.end());
    const version = result.rows?.[0]?.version;
    const serverVersion = typeof version === "string" ? shown(version, login.password) : "";
    return { state: "done", value: { serverVersion } };
  } catch (error) {
    limits.signal?.throwIfAborted();
    return failureOf(lostBy() ?? error, login);
  }
}

/** Five capital letters and digits. */
const SQLSTATE = /^[0-9A-Z]{5}$/;

function failureOf(error: unknown, { password }: Login): Failure {
  if (error instanceof TooMuchSaid) {
    return failed("not-postgresql", "it sent more than 1 MiB, which no PostgreSQL does here");
  }
  const code = codeOf(error);
  if (error instanceof DatabaseError) {
    const saw = `it answered "${shown(error.message, password)}"`;
    // What is no message of PostgreSQL gets no code from it.
    return code === undefined || !SQLSTATE.test(shown(code, password))
      ? failed("not-postgresql", "what came after TLS is not PostgreSQL")
      : failed("refused-login", saw, code);
  }
  const message = (error as Error).message;
  // pg's words for a connection that ends; it gives no code.
  if (message.startsWith("Connection terminated")) {
    return failed("other", "the connection was closed without an answer", CLOSED);
  }
  if (code !== undefined) return systemFailure(error);
  // pg's own words, for a way to log in that it does not know.
  return failed("refused-login", shown(message, password));
}

/** Foreign words without the password: nobody knows what a server repeats. */
function shown(text: string, password: string | undefined): string {
  const secrets = new Secrets();
  if (password !== undefined) secrets.addToken(password);
  return foreignLine(secrets.redact(text));
}
