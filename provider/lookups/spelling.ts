import leven from "leven";

/** How far apart two texts are: the letters to change, add or drop. Upper or lower case is equal. */
export function distance(left: string, right: string): number {
  return leven(left.toLowerCase(), right.toLowerCase());
}

/** True where one text may be a slip of the other. Numbers that differ are just other numbers. */
export function isLikelySlip(wanted: string, meant: string): boolean {
  if (/^\d+$/.test(wanted)) return false;
  return distance(wanted, meant) <= Math.max(1, Math.floor(meant.length / 3));
}
