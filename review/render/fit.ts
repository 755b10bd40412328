/** A part of a text that stands or falls as a whole. Its text ends with a line end. */
export interface Item {
  text: string;
  /** 0 is never left out; the higher, the sooner it is. */
  rank: number;
  /** How it is counted where it is left out. */
  kind: ItemKind;
}

export type ItemKind = "verdict" | "danger" | "message" | "stack" | "row" | "diagram" | "diff";

/** Items under a heading, which goes with the last of them. */
export interface Block {
  heading: string;
  items: Item[];
}

/** Room for the sentence that says what was left out. */
const NOTE_BYTES = 700;

const WORDS: Readonly<Record<Exclude<ItemKind, "verdict">, [string, string]>> = {
  danger: ["danger", "dangers"],
  message: ["message", "messages"],
  stack: ["stack in the table of stacks", "stacks in the table of stacks"],
  row: ["row of the table of changes", "rows of the table of changes"],
  diagram: ["diagram of a network", "diagrams of networks"],
  diff: ["property diff", "property diffs"],
};

/**
 * Joins blocks to a text of at most `budgetBytes`. Where they are too long, whole items are left out,
 * those of the highest rank first and of these the last first; `note` then stands at the end.
 */
export function fit(
  blocks: readonly Block[],
  budgetBytes: number,
  note: (leftOut: string) => string,
): string {
  const all = join(blocks, () => true);
  if (Buffer.byteLength(all) <= budgetBytes) return all;
  const order = blocks
    .flatMap(({ heading, items }) => items.map((item) => ({ item, heading })))
    .sort((left, right) => left.item.rank - right.item.rank);
  const kept = new Set<Item>();
  const headings = new Set<string>();
  let bytes = NOTE_BYTES;
  for (const { item, heading } of order) {
    bytes += Buffer.byteLength(item.text);
    if (!headings.has(heading)) bytes += Buffer.byteLength(heading) + 1;
    if (bytes > budgetBytes && item.rank > 0) break;
    headings.add(heading);
    kept.add(item);
  }
  const dropped = order.filter(({ item }) => !kept.has(item)).map(({ item }) => item.kind);
  return `${join(blocks, (item) => kept.has(item))}\n${note(sayLeftOut(dropped))}\n`;
}

function join(blocks: readonly Block[], isKept: (item: Item) => boolean): string {
  return blocks
    .map(({ heading, items }) => {
      const texts = items.filter(isKept).map(({ text }) => text);
      return texts.length === 0 ? "" : heading + texts.join("");
    })
    .filter((text) => text !== "")
    .join("\n");
}

function sayLeftOut(kinds: readonly ItemKind[]): string {
  return Object.entries(WORDS)
    .map(([kind, [one, many]]) => {
      const count = kinds.filter((other) => other === kind).length;
      return count === 0 ? "" : `${count} ${count === 1 ? one : many}`;
    })
    .filter((text) => text !== "")
    .join(", ");
}
