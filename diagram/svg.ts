import { escapeXml } from "./escape-xml";
import { MARK_STYLES, MARKS } from "./mark-styles";
import type { Mark, DrawnNetwork } from "./drawn-network";
import type { Box, Link } from "./box";
import { outline, type Outline } from "./outline";
import { boxColours, dashes, LINE, PAGE } from "./svg-colours";
import {
  HEADER_HEIGHT,
  layOut,
  LINE_HEIGHT,
  PADDING,
  type PlacedBox,
  type PlacedLink,
} from "./svg-layout";
import { quiet, textLine } from "./svg-text";

const TITLE_SIZE = 13;
const LINE_SIZE = 12;
const BADGE_WIDTH = 78;
const BADGE_HEIGHT = 16;

/**
 * Draws a network as an SVG document that stands alone: no script, style, font, link or image from
 * elsewhere. The same network gives the same bytes.
 */
export function drawSvg(network: DrawnNetwork): string {
  const drawn = outline(network);
  const { width, height, boxes, links, legendY } = layOut(drawn, hasMarks(drawn));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc" font-family="-apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif">`,
    `<title id="title">${escapeXml(drawn.title)}</title>`,
    `<desc id="desc">${escapeXml(drawn.description)}</desc>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="${PAGE.fill}" stroke="${PAGE.stroke}"/>`,
    ...boxes.flatMap(drawBox),
    ...links.flatMap(drawLink),
    ...(legendY === undefined ? [] : drawLegend(legendY)),
    "</svg>",
    "",
  ].join("\n");
}

function drawBox({ box, x, y, width, height, inner }: PlacedBox): string[] {
  const left = x + PADDING;
  const room = width - 2 * PADDING;
  const baseline = y + PADDING + TITLE_SIZE - 2;
  const lineAt = (index: number) => baseline + HEADER_HEIGHT - 2 + index * LINE_HEIGHT;
  const caption = box.caption === "" ? [] : [quiet(`${box.caption} `)];
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" ${boxColours(box)}/>`,
    textLine([...caption, { text: box.title, isBold: true }], {
      x: left,
      baseline,
      width: room,
      fontSize: TITLE_SIZE,
    }),
    ...(box.mark ? drawBadge(box.mark, x + width - BADGE_WIDTH - 8, y - BADGE_HEIGHT / 2) : []),
    ...box.lines.map((line, index) =>
      textLine([quiet(line)], {
        x: left,
        baseline: lineAt(index),
        width: room,
        fontSize: LINE_SIZE,
      }),
    ),
    ...inner.flatMap(drawBox),
  ];
}

/** Symbol and word, not colour alone; on the edge of a box, where there is no text. */
function drawBadge(mark: Mark, x: number, y: number): string[] {
  const { symbol, stroke } = MARK_STYLES[mark];
  return [
    `<rect x="${x}" y="${y}" width="${BADGE_WIDTH}" height="${BADGE_HEIGHT}" rx="${BADGE_HEIGHT / 2}" fill="${stroke}"/>`,
    textLine([{ text: `${symbol} ${mark}`, colour: "#ffffff", isBold: true }], {
      x,
      baseline: y + 12,
      width: BADGE_WIDTH,
      fontSize: 11,
      isCentred: true,
    }),
  ];
}

/** The id over the line, the states under it. */
function drawLink({ link, left, right, y }: PlacedLink): string[] {
  const { mark } = link;
  const stroke = mark ? MARK_STYLES[mark].stroke : LINE;
  const isDashed = mark === "removed" || !link.isActive;
  const arrow = (tip: number, back: number) =>
    `<path d="M${tip} ${y}l${back} -5v10z" fill="${stroke}"/>`;
  return [
    `<path d="M${left + 8} ${y}H${right - 8}" stroke="${stroke}" stroke-width="2"${dashes(isDashed)}/>`,
    arrow(left + 1, 9),
    arrow(right - 1, -9),
    ...linkTexts(link, left + 4, right - left - 8, y),
  ];
}

function linkTexts({ lines, mark }: Link, x: number, width: number, y: number): string[] {
  const style = mark && MARK_STYLES[mark];
  return lines.map((line, index) => {
    const text = style && index === 0 ? `${style.symbol} ${line}` : line;
    const piece = index > 0 ? quiet(text) : { text, ...(style && { colour: style.text }) };
    const baseline = index === 0 ? y - 8 : y + 2 + index * (LINE_HEIGHT - 1);
    return textLine([piece], { x, baseline, width, fontSize: LINE_SIZE, isCentred: true });
  });
}

function drawLegend(y: number): string[] {
  return MARKS.flatMap((mark, index) => drawBadge(mark, 20 + index * (BADGE_WIDTH + 10), y));
}

function hasMarks({ customerSide, tigerCloud, links }: Outline): boolean {
  const isMarked = (box: Box): boolean => box.mark !== undefined || box.boxes.some(isMarked);
  return [...customerSide, tigerCloud].some(isMarked) || links.some((link) => link.mark);
}
