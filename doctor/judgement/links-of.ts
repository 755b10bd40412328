import { LINKS, type Link } from "../finding";
import type { Way } from "../path/way";

/** The links of each kind of way. Limits are no link that a packet passes: they are shown where they are near. */
const LINKS_OF: Readonly<Record<Way["kind"], readonly Link[]>> = {
  peering: [
    ...(["service", "timescale-vpc", "peering", "cidr-blocks"] as const),
    ...(["routes", "security-groups", "network-acls", "dns"] as const),
  ],
  "transit-gateway": [
    ...(["service", "timescale-vpc", "transit-gateway", "cidr-blocks"] as const),
    ...(["gateway-routes", "routes", "security-groups", "network-acls", "dns"] as const),
  ],
  "private-endpoint": ["service", "private-endpoint", "security-groups", "network-acls", "dns"],
  none: ["service"],
};

/** The links of a way, and those that something was said of, in the order of `LINKS`. */
export function linksOf({ kind }: Way, said: readonly Link[]): Link[] {
  const all = new Set([...LINKS_OF[kind], ...said]);
  return LINKS.filter((link) => all.has(link));
}
