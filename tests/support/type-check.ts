import { join } from "node:path";
import ts from "typescript";
import { packageRoot } from "../../local/package-root";

/** Where the programs are said to be: below it nothing is on the disk. */
const FOLDER = join(packageRoot(), "tests/shown");

/** As a user's project resolves the package: its types are those that are built. */
const OPTIONS: ts.CompilerOptions = {
  ...{ strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022 },
  ...{ module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  ...{ types: ["node", "jest"] },
};

/**
 * What TypeScript finds wrong with programs, by the names of those with problems.
 *
 * @param programs their texts by paths such as `docs/a/index.ts`; one imports another by its path
 */
export function problemsOf(programs: ReadonlyMap<string, string>): Record<string, string[]> {
  const texts = new Map([...programs].map(([name, text]) => [join(FOLDER, name), text]));
  const disk = ts.createCompilerHost(OPTIONS);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (file) => texts.has(file) || disk.fileExists(file),
    // The compiler looks for a module only in folders that there are.
    directoryExists: (folder) =>
      [...texts.keys()].some((file) => file.startsWith(`${folder}/`)) ||
      disk.directoryExists!(folder),
    readFile: (file) => texts.get(file) ?? disk.readFile(file),
    getSourceFile: (file, version) => {
      const text = texts.get(file);
      return text === undefined
        ? disk.getSourceFile(file, version)
        : ts.createSourceFile(file, text, version);
    },
  };
  const made = ts.createProgram([...texts.keys()], OPTIONS, host);
  const found = [...programs.keys()].map((name) => {
    const source = made.getSourceFile(join(FOLDER, name));
    const problems = [
      ...made.getSyntacticDiagnostics(source),
      ...made.getSemanticDiagnostics(source),
    ];
    return [name, problems.map(textOf)] as const;
  });
  return Object.fromEntries(found.filter(([, problems]) => problems.length > 0));
}

function textOf({ messageText }: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(messageText, "\n");
}
