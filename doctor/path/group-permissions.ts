import { parseCidr } from "../../provider/rules/cidr";
import type { GroupPermission } from "../facts/aws";
import { commonOf, without, type Range } from "./ranges";

/** Who is at the other end, and the port of the connection. */
export interface GroupQuestion {
  /** Its addresses. */
  cidrBlock: string;
  /** The groups that it wears; none where it is outside of the VPC, or where that is not known. */
  groupIds: readonly string[];
  port: number;
}

/**
 * How much of the other end the permissions of security groups let through, over TCP. Those of all groups that
 * somebody wears count together, and so do blocks that are an end only together. `unseen`: it hangs on a prefix
 * list whose blocks could not be looked at.
 */
export function groupsAllow(
  permissions: readonly GroupPermission[],
  { cidrBlock, groupIds, port }: GroupQuestion,
): "all" | "part" | "none" | "unseen" {
  const matching = permissions.filter((permission) => speaksOf(permission, port));
  if (matching.some((each) => each.groupIds.some((id) => groupIds.includes(id)))) return "all";
  const block = parseCidr(cidrBlock);
  if (block === undefined) return "none";
  const whole: Range = [block.first, block.last];
  const allowed = matching.flatMap(({ cidrBlocks }) => cidrBlocks.flatMap(rangesOf));
  const closed = allowed.reduce<Range[]>(
    (left, range) => left.flatMap((each) => without(each, range)),
    [whole],
  );
  if (closed.length === 0) return "all";
  if (matching.some(({ prefixListIds }) => prefixListIds.length > 0)) return "unseen";
  return allowed.some((range) => commonOf(whole, range)) ? "part" : "none";
}

const TCP = ["tcp", "6"];

function speaksOf({ protocol, ports }: GroupPermission, port: number): boolean {
  if (protocol === "-1") return true;
  if (!TCP.includes(protocol)) return false;
  return ports === undefined || (ports[0] <= port && port <= ports[1]);
}

function rangesOf(cidrBlock: string): Range[] {
  const block = parseCidr(cidrBlock);
  return block === undefined ? [] : [[block.first, block.last]];
}
