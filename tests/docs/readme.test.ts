import { parseDocument } from "../support/documents";

const readme = parseDocument("README.md");
const blocks = readme.filter(({ type }) => type === "fence");

test("the README begins with how to install the package, then a program, and only then the demo", () => {
  const [install, program, demo] = blocks.map(({ content }) => content);
  expect(install).toMatch(/^npm install pulumi-timescale @pulumi\/pulumi @pulumi\/aws\n/);
  expect(program).toMatch(/^import \{ TimescaleNetwork \} from "pulumi-timescale";\n/);
  expect(demo).toContain("npm run demo");
});

test("the README's first program has some ten lines", () => {
  const lines = (blocks[1]?.content ?? "").split("\n").filter((line) => line !== "");
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.length).toBeLessThanOrEqual(12);
});

test("the lines of a drawn box end below one another", () => {
  const drawings = blocks.map(({ content }) => content).filter((text) => text.startsWith("+-"));
  expect(drawings.length).toBeGreaterThan(0);
  for (const drawing of drawings) {
    const [border = "", ...lines] = drawing.trimEnd().split("\n");
    const edge = border.indexOf("+", 1);
    expect(lines.filter((line) => !["|", "+"].includes(line[edge] ?? ""))).toEqual([]);
  }
});
