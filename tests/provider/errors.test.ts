import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../local/package-root";

test("every code that a message can end with is in the documents, and no other", () => {
  const read = (path: string) => readFileSync(join(packageRoot(), path), "utf8");
  const [, union = ""] = /type ErrorCode =([^;]+);/.exec(read("provider/errors.ts")) ?? [];
  const codes = [...union.matchAll(/"(\w+)"/g)].map(([, code]) => code);
  const documented = [...read("docs/errors.md").matchAll(/^\| `(\w+)`/gm)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(0);
  expect(documented.sort()).toEqual(codes.sort());
});
