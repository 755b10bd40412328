import { cidrsOverlap } from "../../provider/rules/cidr";

/** The CIDR blocks of each customer, by its name in the arguments. */
type BlocksByName = Readonly<Record<string, readonly string[]>>;

/**
 * Says which customer VPCs of one Timescale VPC overlap each other: it could answer only one of them.
 *
 * @returns a table and what to do; undefined where nothing overlaps
 */
export function peerOverlapText(peers: BlocksByName): string | undefined {
  const pairs = overlapsWithin(peers);
  if (pairs.length === 0) return undefined;
  return (
    `peers: the CIDR blocks of customer VPCs overlap, so the Timescale VPC could answer only one of them.\n` +
    `${pairs.join("\n")}\nConnect them with two Timescale VPCs, or give one of them other CIDR blocks.`
  );
}

/**
 * Says which CIDR blocks are reached through a transit gateway and by another way as well. The vendor allows that,
 * and it serves who moves from one way to the other.
 *
 * @returns a table and what it means; undefined where nothing overlaps
 */
export function gatewayOverlapText(
  peers: BlocksByName,
  transitGateways: BlocksByName,
): string | undefined {
  const gateways = Object.entries(transitGateways);
  const pairs = [
    ...gateways.flatMap((gateway) =>
      Object.entries(peers).flatMap((peer) => overlapsOf(gateway, peer)),
    ),
    ...overlapsWithin(transitGateways),
  ];
  if (pairs.length === 0) return undefined;
  return (
    `transitGateways: CIDR blocks are reached by two ways, and answers to them take one: that of the smaller block.\n` +
    `${pairs.join("\n")}\nLeave out of cidrBlocks what another way reaches, unless you move from one to the other.`
  );
}

type Named = readonly [name: string, blocks: readonly string[]];

function overlapsWithin(customers: BlocksByName): string[] {
  const all = Object.entries(customers);
  return all.flatMap((one, at) => all.slice(at + 1).flatMap((other) => overlapsOf(one, other)));
}

function overlapsOf([name, blocks]: Named, [otherName, others]: Named): string[] {
  return blocks.flatMap((block) =>
    others
      .filter((other) => cidrsOverlap(block, other))
      .map((other) => `  ${name} ${block}  overlaps  ${otherName} ${other}`),
  );
}
