"use strict";
const { LINE, PAGE, QUIET_TEXT, TEXT } = require("../../dist/diagram/svg-colours");
const { pointsOf } = require("./scale-tables");

/** @typedef {import("./scale-tables").Point} Point */
/** @typedef {{ from: number, to: number }} Decades powers of ten */

const PANEL = { width: 340, height: 230, left: 52, top: 34, right: 22, bottom: 46 };
const GAP = 20;
const HEAD = 44;
const COLUMNS = 2;

const SERIES = /** @type {const} */ ([
  { of: "ours", title: "this package", colour: "#0969da", dash: "" },
  {
    of: "floor",
    title: "floor: no-op resources",
    colour: "#bc4c00",
    dash: ' stroke-dasharray="5 4"',
  },
]);

/**
 * The chart: seconds over resources, both logarithmic, a panel for each step. It has a page of its
 * own, so that it looks the same on a light and on a dark one.
 *
 * @param {readonly import("./scale-case").Sample[]} samples
 */
function drawPerformance(samples) {
  const points = pointsOf(samples);
  const steps = [...new Set(points.map(({ step }) => step))];
  const across = decadesOf(points.map(({ resources }) => resources));
  const up = decadesOf(points.flatMap(({ ours, floor }) => [ours.median, floor.median]));
  const panels = steps.map((step, i) => {
    const x = GAP + (i % COLUMNS) * (PANEL.width + GAP);
    const y = HEAD + Math.floor(i / COLUMNS) * PANEL.height;
    const inside = panel(
      step,
      points.filter((point) => point.step === step),
      { across, up },
    );
    return `<g transform="translate(${x} ${y})">\n${inside}\n</g>`;
  });
  const width = COLUMNS * (PANEL.width + GAP) + GAP;
  const height = HEAD + Math.ceil(steps.length / COLUMNS) * PANEL.height + GAP / 2;
  const legend = SERIES.map(({ title, colour, dash }, i) => {
    const x = GAP + PANEL.left + i * 150;
    return `<line x1="${x}" y1="26" x2="${x + 28}" y2="26" stroke="${colour}" stroke-width="2"${dash}/>${text(title, x + 36, 30)}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc" font-family="-apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif" font-size="12">
<title id="title">Seconds over the number of resources</title>
<desc id="desc">Both axes are logarithmic. The figures are in the tables of performance.md.</desc>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="${PAGE.fill}" stroke="${PAGE.stroke}"/>
${[...legend, ...panels].join("\n")}
</svg>
`;
}

/**
 * @param {string} title
 * @param {readonly Point[]} points
 * @param {{ across: Decades, up: Decades }} axes
 */
function panel(title, points, { across, up }) {
  const [right, bottom] = [PANEL.width - PANEL.right, PANEL.height - PANEL.bottom];
  const x = scale(across, PANEL.left, right);
  const y = scale(up, bottom, PANEL.top);
  const columns = powersOf(across).map(
    (value) =>
      `<line x1="${x(value)}" y1="${PANEL.top}" x2="${x(value)}" y2="${bottom}" stroke="${PAGE.stroke}"/>` +
      text(value.toLocaleString("en-US"), x(value), bottom + 16, "middle"),
  );
  const rows = powersOf(up).map(
    (value) =>
      `<line x1="${PANEL.left}" y1="${y(value)}" x2="${right}" y2="${y(value)}" stroke="${PAGE.stroke}"/>` +
      text(`${value} s`, PANEL.left - 8, y(value) + 4, "end"),
  );
  const lines = SERIES.map(({ of, colour, dash }) => {
    const places = points.map((point) => [x(point.resources), y(point[of].median)]);
    const dots = places.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`);
    return `<polyline points="${places.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"${dash}/>${dots.join("")}`;
  });
  const frame = `<path d="M${PANEL.left} ${PANEL.top}V${bottom}H${right}" fill="none" stroke="${LINE}"/>`;
  const name = `<text x="${PANEL.left}" y="${PANEL.top - 12}" font-size="14" font-weight="600" fill="${TEXT}">${title}</text>`;
  const under = text("resources", (PANEL.left + right) / 2, bottom + 34, "middle");
  return [name, ...columns, ...rows, frame, ...lines, under].join("\n");
}

/** @param {readonly number[]} values @returns {Decades} */
const decadesOf = (values) => ({
  from: Math.floor(Math.log10(Math.min(...values))),
  to: Math.ceil(Math.log10(Math.max(...values))),
});

/** @param {Decades} decades */
const powersOf = ({ from, to }) =>
  Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));

/** @param {Decades} decades @param {number} start @param {number} end */
const scale =
  ({ from, to }, start, end) =>
  (/** @type {number} */ value) =>
    Math.round((start + ((Math.log10(value) - from) / (to - from)) * (end - start)) * 10) / 10;

/** @param {string} content @param {number} x @param {number} y @param {string} [anchor] */
const text = (content, x, y, anchor = "start") =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${QUIET_TEXT}">${content}</text>`;

module.exports = { drawPerformance };
