import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";

const TABLE_ROWS = ["who opens connections", "must not overlap", "host and port", "regions"];

test("the table tells of all three ways in", () => {
  const rows = readFileSync(join(packageRoot(), "docs/choose.md"), "utf8")
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter(([, head]) => TABLE_ROWS.includes(head ?? ""));
  expect(rows.map((cells) => cells.filter(Boolean).length)).toEqual(TABLE_ROWS.map(() => 4));
});
