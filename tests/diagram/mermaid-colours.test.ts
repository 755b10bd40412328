import { drawMermaid } from "../../diagram/mermaid";
import { plannedNetwork } from "./networks";

/** What GitHub's Mermaid draws lines on: the page, and the frame of an account, by day and by night. */
const GROUNDS = ["#ffffff", "#ffffde", "#0d1117", "#474949"];

const text = drawMermaid(plannedNetwork());

/** How bright a colour is, from 0 to 1: the relative luminance of the Web Content Accessibility Guidelines. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

test("the contrast of black and white is 21", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
});

test("a line with a mark is seen on a light page and on a dark one", () => {
  const lines = Array.from(
    text.matchAll(/^ *linkStyle .*stroke:(#\w{6})/gm),
    ([, one = ""]) => one,
  );
  expect(new Set(lines).size).toBe(3);
  const weak = lines.flatMap((line) =>
    GROUNDS.filter((ground) => contrast(line, ground) < 2.5).map(
      (ground) => `${line} on ${ground}`,
    ),
  );
  expect(weak).toEqual([]);
});

test("the words in a box with a mark are read on its own ground", () => {
  const boxes = Array.from(
    text.matchAll(/classDef \w+ fill:(#\w{6}),.*,color:(#\w{6})/g),
    ([, fill = "", words = ""]) => contrast(fill, words),
  );
  expect(boxes).toHaveLength(3);
  expect(Math.min(...boxes)).toBeGreaterThan(4.5);
});
