import type { Box, BoxKind } from "./box";
import { MARK_STYLES } from "./mark-styles";

/** The diagram has a page of its own, so that it looks the same on a light and on a dark one. */
export const PAGE = { fill: "#ffffff", stroke: "#d0d7de" };
export const TEXT = "#1f2328";
export const QUIET_TEXT = "#59636e";
export const LINE = "#59636e";

const BOXES: Readonly<Record<BoxKind, { fill: string; stroke: string }>> = {
  account: { fill: "#f6f8fa", stroke: "#d0d7de" },
  "transit-gateway": { fill: "#f7f2ff", stroke: "#c4b1ec" },
  "customer-vpc": { fill: "#ffffff", stroke: "#818b98" },
  "vpc-endpoint": { fill: "#f7f2ff", stroke: "#c4b1ec" },
  "private-name": { fill: "#f6f8fa", stroke: "#d0d7de" },
  "route-table": { fill: "#f6f8fa", stroke: "#d0d7de" },
  "security-group": { fill: "#f6f8fa", stroke: "#d0d7de" },
  "tiger-cloud": { fill: "#eef4ff", stroke: "#b6ccf2" },
  "timescale-vpc": { fill: "#ffffff", stroke: "#818b98" },
  connection: { fill: "#ffffff", stroke: "#818b98" },
  service: { fill: "#eef4ff", stroke: "#b6ccf2" },
  more: { fill: "#ffffff", stroke: "#818b98" },
};

/** The attributes that colour a box. */
export function boxColours({ kind, mark }: Box): string {
  const { fill, stroke } = mark ? MARK_STYLES[mark] : BOXES[kind];
  const isDashed = mark === "removed" || kind === "more";
  return `fill="${fill}" stroke="${stroke}" stroke-width="${mark ? 1.5 : 1}"${dashes(isDashed)}`;
}

/** The attribute that makes a line dashed. */
export function dashes(isDashed: boolean): string {
  return isDashed ? ' stroke-dasharray="5 4"' : "";
}
