import { cidrsOverlap } from "../../provider/rules/cidr";

/**
 * Says which customer VPCs of one Timescale VPC overlap each other: it could answer only one of them.
 *
 * @param blocks the CIDR blocks of each customer VPC, by its name in `peers`
 * @returns a table and what to do; undefined where nothing overlaps
 */
export function peerOverlapText(
  blocks: Readonly<Record<string, readonly string[]>>,
): string | undefined {
  const all = Object.entries(blocks).flatMap(([peer, cidrs]) =>
    cidrs.map((cidr) => ({ peer, cidr })),
  );
  const pairs = all.flatMap((one, index) =>
    all
      .slice(index + 1)
      .filter((other) => other.peer !== one.peer && cidrsOverlap(one.cidr, other.cidr))
      .map((other) => `  ${one.peer} ${one.cidr}  overlaps  ${other.peer} ${other.cidr}`),
  );
  if (pairs.length === 0) return undefined;
  return (
    `peers: the CIDR blocks of customer VPCs overlap, so the Timescale VPC could answer only one of them.\n` +
    `${pairs.join("\n")}\nConnect them with two Timescale VPCs, or give one of them other CIDR blocks.`
  );
}
