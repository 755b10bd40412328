import { getServers, promises } from "node:dns";

/** How names are resolved. */
export interface Names {
  /** All addresses, as an application on this machine gets them: from the hosts file, then the resolver. */
  lookup(host: string): Promise<readonly string[]>;
  /**
   * Asks the resolver itself, which says what a look-up does not: whether it has no such name or does
   * not answer.
   *
   * @throws an error with c-ares' code, such as `ENOTFOUND` or `ETIMEOUT`
   */
  ask(host: string, timeoutMs: number, over: AbortSignal): Promise<readonly string[]>;
  /** The addresses of the resolvers. */
  resolvers(): readonly string[];
}

/** As this machine is set up. */
export const systemNames: Names = {
  lookup: async (host) => {
    const found = await promises.lookup(host, { all: true });
    return found.map(({ address }) => address);
  },
  ask: (host, timeoutMs, over) => askResolvers(host, getServers(), timeoutMs, over),
  resolvers: getServers,
};

/**
 * Asks these resolvers for the IPv4 addresses of a name, each once.
 *
 * @param servers addresses, each with `:port` where it is not 53
 * @throws an error with c-ares' code, such as `ENOTFOUND` or `ETIMEOUT`
 */
export async function askResolvers(
  host: string,
  servers: readonly string[],
  timeoutMs: number,
  over: AbortSignal,
): Promise<readonly string[]> {
  const resolver = new promises.Resolver({ timeout: timeoutMs, tries: 1 });
  resolver.setServers(servers);
  const cancel = () => resolver.cancel();
  over.addEventListener("abort", cancel, { once: true });
  try {
    return await resolver.resolve4(host);
  } finally {
    over.removeEventListener("abort", cancel);
  }
}
