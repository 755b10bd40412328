/**
 * Characters that steer what shows them, or cannot be seen: controls, marks that turn the direction of
 * writing, characters without width, ends of lines, halves of characters, and those that no standard
 * defines. Selectors between text and emoji are no harm.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}](?<![\uFE0E\uFE0F])/gu;

/** A text with what cannot be seen written out, but for the ends of its lines. A tab is a space. */
export function visibleLines(text: string): string {
  return text.replace(HIDDEN, (character) =>
    character === "\n" ? character : visibleOrSpace(character),
  );
}

/** The same on one line, cut where it is longer than `longest`. */
export function visibleLine(text: string, longest = Infinity): string {
  const line = text
    .slice(0, longest)
    .replace(HIDDEN, (character) => (character === "\n" ? "\\n" : visibleOrSpace(character)));
  return text.length > longest ? `${line}…` : line;
}

/**
 * One line for where nothing can be written out: white space becomes single spaces, and what else cannot be
 * seen becomes U+FFFD. It ends without a mark where it is longer than `longest`.
 */
export function plainLine(text: string, longest: number): string {
  return text.slice(0, longest).replace(/\s+/gu, " ").trim().replace(HIDDEN, "\uFFFD");
}

/** Foreign text for a message: one line of at most 300 characters; empty for what is no text. */
export function foreignLine(value: unknown): string {
  return typeof value === "string" ? plainLine(value, 300) : "";
}

const visibleOrSpace = (character: string) => (character === "\t" ? " " : writtenOut(character));

function writtenOut(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");
}
