import { readFile } from "node:fs/promises";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { packageRoot } from "../../local/package-root";

/** A document of docs/, as a reader who follows it uses it. */
export interface CodeBlocks {
  /** The program that it shows, with the reader's own ids. */
  program: string;
  /** The arguments of each `pulumi` that it lets the reader run, in its order. */
  commands: string[][];
}

/**
 * Reads the code blocks of a document.
 *
 * @param own what a reader puts in the place of what the document shows
 */
export async function codeBlocksOf(
  name: string,
  own: Readonly<Record<string, string>> = {},
): Promise<CodeBlocks> {
  const text = await readFile(join(packageRoot(), "docs", name), "utf8");
  const blocks = new MarkdownIt().parse(text, {}).filter(({ type }) => type === "fence");
  const of = (language: string) =>
    blocks.filter(({ info }) => info === language).map(({ content }) => content);
  const [program = ""] = of("ts");
  const missing = Object.keys(own).filter((shown) => !program.includes(shown));
  if (missing.length > 0) throw new Error(`${name}: its program has no ${missing.join(", ")}.`);
  return {
    program: Object.entries(own).reduce((now, [shown, id]) => now.replaceAll(shown, id), program),
    commands: of("sh")
      .flatMap((block) => block.split("\n"))
      .filter((line) => line.startsWith("pulumi "))
      .map((line) => line.split(" ").slice(1)),
  };
}
