import { styleText } from "node:util";

/** How a text looks in a terminal, as `styleText` of Node names it. */
export type Style = Parameters<typeof styleText>[0];

/** Gives a text a style, where there is colour. */
export type Paint = (style: Style, text: string) => string;

/** Paints whatever the terminal: who calls it knows whether that takes colours. */
export function painter(colour: boolean): Paint {
  return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
}
