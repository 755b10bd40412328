import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { packageRoot } from "../../local/package-root";
import { parseDocument } from "../support/documents";
import { exists, FILES } from "./repository-files";

const DOCUMENT = "docs/architecture.md";
const tokens = parseDocument(DOCUMENT);
const diagrams = tokens.filter(({ type, info }) => type === "fence" && info === "mermaid");
const diagram = diagrams[0]?.content ?? "";

/** The rooms of the diagram by their names in it: `id["path"]`, or `id["path<br>what it is"]`. */
const ROOMS = new Map(
  Array.from(diagram.matchAll(/^ *(\w+)\["(.+?)(?:<br>.*)?"\]$/gm), ([, id = "", path = ""]) => [
    id,
    path,
  ]),
);

/** The solid arrows of the diagram, as `from -> to` between rooms. */
const ARROWS = Array.from(
  diagram.matchAll(/^ *(\w+) --> (\w+(?: & \w+)*)$/gm),
  ([, from = "", targets = ""]) =>
    targets.split(" & ").map((to) => `${pathOf(from)} -> ${pathOf(to)}`),
).flat();

function pathOf(id: string): string {
  const path = ROOMS.get(id);
  if (path === undefined) throw new Error(`${DOCUMENT}: the diagram has no room ${id}`);
  return path;
}

/** The files with imports to compare. Tests see all rooms, and examples see the package alone. */
const SOURCES = FILES.filter((file) => file.endsWith(".ts") && !/^(tests|examples)\//.test(file));
const known = new Set(SOURCES);

/** The smallest room that a file is in. */
function roomOf(file: string): string | undefined {
  return [...ROOMS.values()]
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((left, right) => right.length - left.length)[0];
}

/** The files of ours that a file imports, be it their types alone or when they are needed. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(packageRoot(), file), "utf8"));
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith("."))
    .map((name) => posix.join(posix.dirname(file), name).replace(/\.js$/, ""))
    .flatMap((path) => [`${path}.ts`, `${path}/index.ts`].find((one) => known.has(one)) ?? []);
}

/** Each arrow that imports make from one room into another, with the first import that makes it. */
const IMPORTS = new Map<string, string>();
for (const file of SOURCES) {
  for (const imported of importsOf(file)) {
    const [from = "", to = ""] = [roomOf(file), roomOf(imported)];
    const arrow = `${from} -> ${to}`;
    if (from !== to && !IMPORTS.has(arrow)) IMPORTS.set(arrow, `${file} imports ${imported}`);
  }
}

test("the document has one diagram, all of whose lines are rooms, groups of them or arrows", () => {
  expect(diagrams).toHaveLength(1);
  const line =
    /^(flowchart \w+|(subgraph \w+\[".+"\]|end)|\w+\[".+"\]|\w+ -->( \w+ &)* \w+|\w+ -\. .+ \.-> \w+)$/;
  const others = diagram
    .split("\n")
    .map((one) => one.trim())
    .filter((one) => one !== "" && !line.test(one));
  expect(others).toEqual([]);
});

test("each file of ours is in a room of the diagram, and each room has files", () => {
  expect(SOURCES.filter((file) => roomOf(file) === undefined)).toEqual([]);
  const rooms = new Set(SOURCES.map(roomOf));
  expect([...ROOMS.values()].filter((room) => !rooms.has(room))).toEqual([]);
});

test("each import from one room into another has an arrow", () => {
  const arrows = new Set(ARROWS);
  const without = [...IMPORTS].filter(([arrow]) => !arrows.has(arrow));
  expect(without.map(([arrow, first]) => `${arrow}: ${first}`)).toEqual([]);
});

test("each arrow stands for an import, and is drawn once", () => {
  expect(ARROWS.filter((arrow) => !IMPORTS.has(arrow))).toEqual([]);
  expect(ARROWS.filter((arrow, index) => ARROWS.indexOf(arrow) !== index)).toEqual([]);
});

/** A path: no entry of the package, and no id such as `1001/5001`. */
const NAMED = /^(?!pulumi-timescale\/|\d)[\w.-]+\/[\w./<>-]*$|^[\w-]+\.(ts|md|mjs|json)$/;

test("each path that the document names exists", () => {
  const named = tokens
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === "code_inline")
    .map(({ content }) => content)
    .filter((text) => NAMED.test(text));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !exists(path))).toEqual([]);
});
