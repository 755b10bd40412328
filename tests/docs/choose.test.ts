import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { packageRoot } from "../../local/package-root";
import { parseDocument } from "../support/documents";

const NAME = join(packageRoot(), "tests/docs/shown-in-choose.ts");

const sources = new Map<string, ts.SourceFile | undefined>();

/** All programs import the same files, which are large. */
function parsed(file: string, parse: () => ts.SourceFile | undefined): ts.SourceFile | undefined {
  const source = sources.get(file) ?? parse();
  sources.set(file, source);
  return source;
}

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
        : parsed(file, () => files.getSourceFile(file, version)),
  };
  const made = ts.createProgram([NAME], options, host);
  const source = made.getSourceFile(NAME);
  return [...made.getSyntacticDiagnostics(source), ...made.getSemanticDiagnostics(source)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"),
  );
}

const programs = ["docs/choose.md", "docs/peering-to-private-endpoint.md"]
  .flatMap(parseDocument)
  .filter(({ type, info }) => type === "fence" && info === "ts")
  .map(({ content }) => content)
  // Others are parts of programs.
  .filter((content) => content.includes("import "));

test.each(programs)("programs of documents on ways in have the types of the package", (program) => {
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
