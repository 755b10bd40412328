import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";

/** One property of a resource, as a table of docs/resources.md states it. */
export interface PropertyRow {
  resource: string;
  property: string;
  /** Of an input: what a change does. Undefined for an output. */
  change: "updates" | "replaces" | "nothing" | undefined;
}

/** How a table of inputs or outputs begins: others say nothing of a resource's properties. */
const TABLE = /^\| (input|output) /;

/** Every row of the tables of inputs and outputs in docs/resources.md. */
export function readPropertyRows(): PropertyRow[] {
  const text = readFileSync(join(packageRoot(), "docs/resources.md"), "utf8");
  return text
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const [resource = ""] = section.split("\n", 1);
      return section
        .split("\n\n")
        .filter((block) => TABLE.test(block))
        .flatMap((table) => table.split("\n"))
        .filter((line) => line.startsWith("| `"))
        .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", "")))
        .map((cells) => ({
          resource,
          property: cells[1] ?? "",
          change: cells.length === 7 ? (cells[5] as PropertyRow["change"]) : undefined,
        }));
    });
}
