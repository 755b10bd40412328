import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../local/package-root";
import { RESOURCES } from "../provider/resources";
import type { Description } from "../provider/describe/description";
import { classFile } from "./class-file";
import { typesFile } from "./named-types";
import { resourceSections } from "./resource-sections";

const HEADER =
  "// Written by `npm run generate` from the descriptions in provider/resources. Do not edit.\n";
const BEGIN = "<!-- Written by `npm run generate` from the descriptions, until the next mark. -->";
const END = "<!-- End of what is written. -->";

/** Every file that follows from the descriptions of the resources, by its path. */
export function generated(document: string): Record<string, string> {
  const resources: [string, Description][] = Object.entries(RESOURCES).map(
    ([handler, { description }]) => [handler, description],
  );
  const descriptions = resources.map(([, description]) => description);
  const classes = resources.map(([handler, description]) => [
    `sdk/resources/${fileName(description)}.ts`,
    HEADER + classFile(handler, description),
  ]);
  const exported = descriptions.map(
    (each) => `export { ${each.name}, type ${each.name}Args } from "./${fileName(each)}";`,
  );
  return {
    ...(Object.fromEntries(classes) as Record<string, string>),
    "sdk/resources/index.ts": HEADER + exported.toSorted().join("\n"),
    "provider/resources/types.ts": [HEADER, namesOf(resources), typesFile(descriptions)].join("\n"),
    "docs/resources.md": between(document, resourceSections(descriptions)),
  };
}

function namesOf(resources: readonly [string, Description][]): string {
  const names = resources.map(([handler]) => JSON.stringify(handler)).join(" | ");
  return `/** The names under which the provider offers its resources. */\nexport type ResourceName = ${names};\n`;
}

const fileName = ({ name }: Description) =>
  name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

function between(document: string, text: string): string {
  const [before = "", rest = ""] = document.split(BEGIN);
  const [, after = ""] = rest.split(END);
  return `${before}${BEGIN}\n\n${text}\n\n${END}${after}`;
}

async function main(): Promise<void> {
  const prettier = await import("prettier");
  const root = packageRoot();
  const document = await readFile(join(root, "docs/resources.md"), "utf8");
  for (const [path, text] of Object.entries(generated(document))) {
    const file = join(root, path);
    const options = (await prettier.resolveConfig(file)) ?? {};
    await writeFile(file, await prettier.format(text, { ...options, filepath: file }));
  }
}

if (require.main === module) void main();
