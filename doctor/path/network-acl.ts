import { parseCidr } from "../../provider/rules/cidr";
import type { NetworkAcl, NetworkAclEntry } from "../facts/aws";
import { commonOf, without, type Range } from "./ranges";

/** TCP packets that pass a network ACL. */
export interface AclQuestion {
  /** Seen from the subnet. */
  direction: "in" | "out";
  /** Where they come from, or where they go to. */
  cidrBlock: string;
  /** First and last port that they go to. */
  ports: Range;
}

export interface AclAnswer {
  /** How much of it passes. */
  allows: "all" | "part" | "none";
  /** The entry that denies first; undefined where nothing is denied, or only because no entry allows it. */
  by: NetworkAclEntry | undefined;
}

/** The network ACL of a subnet, of which it has always one; undefined where AWS showed none. */
export function networkAclOf(
  networkAcls: readonly NetworkAcl[],
  subnetId: string,
): NetworkAcl | undefined {
  return networkAcls.find(({ subnetIds }) => subnetIds.includes(subnetId));
}

/**
 * Whether a network ACL lets TCP packets pass. For each address and port the entry of the lowest number that
 * speaks of it decides, and where none does it is denied. What is no CIDR block does not pass.
 */
export function aclAllows(entries: readonly NetworkAclEntry[], question: AclQuestion): AclAnswer {
  const block = parseCidr(question.cidrBlock);
  if (block === undefined) return { allows: "none", by: undefined };
  let open: Area[] = [{ addresses: [block.first, block.last], ports: question.ports }];
  let allowsSome = false;
  let by: NetworkAclEntry | undefined;
  for (const entry of inOrder(entries, question.direction)) {
    const area = areaOf(entry);
    if (area === undefined || !open.some((each) => meet(each, area))) continue;
    if (entry.allows) allowsSome = true;
    else by ??= entry;
    open = open.flatMap((each) => rest(each, area));
  }
  const deniesSome = by !== undefined || open.length > 0;
  if (!deniesSome) return { allows: "all", by: undefined };
  return { allows: allowsSome ? "part" : "none", by };
}

/** Each pair of some addresses and some ports. */
interface Area {
  addresses: Range;
  ports: Range;
}

const ALL_PORTS: Range = [0, 65_535];
const TCP_OR_ALL = ["6", "-1"];

function inOrder(entries: readonly NetworkAclEntry[], direction: "in" | "out"): NetworkAclEntry[] {
  return entries
    .filter((entry) => entry.direction === direction && TCP_OR_ALL.includes(entry.protocol))
    .sort((one, other) => one.ruleNumber - other.ruleNumber);
}

function areaOf({ cidrBlock, protocol, ports }: NetworkAclEntry): Area | undefined {
  const block = parseCidr(cidrBlock);
  if (block === undefined) return undefined;
  // AWS ignores ports that stand beside "all protocols".
  const asked = protocol === "-1" ? ALL_PORTS : (ports ?? ALL_PORTS);
  return { addresses: [block.first, block.last], ports: asked };
}

function meet(one: Area, other: Area): boolean {
  return (
    commonOf(one.addresses, other.addresses) !== undefined &&
    commonOf(one.ports, other.ports) !== undefined
  );
}

/** What is left of an area without another one. */
function rest(area: Area, removed: Area): Area[] {
  const shared = commonOf(area.addresses, removed.addresses);
  if (shared === undefined) return [area];
  return [
    ...without(area.addresses, removed.addresses).map((addresses) => ({ ...area, addresses })),
    ...without(area.ports, removed.ports).map((ports) => ({ addresses: shared, ports })),
  ];
}
