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

/** Every row of the tables of docs/resources.md. */
export function readPropertyRows(): PropertyRow[] {
  const text = readFileSync(join(packageRoot(), "docs/resources.md"), "utf8");
  return text
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const [resource = ""] = section.split("\n", 1);
      return section
        .split("\n")
        .filter((line) => line.startsWith("| `"))
        .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", "")))
        .map((cells) => ({
          resource,
          property: cells[1] ?? "",
          change: cells.length === 7 ? (cells[5] as PropertyRow["change"]) : undefined,
        }));
    });
}
