import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { packageRoot } from "../../local/package-root";

interface Bench {
  RESULTS: string;
  renderPerformance: (results: unknown) => Promise<Record<string, string>>;
}
const { RESULTS, renderPerformance } = jest.requireActual<Bench>("./write-performance.js");

const results = async () => JSON.parse(await readFile(RESULTS, "utf8")) as unknown;

it.each(["performance.md", "performance.svg"])(
  "docs/%s is what the kept results of the benchmark render to",
  async (name) => {
    const rendered = await renderPerformance(await results());
    expect(await readFile(join(packageRoot(), "docs", name), "utf8")).toBe(rendered[name]);
  },
);

it("draws a chart that is well-formed XML, with a line of ours and of the floor for each step", async () => {
  const { "performance.svg": svg = "" } = await renderPerformance(await results());
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name }) => names.push(name));
  parser.write(svg).close();
  expect(names.filter((name) => name === "polyline")).toHaveLength(8);
});
