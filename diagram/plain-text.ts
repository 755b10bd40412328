import { plainLine } from "../provider/rules/visible-text";

/** Longer texts are cut before anything is done with them; no drawing shows that many characters. */
const LONGEST_TEXT = 400;

/** More accents on one letter than any language has reach over the lines beside it. */
const PILED_ACCENTS = /(\p{M}{2})\p{M}+/gu;

/** One line of visible text, of what may be anything; never the empty text. */
export function toPlainText(text: string): string {
  const line = plainLine(text, LONGEST_TEXT).replace(PILED_ACCENTS, "$1");
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
