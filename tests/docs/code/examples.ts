import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { packageRoot } from "../../../local/package-root";

/** The doc comments of what programs import, as files with the texts of their `@example`s. */
export interface DocumentedFile {
  file: string;
  text: string;
  examples: string[];
}

/** Every file of the sdk. */
export const SDK_FILES: readonly DocumentedFile[] = readdirSync(join(packageRoot(), "sdk"), {
  recursive: true,
  encoding: "utf8",
})
  .filter((name) => name.endsWith(".ts"))
  .map((name) => {
    const file = join("sdk", name);
    const text = readFileSync(join(packageRoot(), file), "utf8");
    return { file, text, examples: examplesIn(file, text) };
  });

function examplesIn(file: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    for (const { tagName, comment } of ts.getJSDocTags(node)) {
      const isNew = tagName.text === "example" && !found.includes(String(comment));
      if (isNew) found.push(ts.getTextOfJSDocComment(comment) ?? "");
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
  return found;
}

/** What examples use and do not make: they stand in the middle of a program. */
const MADE_BEFORE: Readonly<Record<string, string>> = { timescaleVpc: "TimescaleVpc" };

/** An example as a program that imports what it names. */
export function programOf(example: string, exported: readonly string[]): string {
  const before = Object.entries(MADE_BEFORE).filter(
    ([name]) => new RegExp(`\\b${name}\\b`).test(example) && !example.includes(`const ${name} `),
  );
  const declared = before.map(([name, type]) => `declare const ${name}: ${type};`).join("\n");
  const names = exported.filter((name) => new RegExp(`\\b${name}\\b`).test(declared + example));
  return `import { ${names.join(", ")} } from "pulumi-timescale";\n${declared}\n${example}\n`;
}
