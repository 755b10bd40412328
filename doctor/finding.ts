import type { ClientPlace } from "./path/way";

/**
 * The links of all ways, in the order in which they are looked at: each is of use only where those before it
 * are sound, so the first broken one is the one to mend.
 */
export const LINKS = [
  "service",
  "timescale-vpc",
  "peering",
  "transit-gateway",
  "private-endpoint",
  "cidr-blocks",
  "gateway-routes",
  "routes",
  "security-groups",
  "network-acls",
  "dns",
  "connection",
  "limits",
] as const;

export type Link = (typeof LINKS)[number];

/** `broken`: no connection comes about. `risk`: it works, and may soon not, or not for all. */
export type Severity = "broken" | "risk";

/** A check as docs/doctor.md lists it. */
export interface Check {
  /** Its name, such as `route-missing`. */
  readonly name: string;
  readonly link: Link;
  readonly severity: Severity;
}

/** What a rule found. */
export interface Finding {
  check: Check;
  /** What it is about, such as `Route table rtb-1 of vpc-2`. One of each check and subject is told. */
  subject: string;
  /** What was seen. */
  saw: string;
  /** Why it matters. */
  why: string;
  /** What to do: a command, or a property of the program. */
  fix: string;
}

/** What a rule could not look at. */
export interface Unseen {
  link: Link;
  /** Such as `Network ACLs of vpc-2`. */
  subject: string;
  /** Such as `no right to ec2:DescribeNetworkAcls`. */
  reason: string;
  /** Only people can say it, as with `--from`. Nothing failed, so all else may be well. */
  forPeople?: true;
}

/** A finding with all that it is true of. */
export interface TellingFinding extends Finding {
  /** Names of the ways that it breaks. */
  ways: readonly string[];
  /** The places of clients that it breaks, where it is not all of the VPC's. */
  clients: readonly ClientPlace[];
}
