import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generated } from "../../generate/main";
import { packageRoot } from "../../local/package-root";
import { RESOURCES } from "../../provider/resources";
import { parseDocument } from "../support/documents";
import { exists, FILES, patternOf } from "./repository-files";

const tokens = parseDocument("CONTRIBUTING.md");

interface Section {
  /** The paths in backticks. */
  paths: string[];
  /** Its numbered items, each with the path that it begins with. */
  steps: { number: number; path: string }[];
}

/** The sections under headings of the second level. */
const SECTIONS = new Map<string, Section>();
for (const [index, token] of tokens.entries()) {
  if (token.type === "heading_open" && token.tag === "h2") {
    SECTIONS.set(tokens[index + 1]?.content ?? "", { paths: [], steps: [] });
  }
  const section = [...SECTIONS.values()].at(-1);
  if (token.type === "list_item_open" && token.info !== "") {
    const [first] = tokens[index + 2]?.children ?? [];
    section?.steps.push({ number: Number(token.info), path: first?.content ?? "" });
  }
  for (const { type, content } of token.children ?? []) {
    if (type === "code_inline" && isPath(content)) section?.paths.push(content);
  }
}

const RECIPES = [
  ...["A new resource", "A new input", "A new check", "A new danger"],
  ...["A new check of the doctor", "A new call"],
];
const pathsIn = (...names: string[]) => names.flatMap((name) => SECTIONS.get(name)?.paths ?? []);

/** True for code that is written as the path of a file or folder. */
function isPath(code: string): boolean {
  return /^[\w.<>-]+\/[\w./<>-]*$/.test(code) || /^[\w.-]+\.(md|mjs|yml|json)$/.test(code);
}

const resources = Object.entries(RESOURCES).map(([handler, { description }]) => ({
  handler,
  className: description.name,
  noun: handler.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
}));

test.each(RECIPES)('"%s" is a numbered list with a command, and its files exist', (name) => {
  const { paths = [], steps = [] } = SECTIONS.get(name) ?? {};
  expect(steps.length).toBeGreaterThanOrEqual(4);
  expect(paths.length).toBeGreaterThanOrEqual(5);
  expect(paths.filter((path) => !exists(path))).toEqual([]);
  expect(commandsIn(name)).not.toEqual([]);
});

function commandsIn(name: string): string[] {
  const start = tokens.findIndex(({ content }) => content === name);
  const length = tokens
    .slice(start)
    .findIndex(({ type, tag }) => type === "heading_open" && tag === "h2");
  return tokens
    .slice(start, start + length)
    .flatMap(({ children }) => children ?? [])
    .filter(({ type, content }) => type === "code_inline" && /^np[mx] /.test(content))
    .map(({ content }) => content);
}

test("each command of npm that the document names is a script", () => {
  const { scripts } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const named = RECIPES.flatMap(commandsIn).flatMap(
    (one) => /^npm run ([\w:-]+)/.exec(one)?.[1] ?? [],
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((one) => !(one in scripts))).toEqual([]);
});

test("a new resource numbers at most twelve files", () => {
  const numbers = SECTIONS.get("A new resource")?.steps.map(({ number }) => number) ?? [];
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  expect(numbers.length).toBeGreaterThan(5);
  expect(numbers.length).toBeLessThanOrEqual(12);
});

test("each folder of a resource is in the index of resources", () => {
  const folders = FILES.flatMap((file) => /^provider\/resources\/([\w-]+)\//.exec(file)?.[1] ?? []);
  expect([...new Set(folders)].sort()).toEqual(resources.map(({ noun }) => noun).sort());
});

/** Look-ups, components and examples have names of resources without being part of one. */
const ROOMS =
  /^(provider|sdk\/resources|review|local\/tiger-cloud|tests\/(provider|review|local))\//;

test.each(resources)("the recipes cover every file that is named after $className", ({ noun }) => {
  const own = new RegExp(`/${noun}(/|\\.ts$|\\.test\\.ts$|-[\\w-]+\\.test\\.ts$)`);
  const files = FILES.filter((file) => ROOMS.test(file) && own.test(file));
  expect(files.length).toBeGreaterThanOrEqual(4);
  expect(files.filter((file) => !isCovered(file, "A new resource"))).toEqual([]);
});

function isCovered(file: string, ...names: string[]): boolean {
  return pathsIn(...names).some((path) => patternOf(path).test(file));
}

test("the recipe for a resource covers every file that names all resources", () => {
  const code = FILES.filter((file) => /\.(ts|js)$/.test(file));
  const naming = code.filter((file) => {
    const text = readFileSync(join(packageRoot(), file), "utf8");
    return resources.every(({ handler, className, noun }) =>
      new RegExp(`\\b(${handler}|${className}|${noun})\\b`).test(text),
    );
  });
  expect(naming).toContain("provider/resources/index.ts");
  expect(naming.filter((file) => !isCovered(file, "A new resource"))).toEqual([]);
});

test("what is generated for a resource is named, and none of it is a step", () => {
  const document = readFileSync(join(packageRoot(), "docs/resources.md"), "utf8");
  const files = Object.keys(generated(document));
  expect(files.filter((file) => !isCovered(file, "A new resource"))).toEqual([]);
  const steps = RECIPES.flatMap((name) => SECTIONS.get(name)?.steps ?? []);
  expect(steps.filter(({ path }) => !isPath(path))).toEqual([]);
  const patterns = steps.map(({ path }) => patternOf(path));
  expect(files.filter((file) => patterns.some((pattern) => pattern.test(file)))).toEqual([]);
});
