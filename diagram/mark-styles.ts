import type { Mark } from "./drawn-network";

/** How a mark looks. The symbol says the same as the colours, for those who cannot tell them apart. */
export interface MarkStyle {
  symbol: string;
  fill: string;
  stroke: string;
  text: string;
  /** Of a line that has no ground of its own: seen on a light page and on a dark one. */
  line: string;
}

/** Dark text on a pale fill of its own: readable on a light and on a dark page. */
export const MARK_STYLES: Readonly<Record<Mark, MarkStyle>> = {
  added: { symbol: "+", fill: "#dafbe1", stroke: "#1a7f37", text: "#116329", line: "#2da44e" },
  changed: { symbol: "~", fill: "#fff8c5", stroke: "#9a6700", text: "#7d4e00", line: "#bf8700" },
  removed: { symbol: "-", fill: "#ffebe9", stroke: "#cf222e", text: "#a40e26", line: "#fa4549" },
};

/** In the order of a legend. */
export const MARKS: readonly Mark[] = ["added", "changed", "removed"];
