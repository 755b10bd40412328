import { visibleLine } from "../../provider/rules/visible-text";

const LONGEST_TEXT = 300;

/** Foreign text on one line, with what cannot be seen written out. */
export function visible(text: string, longest = LONGEST_TEXT): string {
  const written = visibleLine(text.slice(0, longest));
  return text.length > longest ? `${written}…` : written;
}
