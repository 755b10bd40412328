import { cidrsOverlap, parseCidr } from "./cidr";
import { got, type Validator } from "./inputs";

const ALLOWED = "a list of at least one IPv4 CIDR block, of which no two overlap";

/** The CIDR blocks behind a transit gateway: at least one, and none twice or within another. */
export const routedCidrBlocksValidator: Validator = (value) => {
  if (!Array.isArray(value)) return got(value, ALLOWED, "Give a list.");
  if (value.length === 0) {
    return got(undefined, ALLOWED, "List what is to be reached through the transit gateway.");
  }
  const wrong = value.filter((block: unknown) => !isBlock(block)) as unknown[];
  const overlapping = overlappingOf(value.filter(isBlock));
  const fixes = [
    ...(wrong.length > 0 ? ['Write each like "10.0.0.0/16".'] : []),
    ...(overlapping.length > 0 ? ["Of those that overlap, leave out all but the largest."] : []),
  ];
  if (fixes.length === 0) return undefined;
  return got([...wrong, ...overlapping], ALLOWED, fixes.join(" "));
};

function overlappingOf(blocks: readonly string[]): string[] {
  return blocks.filter((block, at) =>
    blocks.some((other, index) => index !== at && cidrsOverlap(block, other)),
  );
}

function isBlock(block: unknown): block is string {
  return typeof block === "string" && parseCidr(block) !== undefined;
}
