import type { Diagnosis, JudgedLink } from "../diagnosis";
import type { Link } from "../finding";

/** How a whole way is. */
export type WayState = JudgedLink["state"];

/** What stands before a link, a way or a finding. */
export const MARKS: Readonly<Record<WayState, string>> = {
  sound: "✓",
  broken: "✗",
  risk: "!",
  unseen: "?",
};

/** The gravest first. */
export const WAY_STATES: readonly WayState[] = ["broken", "unseen", "risk", "sound"];

export const LINK_NAMES: Readonly<Record<Link, string>> = {
  service: "service",
  "timescale-vpc": "Timescale VPC",
  peering: "peering",
  "transit-gateway": "transit gateway",
  "private-endpoint": "private endpoint",
  "cidr-blocks": "CIDR blocks",
  "gateway-routes": "gateway routes",
  routes: "routes",
  "security-groups": "security groups",
  "network-acls": "network ACLs",
  dns: "DNS",
  connection: "connection",
  limits: "limits",
};

const HEADLINES: Readonly<Record<Diagnosis["state"], string>> = {
  well: "Well",
  risk: "At risk",
  broken: "Broken",
  unseen: "Too little could be looked at",
};

/** The verdict on one line, such as `Broken: shop/dev`. Its title is foreign text. */
export function sayState({ state, title }: Diagnosis): string {
  return `${HEADLINES[state]}: ${title}`;
}

/** How many ways there are of each kind, and how much was found. */
export function sayCounts({ ways, findings, unseen, live }: Diagnosis): string {
  const states = ways.map((way) => way.state);
  const parts = WAY_STATES.map((state) => ({
    state,
    count: states.filter((one) => one === state).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${STATE_WORDS[state]}`);
  const judged =
    ways.length === 0 ? [] : [`${counted(ways.length, "way", "ways")}: ${parts.join(", ")}`];
  const asked =
    live.length === 0 ? [] : [`${counted(live.length, "endpoint", "endpoints")} asked live`];
  const missed =
    unseen.length === 0
      ? []
      : [`${counted(unseen.length, "thing", "things")} could not be looked at`];
  const found = counted(findings.length, "finding", "findings");
  return `${[...judged, ...asked, found, ...missed].join(". ")}.`;
}

const STATE_WORDS: Readonly<Record<WayState, string>> = {
  broken: "broken",
  unseen: "not wholly looked at",
  risk: "at risk",
  sound: "sound",
};

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
