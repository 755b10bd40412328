import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { generated } from "../../generate/main";
import { packageRoot } from "../../local/package-root";
import { RESOURCES } from "../../provider/resources";

const stored = (path: string) => readFile(join(packageRoot(), path), "utf8");

/** A text without what formatting changes: spaces, the ends of lines, what pads tables, a first `|`. */
const unformatted = (text: string) => text.replace(/(?<==)\s*\||[\s,;()]|-{3,}/g, "");

test("classes, types and tables are as the descriptions of the resources say", async () => {
  const document = await stored("docs/resources.md");
  const files = Object.entries(generated(document));
  expect(files).toHaveLength(3 + Object.keys(RESOURCES).length);
  for (const [path, text] of files) {
    expect([path, unformatted(await stored(path))]).toEqual([path, unformatted(text)]);
  }
});
