import type { EndpointRole, LiveFacts } from "../facts/live";
import { openTcp } from "./open-tcp";
import type { ConnectOptions } from "./options";
import { loadPostgresql, WITHOUT_PG } from "./load-postgresql";
import { resolveHost } from "./resolve-host";
import { startTls } from "./start-tls";

/** An endpoint of a service. */
export interface ConnectTarget {
  serviceId?: string | undefined;
  role: EndpointRole;
  host: string;
  port: number;
}

/**
 * Connects to an endpoint as an application does, step by step, and ends with the first step that fails. A
 * password is sent only where the options have one, and to nobody but a server with a certificate to trust.
 *
 * @returns what each step saw; nothing that the network does is thrown
 * @throws the signal's reason when aborted
 */
export async function connectTo(
  target: ConnectTarget,
  options: ConnectOptions,
): Promise<LiveFacts> {
  const { host, port, role, serviceId } = target;
  const addresses = await resolveHost(host, options, options.names);
  const facts = { serviceId, role, host, port, addresses, resolvers: options.names.resolvers() };
  if (addresses.state !== "done") return { ...facts, ...AFTER_NAME };
  const { tcp, socket } = await openTcp(addresses.value, port, options);
  if (socket === undefined) return { ...facts, ...AFTER_NAME, tcp };
  try {
    const { tls, secure } = await startTls(socket, host, options.authorities, options);
    if (secure === undefined) return { ...facts, ...AFTER_NAME, tcp, tls };
    const postgresql = loadPostgresql();
    if (postgresql === undefined) return { ...facts, ...AFTER_NAME, tcp, tls, server: WITHOUT_PG };
    return { ...facts, tcp, tls, ...(await postgresql.logIn(secure, options.login, options)) };
  } finally {
    socket.destroy();
  }
}

const SKIPPED = { state: "skipped" } as const;

/** The steps that a name comes before. */
const AFTER_NAME = { tcp: SKIPPED, tls: SKIPPED, server: SKIPPED, query: SKIPPED };
