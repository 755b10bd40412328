import type { Box, Link } from "./box";
import type { Outline } from "./outline";

/** Where a box lies, in pixels from the top left corner of the diagram. */
export interface PlacedBox {
  box: Box;
  x: number;
  y: number;
  width: number;
  height: number;
  inner: readonly PlacedBox[];
}

/** A line, always level: the boxes of Tiger Cloud are as tall as all that is linked with them. */
export interface PlacedLink {
  link: Link;
  left: number;
  right: number;
  y: number;
}

/** A diagram with all places known. */
export interface Layout {
  width: number;
  height: number;
  boxes: readonly PlacedBox[];
  links: readonly PlacedLink[];
  /** Where a legend goes; none where nothing is marked. */
  legendY?: number;
}

export const PADDING = 12;
export const HEADER_HEIGHT = 20;
export const LINE_HEIGHT = 17;
const DIAGRAM_WIDTH = 1056;
/** Ids of attachments are longer than those of peerings. */
const ROOM_FOR_ATTACHMENTS = 40;
const GAP = 10;
const MARGIN = 20;
const LEFT_WIDTH = 400;
const RIGHT_WIDTH = 424;
const LEGEND_HEIGHT = 36;

/** Two columns: the customer's accounts at the left, one over another, Tiger Cloud at the right. */
export function layOut(outline: Outline, hasLegend: boolean): Layout {
  const left = stack(outline.customerSide, MARGIN, MARGIN, LEFT_WIDTH);
  const leftBottom = Math.max(MARGIN, ...left.map(({ y, height }) => y + height));
  const hasGateway = outline.links.some(({ from }) => from.kind === "transit-gateway");
  const width = DIAGRAM_WIDTH + (hasGateway ? ROOM_FOR_ATTACHMENTS : 0);
  const tigerX = width - MARGIN - RIGHT_WIDTH;
  const tigerCloud = stretch(
    place(outline.tigerCloud, tigerX, MARGIN, RIGHT_WIDTH),
    leftBottom - MARGIN,
  );
  const boxes = [...left, tigerCloud];
  const bottom = Math.max(leftBottom, tigerCloud.y + tigerCloud.height) + MARGIN;
  return {
    width,
    height: bottom + (hasLegend ? LEGEND_HEIGHT : 0),
    boxes,
    links: placeLinks(outline.links, boxes, tigerX + PADDING),
    ...(hasLegend && { legendY: bottom }),
  };
}

function place(box: Box, x: number, y: number, width: number): PlacedBox {
  const texts = HEADER_HEIGHT + box.lines.length * LINE_HEIGHT;
  const inner = stack(box.boxes, x + PADDING, y + PADDING + texts + GAP - 2, width - 2 * PADDING);
  const last = inner.at(-1);
  const bottom = last ? last.y + last.height : y + PADDING + texts - 4;
  return { box, x, y, width, height: bottom + PADDING - y, inner };
}

function stack(boxes: readonly Box[], x: number, y: number, width: number): PlacedBox[] {
  const placed: PlacedBox[] = [];
  let top = y;
  for (const box of boxes) {
    const next = place(box, x, top, width);
    placed.push(next);
    top += next.height + GAP;
  }
  return placed;
}

/** Makes a box and the only one in it taller. */
function stretch(frame: PlacedBox, height: number): PlacedBox {
  const more = Math.max(0, height - frame.height);
  const inner = frame.inner.map((box) => ({ ...box, height: box.height + more }));
  return { ...frame, height: frame.height + more, inner };
}

/** How far under the top of a box its line ends: a label of three lines fits beside it. */
const LINK_Y = 30;

function placeLinks(
  links: readonly Link[],
  boxes: readonly PlacedBox[],
  right: number,
): PlacedLink[] {
  const all = boxes.flatMap((placed) => [placed, ...placed.inner]);
  return links.flatMap((link) => {
    const from = all.find(({ box }) => box === link.from);
    if (!from) return [];
    const y = from.y + Math.min(LINK_Y, from.height / 2);
    return [{ link, left: from.x + from.width, right, y }];
  });
}
