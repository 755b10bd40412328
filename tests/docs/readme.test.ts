import { parseDocument } from "../support/documents";

const readme = parseDocument("README.md");
const blocks = readme.filter(({ type }) => type === "fence");

/** The lines of a drawn or printed text of README.md and of the tutorial. */
const drawings = ["README.md", "docs/start.md"]
  .flatMap(parseDocument)
  .map(({ content }) => content)
  .filter((text) => text.startsWith("+-"));

test("the README begins with a trial without any account, then has a program, and only then what it takes to use it", () => {
  const [trial, program] = blocks.map(({ content }) => content);
  expect(trial).toBe("npm ci && npm run demo\n");
  expect(program).toMatch(/^import \{ TimescaleNetwork \} from "pulumi-timescale";\n/);
  const install = blocks.findIndex(({ content }) => content.startsWith("npm install "));
  expect(install).toBeGreaterThan(1);
  expect(blocks[install]?.content).toMatch(
    /^npm install pulumi-timescale @pulumi\/pulumi @pulumi\/aws\n/,
  );
});

test("the README says in at most ten lines what it is, then shows a picture", () => {
  const picture = readme.findIndex(({ children }) =>
    children?.some(({ type }) => type === "image"),
  );
  const before = readme.slice(0, picture).filter(({ type }) => type === "paragraph_open");
  const lines = before.map(({ map }) => (map?.[1] ?? 0) - (map?.[0] ?? 0));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(10);
});

test("the README's first program has some ten lines", () => {
  const lines = (blocks[1]?.content ?? "").split("\n").filter((line) => line !== "");
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.length).toBeLessThanOrEqual(12);
});

/** The rows of the table below a heading, each as its cells. */
function tableBelow(heading: string): string[][] {
  const start = readme.findIndex(({ content }) => content === heading);
  const after = readme.slice(start);
  const end = after.findIndex(({ type, tag }) => type === "heading_open" && tag === "h2");
  const cells = after.slice(0, end).map((token, at, all) => ({
    isFirst: all[at - 2]?.type === "tr_open",
    isCell: ["td_open", "th_open"].includes(all[at - 1]?.type ?? ""),
    ...{ content: token.content },
  }));
  const rows: string[][] = [];
  for (const { isCell, isFirst, content } of cells) {
    if (isCell && isFirst) rows.push([]);
    if (isCell) rows.at(-1)?.push(content);
  }
  return rows;
}

test("the three ways in stand side by side, none without a fact", () => {
  const [head = [], ...rows] = tableBelow("Three ways in");
  expect(head).toHaveLength(4);
  expect(rows.length).toBeGreaterThan(6);
  expect(rows.filter((cells) => cells.some((cell) => cell === ""))).toEqual([]);
});

test("each row of the comparison names the source or the test that it rests on", () => {
  const [, ...rows] = tableBelow("Beside the consoles, and the vendor's Terraform provider");
  expect(rows.length).toBeGreaterThan(6);
  expect(rows.filter((cells) => !/\]/.test(cells.at(-1) ?? ""))).toEqual([]);
});

test("the lines of a drawn box end below one another", () => {
  expect(drawings.length).toBeGreaterThan(0);
  for (const drawing of drawings) {
    const [border = "", ...lines] = drawing.trimEnd().split("\n");
    const edge = border.indexOf("+", 1);
    expect(lines.filter((line) => !["|", "+"].includes(line[edge] ?? ""))).toEqual([]);
  }
});
