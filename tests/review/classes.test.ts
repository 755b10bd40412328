import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import schema from "../../docs/review-schema.json";
import { DANGER_CLASSES, DANGERS } from "../../review/dangers/classes";
import { VERDICTS, type Verdict } from "../../review/verdict";
import { ROOT } from "../support/run-node";
import { TYPES } from "./plan-text";

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

/** The cells below the head of the table under a heading of docs/review.md. */
function tableUnder(heading: string): string[][] {
  const [, section = ""] = read("docs/review.md").split(`\n## ${heading}\n`);
  const rows = section.split("\n## ")[0]!.split("\n");
  return rows
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) => line.split("|").slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
}

test("docs/review.md tells of each class of dangers, the gravest first", () => {
  expect(tableUnder("Dangers")).toEqual(
    DANGER_CLASSES.map((one) => [`\`${one}\``, DANGERS[one].examples]),
  );
});

test("docs/review.md tells of each verdict, the gravest first", () => {
  expect(tableUnder("Verdicts")).toEqual(
    Object.values(VERDICTS).map(({ words, meaning }) => [words, meaning]),
  );
});

test("docs/review-schema.json has each class and each verdict", () => {
  expect(schema.$defs.dangerClass.enum).toEqual(DANGER_CLASSES);
  expect(schema.$defs.verdict.enum).toEqual(Object.keys(VERDICTS));
});

test("action.yml names each class for what fails, and each verdict for what comes out", () => {
  const { inputs, outputs } = parse(read("action.yml")) as {
    inputs: Record<"fail-on", { description: string }>;
    outputs: Record<"verdict", { description: string }>;
  };
  expect(inputs["fail-on"].description).toBe(
    `Dangers that fail the step: ${DANGER_CLASSES.join(", ")}, by commas`,
  );
  expect(outputs.verdict.description).toBe(
    `The gravest that is true: ${Object.keys(VERDICTS)
      .join(", ")
      .replace(/, ([^,]+)$/, " or $1")}`,
  );
});

test("a class without a verdict of its own has that of a class with one", () => {
  for (const { verdict } of Object.values(DANGERS)) {
    if (typeof verdict === "string") expect(VERDICTS[verdict as Verdict]).toBeDefined();
  }
});

test("types of resources are spelled in review/types.ts alone", () => {
  const files = readdirSync(join(ROOT, "review"), { recursive: true, encoding: "utf8" });
  const spelling = files
    .filter((file) => file.endsWith(".ts") && file !== "types.ts")
    .filter((file) => {
      const code = read(join("review", file)).replace(/^\s*(\/\*\*|\*|\/\/).*$/gm, "");
      return /pulumi-nodejs:|["'`][\w-]+:\w+(\/\w+)?:[A-Z]/.test(code);
    });
  expect(spelling).toEqual([]);
  const types = read("review/types.ts").replaceAll("${DYNAMIC}", "pulumi-nodejs:dynamic/");
  for (const type of [TYPES.vpc, TYPES.ingress, TYPES.route]) expect(types).toContain(type);
});
