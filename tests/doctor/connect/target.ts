import { connectTo } from "../../../doctor/connect/connect";
import type { ConnectOptions } from "../../../doctor/connect/options";
import type { Names } from "../../../doctor/connect/names";
import type { LiveFacts } from "../../../doctor/facts/live";

/** The host of the certificates. */
export const HOST = "db.example.test";

/** Names that all lead to these addresses, as if a resolver had said so. */
export const leadingTo = (...addresses: string[]): Names => ({
  lookup: () => Promise.resolve(addresses),
  ask: () => Promise.resolve(addresses),
  resolvers: () => ["192.0.2.53"],
});

/** Connects to a port of the loopback address under a name. */
export function connectAs(
  port: number,
  options: Partial<ConnectOptions> & { host?: string; password?: string; database?: string } = {},
): Promise<LiveFacts> {
  const { host = HOST, password, database = "tsdb", ...others } = options;
  return connectTo(
    { serviceId: "kd9w2xp4mz", role: "primary", host, port },
    {
      timeoutSeconds: 30,
      authorities: undefined,
      names: leadingTo("127.0.0.1"),
      login: { user: "tsdbadmin", database, password },
      ...others,
    },
  );
}
