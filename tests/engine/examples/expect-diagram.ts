import { readFile, writeFile } from "node:fs/promises";
import { examples, type LocalStack } from "../local-stacks";

/** A diagram without what differs from run to run: the ids that the clouds gave, and their order. */
function withoutIds(mermaid: string): string[] {
  return mermaid
    .trim()
    .split("\n")
    .map((line) =>
      line
        .trim()
        .replace(/\b(vpce?-|subnet-|pcx-|rtb-|sg-|tgw-|tgw-attach-|id )[0-9a-f]{4,17}\b/g, "$1…")
        .replace(/\bconn-aws-\d+\b/g, "conn-aws-…")
        .replace(/\bprivate zone [A-Z0-9]{8,32}\b/g, "private zone …"),
    )
    .sort();
}

const FENCE = /```mermaid\n(.*?)```/s;

/**
 * Expects that the README of an example shows what the stack's output `diagram` draws. `npm run golden` puts it
 * there.
 */
export async function expectDiagram(example: string, stack: LocalStack): Promise<void> {
  const { stdout } = await stack.succeeds("stack", "output", "diagram");
  const path = `${examples(example)}/README.md`;
  let readme = await readFile(path, "utf8");
  if (process.env["UPDATE_GOLDEN"] === "true") {
    readme = readme.replace(FENCE, () => `\`\`\`mermaid\n${stdout.trim()}\n\`\`\``);
    await writeFile(path, readme);
  }
  const [, shown = ""] = FENCE.exec(readme) ?? [];
  expect(withoutIds(shown)).toEqual(withoutIds(stdout));
}
