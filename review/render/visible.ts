import { visibleLine } from "../../provider/rules/visible-text";

/** Foreign text on one line of bounded length, with what cannot be seen written out. */
export const visible = (text: string, longest = 300): string => visibleLine(text, longest);
