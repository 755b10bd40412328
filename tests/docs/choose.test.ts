import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { packageRoot } from "../../local/package-root";
import { parseDocument } from "../support/documents";

const NAME = join(packageRoot(), "tests/docs/shown-in-choose.ts");

/** What TypeScript finds wrong with a program that imports this package by its name. */
function problemsOf(program: string): string[] {
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022 },
    ...{ module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
    ...{ paths: { "pulumi-timescale": [join(packageRoot(), "sdk/index.ts")] }, types: ["node"] },
  };
  const files = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...files,
    fileExists: (file) => file === NAME || files.fileExists(file),
    getSourceFile: (file, version) =>
      file === NAME
        ? ts.createSourceFile(file, program, version)
        : files.getSourceFile(file, version),
  };
  const made = ts.createProgram([NAME], options, host);
  const source = made.getSourceFile(NAME);
  return [...made.getSyntacticDiagnostics(source), ...made.getSemanticDiagnostics(source)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"),
  );
}

const programs = parseDocument("docs/choose.md")
  .filter(({ type, info }) => type === "fence" && info === "ts")
  .map(({ content }) => content);

test.each(programs)("the programs of docs/choose.md have the types of the package", (program) => {
  expect(problemsOf(program)).toEqual([]);
});

test.each([
  ["cidrBlocks:", "cidrs"],
  ["clients:", "callers"],
])("a wrong argument in them would be found: %s", (argument, wrong) => {
  const program = programs.find((text) => text.includes(argument))!;
  expect(problemsOf(program.replace(argument, `${wrong}:`)).join()).toContain(wrong);
});

const TABLE_ROWS = ["who opens connections", "must not overlap", "host and port", "regions"];

test("the table tells of all three ways in", () => {
  const rows = readFileSync(join(packageRoot(), "docs/choose.md"), "utf8")
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter(([, head]) => TABLE_ROWS.includes(head ?? ""));
  expect(rows.map((cells) => cells.filter(Boolean).length)).toEqual(TABLE_ROWS.map(() => 4));
});
