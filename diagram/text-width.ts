import { clip, type Measure } from "./plain-text";

/** Widths in em, of the widest of the fonts that a browser is likely to take (DejaVu Sans). */
const WIDTHS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[ijlIJ|'.,:; /-]/, 0.36],
  [/[frt()[\]!"\\]/, 0.46],
  [/[cszL_]/, 0.58],
  [/[mwMW@%]/, 1],
  [/[A-Z&]/, 0.79],
  [/[+~<>=#^]/, 0.84],
  [/[\u0020-\u007E]/, 0.64],
  [/\p{M}/u, 0],
  [/[\u0080-\u10FF]/, 0.8],
];

/** Of letters that fill a square, and of emoji. */
const WIDEST = 1.3;

/** About how wide a text gets in a font without serifs, in units of `fontSize`; rather too much. */
export function estimateWidth(text: string, fontSize: number): number {
  return Array.from(text, widthOf).reduce((sum, width) => sum + width, 0) * fontSize;
}

/** Cuts a text to a width. */
export function clipToWidth(text: string, width: number, fontSize: number): string {
  const measure: Measure = (characters, index) => widthOf(characters[index] ?? "") * fontSize;
  return clip(text, width, measure);
}

function widthOf(character: string): number {
  if (character === "…") return 1;
  return WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? WIDEST;
}
