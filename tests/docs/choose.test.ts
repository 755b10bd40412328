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

const [program = ""] = parseDocument("docs/choose.md")
  .filter(({ type, info }) => type === "fence" && info === "ts")
  .map(({ content }) => content);

test("the program of docs/choose.md has the types of the package", () => {
  expect(problemsOf(program)).toEqual([]);
});

test("a wrong argument in it would be found", () => {
  expect(problemsOf(program.replace("cidrBlocks:", "cidrs:")).join()).toContain("cidrs");
});
