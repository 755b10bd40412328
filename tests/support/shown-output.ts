/** What differs from run to run: ids of AWS, and ports of services that are public. */
const CHANGING: readonly [RegExp, string][] = [
  [/\b(vpc|subnet|sg|acl|rtb|pcx)-[0-9a-f]{8,17}\b/g, "$1-id"],
  [/(\.tsdb\.cloud\.test):\d+/g, "$1:port"],
];

/** An output without what differs from run to run, and without the way in which its lines are broken. */
export function steadyText(output: string): string {
  const steady = CHANGING.reduce((text, [part, name]) => text.replace(part, name), output);
  return steady.replace(/\s+/g, " ").trim();
}

/** The parts of an output that a document shows: an `…` at the end of a line stands for what follows there. */
export function shownParts(block: string): string[] {
  return block
    .split(/ ?…\n/)
    .map(steadyText)
    .filter((part) => part !== "");
}
