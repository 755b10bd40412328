import type { TLSSocket } from "node:tls";
import { Client, DatabaseError } from "pg";
import { Secrets } from "../../provider/tiger-cloud/transport/secrets";
import { foreignLine } from "../../provider/rules/visible-text";
import type { Failure, LiveFacts } from "../facts/live";
import { inTime, LATE, type Limits } from "../deadline";
import { CLOSED, codeOf, failed, late, systemFailure } from "./failure";

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
  try {
    const server = await begin(client, login, limits);
    if (server.state !== "done" || server.value === "password" || login.password === undefined) {
      return { server, query: { state: "skipped" } };
    }
    return { server, query: await ask(client, login, limits) };
  } finally {
    socket.destroy();
  }
}

function clientOn(socket: TLSSocket, { user, database, password }: Login): Client {
  const client = new Client({
    ...{ user, database, application_name: "pulumi-timescale doctor" },
    stream: () => connected(socket),
    // The connection has its TLS, whatever PGSSLMODE and PGSSLNEGOTIATION say.
    ...{ ssl: false, sslnegotiation: "postgres" },
    password:
      password ??
      // A function keeps pg from the user's .pgpass as well.
      (() => {
        throw new PasswordAsked();
      }),
  });
  // What ends a session is told by the call that waits for it.
  client.on("error", () => undefined);
  return client;
}

/**
 * pg connects the stream that it is given; this one is connected. It also throws at what it cannot parse, in
 * the midst of the socket's event, where nobody could catch it.
 */
function connected(socket: TLSSocket): TLSSocket {
  const emit = socket.emit.bind(socket) as (...event: unknown[]) => boolean;
  socket.emit = (...event: unknown[]) => {
    try {
      return emit(...event);
    } catch (error) {
      socket.destroy(error as Error);
      return true;
    }
  };
  socket.connect = () => {
    process.nextTick(() => socket.emit("connect"));
    return socket;
  };
  return socket;
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

async function ask(client: Client, login: Login, limits: Limits): Promise<Greeting["query"]> {
  try {
    const result = await inTime(limits, () => client.query<{ version: string }>(QUERY));
    if (result === LATE) return late(limits, "no answer to select 1");
    // Says goodbye, so that the server does not note a lost connection.
    await inTime(limits, () => client.end());
    return { state: "done", value: { serverVersion: foreignLine(result.rows[0]?.version) } };
  } catch (error) {
    limits.signal?.throwIfAborted();
    return failureOf(error, login);
  }
}

function failureOf(error: unknown, { password }: Login): Failure {
  const code = codeOf(error);
  if (error instanceof DatabaseError) {
    const saw = `it answered "${shown(error.message, password)}"`;
    // What is no message of PostgreSQL gets no code from it.
    return code === undefined
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
