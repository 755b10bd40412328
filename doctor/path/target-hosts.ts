import type { Target } from "./way";

/** A host name of the service, and whether the primary answers at it. */
export interface TargetHost {
  host: string;
  isPrimary: boolean;
}

/** The host names at the end of a way, each once. Where no primary is known, each is taken for its name. */
export function hostsOf(targets: readonly Target[]): TargetHost[] {
  const hosts = [...new Set(targets.map(({ host }) => host))];
  const primaries = targets.filter(({ role }) => role === "primary").map(({ host }) => host);
  return hosts.map((host) => ({
    host,
    isPrimary: primaries.length === 0 || primaries.includes(host),
  }));
}
