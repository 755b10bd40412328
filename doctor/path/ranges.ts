/** Numbers in a row, such as addresses or ports: the first and the last. */
export type Range = readonly [number, number];

/** What two ranges have in common; undefined for nothing. */
export function commonOf(one: Range, other: Range): Range | undefined {
  const first = Math.max(one[0], other[0]);
  const last = Math.min(one[1], other[1]);
  return first <= last ? [first, last] : undefined;
}

/** What is left of a range without another one: nothing, one range, or two. */
export function without(range: Range, removed: Range): Range[] {
  const common = commonOf(range, removed);
  if (common === undefined) return [range];
  const before: Range = [range[0], common[0] - 1];
  const after: Range = [common[1] + 1, range[1]];
  return [before, after].filter(([first, last]) => first <= last);
}
