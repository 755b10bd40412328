import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawMermaid } from "../../diagram/mermaid";
import { drawSvg } from "../../diagram/svg";
import { plannedNetwork } from "./networks";

const docs = join(__dirname, "../../docs");
const svgFile = join(docs, "network.svg");
const pageFile = join(docs, "diagrams.md");
const block = /```mermaid\n[^]*?```\n/;

const svg = drawSvg(plannedNetwork());
const mermaid = `\`\`\`mermaid\n${drawMermaid(plannedNetwork())}\`\`\`\n`;

if (process.env["UPDATE_SAMPLES"] === "true") {
  writeFileSync(svgFile, svg);
  writeFileSync(
    pageFile,
    readFileSync(pageFile, "utf8").replace(block, () => mermaid),
  );
}

// After a change of the drawings: UPDATE_SAMPLES=true npx jest tests/diagram/samples
test("the diagrams in docs are what the code draws", () => {
  expect(readFileSync(svgFile, "utf8")).toBe(svg);
  expect(block.exec(readFileSync(pageFile, "utf8"))?.[0]).toBe(mermaid);
});
