import { readFile } from "node:fs/promises";
import { examples, type LocalStack } from "../local-stacks";

/** A diagram without what differs from run to run: the ids that the clouds gave, and their order. */
function withoutIds(mermaid: string): string[] {
  return mermaid
    .trim()
    .split("\n")
    .map((line) => line.trim().replace(/\b(vpc-|pcx-|rtb-|sg-|id )[0-9a-f]{4,17}\b/g, "$1…"))
    .sort();
}

/** Expects that the README of an example shows what the stack's output `diagram` draws. */
export async function expectDiagram(example: string, stack: LocalStack): Promise<void> {
  const { stdout } = await stack.succeeds("stack", "output", "diagram");
  const readme = await readFile(`${examples(example)}/README.md`, "utf8");
  const [, shown = ""] = /```mermaid\n(.*?)```/s.exec(readme) ?? [];
  expect(withoutIds(shown)).toEqual(withoutIds(stdout));
}
