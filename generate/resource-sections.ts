import type { Description } from "../provider/describe/description";
import { allInputs } from "../provider/describe/options";
import { changeWord, defaultOf } from "./sentences";

/** What docs/resources.md says of each resource. */
export function resourceSections(descriptions: readonly Description[]): string {
  return descriptions.map(section).join("\n\n");
}

function section(description: Description): string {
  const { name, doc, id, outputs } = description;
  const rows = Object.entries(allInputs(description)).map(([input, each]) =>
    row(
      `\`${input}\``,
      each.doc,
      each.format,
      shownDefault(defaultOf(each)),
      `\`${changeWord(each)}\``,
    ),
  );
  const results = Object.entries(outputs).map(([output, each]) =>
    row(`\`${output}\``, each.doc, each.format),
  );
  return [
    `## ${name}`,
    plain(doc),
    `Its \`id\`, such as ${id.format}: ${id.doc}.`,
    table(["input", "meaning", "format", "default", "a change"], rows),
    ...(results.length === 0 ? [] : [table(["output", "meaning", "format"], results)]),
  ].join("\n\n");
}

function table(columns: readonly string[], rows: readonly string[]): string {
  return [row(...columns), row(...columns.map(() => "---")), ...rows].join("\n");
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => plain(cell).replace(/\s+/g, " ").replace(/\|/g, "\\|")).join(" | ")} |`;
}

/** Text of a doc comment as Markdown. */
function plain(text: string): string {
  return text.replace(/\{@link (\w+)\}/g, "`$1`");
}

function shownDefault(said: string | undefined): string {
  if (said === undefined) return "required";
  return said.startsWith("- ") ? said.slice(2) : `\`${said}\``;
}
