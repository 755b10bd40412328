import { escapeXml } from "./escape-xml";
import { QUIET_TEXT, TEXT } from "./svg-colours";
import { clipToWidth, estimateWidth } from "./text-width";

/** A piece of a line of text. */
export interface TextPiece {
  text: string;
  colour?: string;
  isBold?: boolean;
}

/** Where a line of text may be. */
export interface TextPlace {
  x: number;
  /** Of the line that letters stand on. */
  baseline: number;
  width: number;
  fontSize: number;
  /** @default false */
  isCentred?: boolean;
}

/** Over letters, for accents. */
const ASCENT = 1.15;
const HEIGHT = 1.5;

/**
 * One line of text in a window of its own: what a font makes wider than estimated is cut there and
 * never lies over something else.
 */
export function textLine(pieces: readonly TextPiece[], place: TextPlace): string {
  const { x, baseline, width, fontSize, isCentred = false } = place;
  let room = width;
  const spans = pieces.map(({ text, colour = TEXT, isBold = false }) => {
    const size = isBold ? fontSize * BOLD : fontSize;
    const shown = clipToWidth(text, room, size);
    room = Math.max(0, room - estimateWidth(shown, size));
    const weight = isBold ? ' font-weight="600"' : "";
    return `<tspan fill="${colour}"${weight}>${escapeXml(shown)}</tspan>`;
  });
  const top = round(baseline - ASCENT * fontSize);
  const anchor = isCentred ? `x="${width / 2}" text-anchor="middle"` : 'x="0"';
  return (
    `<svg x="${x}" y="${top}" width="${width}" height="${round(HEIGHT * fontSize)}">` +
    `<text ${anchor} y="${round(ASCENT * fontSize)}" font-size="${fontSize}">${spans.join("")}</text></svg>`
  );
}

/** Bold letters are that much wider. */
const BOLD = 1.12;

/** A piece that stays in the background. */
export function quiet(text: string): TextPiece {
  return { text, colour: QUIET_TEXT };
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
