/**
 * Characters that steer a terminal or hide text: controls, marks that turn the direction of writing,
 * characters without width, and halves of characters.
 */
const HIDDEN =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{Surrogate}/gu;

/** A text with what cannot be seen written out, but for the ends of its lines. A tab is a space. */
export function visibleLines(text: string): string {
  return text.replace(HIDDEN, (character) =>
    character === "\n" ? character : visibleOrSpace(character),
  );
}

/** The same on one line. */
export function visibleLine(text: string): string {
  return text.replace(HIDDEN, (character) =>
    character === "\n" ? "\\n" : visibleOrSpace(character),
  );
}

const visibleOrSpace = (character: string) => (character === "\t" ? " " : writtenOut(character));

function writtenOut(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");
}
