import { doctorCommand } from "../../cli/doctor";
import { LINKS } from "../../doctor/finding";
import { RULES } from "../../doctor/rules";
import { CONNECTION_CHECKS } from "../../doctor/rules/connection/judge-live";
import { parseDocument } from "../support/documents";

const tokens = parseDocument("docs/doctor.md");

/** The rows of the tables below each heading, each as its cells. */
const tables = new Map<string, string[][]>();
let heading = "";
tokens.forEach(({ type, content }, index) => {
  if (type !== "inline") return;
  const before = tokens[index - 1]?.type;
  if (before === "heading_open") heading = content;
  if (before !== "td_open") return;
  const rows = tables.get(heading) ?? [];
  tables.set(heading, rows);
  if (tokens[index - 2]?.type === "tr_open") rows.push([]);
  rows.at(-1)?.push(content);
});

const checks = new Map(
  [...RULES.flatMap((rule) => rule.checks), ...CONNECTION_CHECKS].map((check) => [
    check.name,
    check,
  ]),
);

test("no two checks share a name", () => {
  const all = new Set([...RULES.flatMap((rule) => rule.checks), ...CONNECTION_CHECKS]);
  expect(all.size).toBe(checks.size);
});

test("the tables of checks are in the order of the links", () => {
  expect([...tables.keys()].filter((name) => LINKS.some((link) => link === name))).toEqual([
    ...LINKS,
  ]);
});

test.each(LINKS)("the table of %s lists exactly its checks, with what each is", (link) => {
  const listed = (tables.get(link) ?? []).map(([name = "", severity = ""]) => {
    return `${name.replaceAll("`", "")}: ${severity.replace("a ", "")}`;
  });
  const own = [...checks.values()].filter((check) => check.link === link);
  expect(listed.sort()).toEqual(own.map(({ name, severity }) => `${name}: ${severity}`).sort());
});

test("each check says what it means and what to do", () => {
  const rows = LINKS.flatMap((link) => tables.get(link) ?? []);
  const short = rows.filter((cells) => cells.length !== 4 || cells.some((cell) => cell.length < 5));
  expect(rows.length).toBe(checks.size);
  expect(short).toEqual([]);
});

test("the document lists the options of the command", () => {
  const listed = (tables.get("What it looks at") ?? []).map(([name = ""]) =>
    name.replaceAll("`", ""),
  );
  const flags = doctorCommand().options.map(({ flags: text }) => text);
  expect(listed).toEqual(flags.filter((text) => text !== "--json"));
});

test("the document lists the exit codes that the command's help does", () => {
  const help = doctorCommand();
  let text = "";
  help.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  const inHelp = [...text.matchAll(/^ {2}(\d+) {2}\S/gm)].map(([, code]) => code);
  expect((tables.get("Exit codes") ?? []).map(([code]) => code)).toEqual(inHelp);
  expect(inHelp.length).toBeGreaterThan(4);
});
