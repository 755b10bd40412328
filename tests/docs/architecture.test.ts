import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { packageRoot } from "../../local/package-root";
import { parseDocument } from "../support/documents";
import { exists, FILES } from "./repository-files";

const DOCUMENT = "docs/architecture.md";
const tokens = parseDocument(DOCUMENT);
const diagrams = tokens
  .filter(({ type, info }) => type === "fence" && info === "mermaid")
  .map(({ content }) => content);

/** The rooms of the diagrams as they are named there: `id["path"]`, or `id["path<br>what it is"]`. */
const NAMED_ROOMS = diagrams.flatMap((diagram) =>
  Array.from(diagram.matchAll(/^ *(\w+)\["(.+?)(?:<br>.*)?"\]$/gm), ([, id = "", path = ""]) => ({
    id,
    path,
    diagram,
  })),
);

/** What the table says: the room of each row, and those that import it. */
const IMPORTED = tableBelow("What most rooms stand on").map(([room = [], , importers = []]) => ({
  room: room[0] ?? "",
  importers,
}));

const ROOMS = new Set([
  ...NAMED_ROOMS.map(({ path }) => path),
  ...IMPORTED.map(({ room }) => room),
]);

/** The solid arrows of the diagrams and what the table says, as `from -> to` between rooms. */
const ARROWS = [
  ...diagrams.flatMap((diagram) =>
    Array.from(
      diagram.matchAll(/^ *(\w+) --> (\w+(?: & \w+)*)$/gm),
      ([, from = "", targets = ""]) =>
        targets.split(" & ").map((to) => `${pathOf(from, diagram)} -> ${pathOf(to, diagram)}`),
    ).flat(),
  ),
  ...IMPORTED.flatMap(({ room, importers }) => importers.map((from) => `${from} -> ${room}`)),
];

function pathOf(id: string, diagram: string): string {
  const room = NAMED_ROOMS.find((one) => one.id === id && one.diagram === diagram);
  if (room === undefined) throw new Error(`${DOCUMENT}: a diagram has no room ${id}`);
  return room.path;
}

/** The rows of the table below a heading: of each cell, what is in backticks. */
function tableBelow(heading: string): string[][][] {
  const start = tokens.findIndex(({ content }) => content === heading);
  const end = tokens.findIndex(({ type }, index) => index > start && type === "table_close");
  const rows: string[][][] = [];
  for (const [index, { type }] of tokens.slice(start, end).entries()) {
    if (type === "tr_open") rows.push([]);
    if (type !== "td_open") continue;
    const codes = tokens[start + index + 1]?.children?.filter((one) => one.type === "code_inline");
    rows.at(-1)?.push((codes ?? []).map(({ content }) => content));
  }
  return rows.filter((cells) => cells.length > 0);
}

/** The files with imports to compare. Tests see all rooms, and examples see the package alone. */
const SOURCES = FILES.filter((file) => file.endsWith(".ts") && !/^(tests|examples)\//.test(file));
const known = new Set(SOURCES);

/** The smallest room that a file is in. */
function roomOf(file: string): string | undefined {
  return [...ROOMS]
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

test("all lines of the diagrams are rooms, groups of them or arrows", () => {
  expect(diagrams.length).toBeGreaterThan(0);
  const line =
    /^(flowchart \w+|(subgraph \w+\[".+"\]|end)|\w+\[".+"\]|\w+ -->( \w+ &)* \w+|\w+ -\. .+ \.-> \w+)$/;
  const others = diagrams
    .flatMap((diagram) => diagram.split("\n"))
    .map((one) => one.trim())
    .filter((one) => one !== "" && !line.test(one));
  expect(others).toEqual([]);
});

test("a diagram has no more than 15 rooms: with more, its words are too small to read", () => {
  const sizes = diagrams.map(
    (diagram) => NAMED_ROOMS.filter((room) => room.diagram === diagram).length,
  );
  expect(Math.max(...sizes)).toBeLessThanOrEqual(15);
});

test("one diagram says what a room is; others name it", () => {
  const explained = diagrams.flatMap((diagram) =>
    Array.from(diagram.matchAll(/^ *\w+\["(.+?)<br>.*"\]$/gm), ([, path = ""]) => path),
  );
  expect(explained.toSorted()).toEqual(
    [...new Set(NAMED_ROOMS.map(({ path }) => path))].toSorted(),
  );
});

test("each file of ours is in a room of the diagram, and each room has files", () => {
  expect(SOURCES.filter((file) => roomOf(file) === undefined)).toEqual([]);
  const rooms = new Set(SOURCES.map(roomOf));
  expect([...ROOMS].filter((room) => !rooms.has(room))).toEqual([]);
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
