import { parseCidr } from "./cidr";
import type { Validator } from "./inputs";
import { KNOWN_REGIONS } from "./limits";

/** The ranges that are private by RFC 1918, and the shared range of RFC 6598. */
const PRIVATE_BLOCKS = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** Warns of a CIDR block that is, even in part, somebody's public address range. */
export const publicRangeWarning: Validator = (value) => {
  const block = parseCidr(String(value));
  if (block === undefined) return undefined;
  const isPrivate = PRIVATE_BLOCKS.map(parseCidr).some(
    (range) => range !== undefined && range.first <= block.first && block.last <= range.last,
  );
  if (isPrivate) return undefined;
  return (
    `${block.text} is not within a private range (${PRIVATE_BLOCKS.join(", ")}). ` +
    "Hosts of that public range cannot be reached from the peered VPCs any more."
  );
};

/** Warns of a region of which it is not known that Tiger Cloud has services there. */
export const unknownRegionWarning: Validator = (value) => {
  if (KNOWN_REGIONS.includes(String(value))) return undefined;
  return (
    `${String(value)} is not among the regions known to have Tiger Cloud services ` +
    `(${KNOWN_REGIONS.join(", ")}). The list grows: check the spelling and go on if it is right.`
  );
};
