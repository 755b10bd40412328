/** Longer texts are cut before anything is done with them; no drawing shows that many characters. */
const LONGEST_TEXT = 400;

/** Shown in place of a character that cannot be seen or that would steer what shows it. */
const REPLACEMENT = "\uFFFD";

/** Control, formatting (right-to-left overrides, zero width), lone halves, private, no characters. */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]/gu;

/** More accents on one letter than any language has reach over the lines beside it. */
const PILED_ACCENTS = /(\p{M}{2})\p{M}+/gu;

/**
 * One line of visible text, of what may be anything. White space becomes single spaces, unseen
 * characters become U+FFFD.
 *
 * @returns never the empty text: nothing at all is shown as `(empty)`
 */
export function toPlainText(text: string): string {
  const line = text
    .slice(0, LONGEST_TEXT)
    .replace(/\s+/gu, " ")
    .trim()
    .replace(UNSEEN, REPLACEMENT)
    .replace(PILED_ACCENTS, "$1");
  return line === "" ? "(empty)" : line;
}

/** Room that the character at an index takes. */
export type Measure = (characters: readonly string[], index: number) => number;

/**
 * Cuts a text to what there is room for, with an ellipsis where something is missing.
 *
 * @param room in the unit of `measure`
 */
export function clip(text: string, room: number, measure: Measure): string {
  const characters = Array.from(text);
  const ellipsisRoom = measure([ELLIPSIS], 0);
  let used = 0;
  let fitting = 0;
  for (const index of characters.keys()) {
    if (used + ellipsisRoom <= room) fitting = index;
    used += measure(characters, index);
    if (used > room) return characters.slice(0, fitting).join("").trimEnd() + ELLIPSIS;
  }
  return text;
}

const ELLIPSIS = "…";
