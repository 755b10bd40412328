/**
 * Characters that steer a terminal or hide text: controls, marks that turn the direction of writing,
 * characters without width, and halves of characters.
 */
const HIDDEN =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{Surrogate}/gu;

const LONGEST_TEXT = 300;

/** Foreign text on one line, with what cannot be seen written out. */
export function visible(text: string, longest = LONGEST_TEXT): string {
  const written = text.slice(0, longest).replace(HIDDEN, writeOut);
  return text.length > longest ? `${written}…` : written;
}

/** The same in a text that is JSON already, where it stays the same JSON. */
export function visibleJson(json: string): string {
  return json.replace(HIDDEN, (character) =>
    character === "\n" ? character : escapeUnits(character),
  );
}

function writeOut(character: string): string {
  if (character === "\n") return "\\n";
  return character === "\t" ? " " : escapeUnits(character);
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");
}
