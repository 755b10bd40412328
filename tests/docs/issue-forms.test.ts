import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { parse } from "yaml";
import { packageRoot } from "../../local/package-root";
import { anchorsOf } from "../support/documents";
import { CONFIG_SCHEMA, FORM_SCHEMA } from "./issue-form-schema";
import { exists } from "./repository-files";

interface Element {
  type: string;
  id?: string;
  attributes: { label?: string; value?: string; options?: (string | { label: string })[] };
}

interface Form {
  name: string;
  body: Element[];
}

const FOLDER = join(packageRoot(), ".github/ISSUE_TEMPLATE");
const textOf = (file: string) => readFileSync(join(FOLDER, file), "utf8");
const FILES = readdirSync(FOLDER).filter((file) => file !== "config.yml");
const forms = FILES.map((file) => ({ file, form: parse(textOf(file)) as Form }));
const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });

/** What a schema says of a value that it does not let pass. */
function faults(schema: object, value: unknown): string[] {
  const validate = ajv.compile(schema);
  validate(value);
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ""}`);
}

test("there are forms for a bug, a feature and a question", () => {
  expect(FILES.toSorted()).toEqual(["bug.yml", "feature.yml", "question.yml"]);
});

test.each(forms)("$file has the keys and types that GitHub takes", ({ form }) => {
  expect(faults(FORM_SCHEMA, form)).toEqual([]);
});

test("a form with one question passes", () => {
  expect(faults(FORM_SCHEMA, sound())).toEqual([]);
  expect(faults(FORM_SCHEMA, dropdown("b", "c"))).toEqual([]);
});

test.each<[string, unknown]>([
  ["without a description", { name: "a", body: [{ type: "input", attributes: { label: "b" } }] }],
  ["that asks nothing", { ...sound(), body: [{ type: "markdown", attributes: { value: "b" } }] }],
  [
    "with a type that is none",
    { ...sound(), body: [{ type: "text", attributes: { label: "b" } }] },
  ],
  ["with a key that is none", { ...sound(), about: "a" }],
  ["with an id of two words", sound({ id: "two words" })],
  ["with an attribute that is none", sound({ attributes: { label: "b", hint: "c" } })],
  ["with a choice that YAML reads as true", dropdown(true, "no")],
  ["with one choice twice", dropdown("b", "b")],
  ["with the choice None", dropdown("b", "None")],
  ["with an empty label", sound({ attributes: { label: " " } })],
])("a form %s would not pass", (_, form) => {
  expect(faults(FORM_SCHEMA, form)).not.toEqual([]);
});

function sound(element: object = {}): object {
  const input = { type: "input", attributes: { label: "b" }, ...element };
  return { name: "a", description: "b", body: [input] };
}

function dropdown(...options: unknown[]): object {
  const element = { type: "dropdown", attributes: { label: "b", options } };
  return { name: "a", description: "b", body: [element] };
}

const isAsked = ({ type }: Element) => type !== "markdown";

test.each(forms)("each question of $file has an id and words of its own", ({ form: { body } }) => {
  const ids = body.filter(isAsked).map(({ id }) => id);
  expect(ids).not.toContain(undefined);
  expect(new Set(ids).size).toBe(ids.length);
  // GitHub takes two labels for one where only their signs differ.
  const labels = body
    .flatMap(({ attributes: { label = [], options = [] }, type }) => [
      label,
      ...(type === "checkboxes" ? options : []),
    ])
    .flat()
    .map((one) => (typeof one === "string" ? one : one.label))
    .map((one) => one.toLowerCase().replace(/[^a-z0-9_-]+/g, "-"));
  expect(new Set(labels).size).toBe(labels.length);
});

test.each(forms)(
  "no question of $file asks for what GitHub forbids to ask",
  ({ form: { body } }) => {
    const labels = body.filter(isAsked).map(({ attributes }) => attributes.label ?? "");
    expect(labels.filter((label) => /password|secret|token|\bkeys?\b/i.test(label))).toEqual([]);
  },
);

test("each form has a name of its own", () => {
  expect(new Set(forms.map(({ form }) => form.name)).size).toBe(forms.length);
});

test.each(forms)("the links of $file lead to documents of this repository", ({ file }) => {
  // From where a form or an issue is shown, so that no address of the repository is needed.
  const links = Array.from(textOf(file).matchAll(/\]\(([^)]+)\)/g), ([, target = ""]) => target);
  const lost = links.filter((link) => {
    const [, path = "", anchor] = /^\.\.\/blob\/HEAD\/([^#]+)(?:#(.+))?$/.exec(link) ?? [];
    return !exists(path) || (anchor !== undefined && !anchorsOf(path).includes(anchor));
  });
  expect(links.length).toBeGreaterThan(1);
  expect(lost).toEqual([]);
});

test("the form for a bug asks for versions, the code and the doctor, and warns of secrets", () => {
  const text = textOf("bug.yml");
  for (const part of ["npm ls pulumi-timescale", "pulumi version", "Code of the error"]) {
    expect(text).toContain(part);
  }
  expect(text).toContain("Leave keys, tokens, passwords, state files and connection strings out.");
  expect(text).toContain("SECURITY.md#report-a-weakness");
});

test("the call of the doctor in the form for a bug is one that it understands", () => {
  const [, options = ""] = /`npx pulumi-timescale doctor (.+)`/.exec(textOf("bug.yml")) ?? [];
  expect(options).toBe("--format markdown");
  const main = join(packageRoot(), "dist/cli/main.js");
  const help = execFileSync(process.execPath, [main, "doctor", "--help"], { encoding: "utf8" });
  expect(help).toMatch(/--format <format> [^-]*markdown/);
});

test("who opens an issue chooses a form", () => {
  const config = parse(textOf("config.yml")) as { blank_issues_enabled: boolean };
  expect(faults(CONFIG_SCHEMA, config)).toEqual([]);
  expect(config.blank_issues_enabled).toBe(false);
});
