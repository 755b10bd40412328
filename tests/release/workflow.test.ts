import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { packageRoot } from "../../local/package-root";

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  uses?: string;
  needs?: string | string[];
  permissions?: Record<string, string>;
  environment?: string;
  "runs-on"?: string;
  steps?: Step[];
}

interface Workflow {
  on: Record<string, { tags?: string[]; inputs?: Record<string, { required: boolean }> } | null>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const FOLDER = join(packageRoot(), ".github/workflows");
const textOf = (name: string) => readFileSync(join(FOLDER, name), "utf8");
const FILES = readdirSync(FOLDER);
const workflows = FILES.map((name) => ({ name, workflow: parse(textOf(name)) as Workflow }));
const release = parse(textOf("release.yml")) as Workflow;
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps ?? []);
const needsOf = (job: string) => [release.jobs[job]?.needs ?? []].flat();

test("a release begins with a tag, or with the version that somebody gives", () => {
  expect(Object.keys(release.on)).toEqual(["push", "workflow_dispatch"]);
  expect(release.on["push"]).toEqual({ tags: ["v*"] });
  expect(release.on["workflow_dispatch"]?.inputs?.["version"]).toMatchObject({ required: true });
});

test("each workflow may only read, and a job of a release may do one thing more", () => {
  for (const { workflow } of workflows) {
    expect(workflow.permissions).toEqual({ contents: "read" });
  }
  const allowed = workflows.flatMap(({ name, workflow }) =>
    Object.entries(workflow.jobs).flatMap(([job, { permissions }]) =>
      permissions === undefined ? [] : [[name, job, permissions]],
    ),
  );
  expect(allowed).toEqual([
    ["release.yml", "publish", { "id-token": "write" }],
    ["release.yml", "release", { contents: "write" }],
  ]);
});

test("the version is checked before the tests, nothing is published before them, and nothing released before that", () => {
  expect(needsOf("pack")).toEqual([]);
  expect(needsOf("test")).toEqual(["pack"]);
  expect(needsOf("publish")).toEqual(["pack", "test"]);
  expect(needsOf("release")).toEqual(["pack", "publish"]);
  const runs = (release.jobs["pack"]?.steps ?? []).flatMap(({ run }) => run ?? []);
  const first = (text: string) => runs.findIndex((run) => run.includes(text));
  expect(first("npm ci")).toBe(0);
  expect(first("release:check")).toBe(1);
  expect(first("npm pack")).toBeGreaterThan(first("ls-remote"));
});

test("the tests of a release are those of every push, the checks among them", () => {
  expect(release.jobs["test"]?.uses).toBe("./.github/workflows/ci.yml");
  const ci = parse(textOf("ci.yml")) as Workflow;
  expect(Object.keys(ci.on)).toContain("workflow_call");
  const runs = stepsOf(ci).flatMap(({ run }) => run ?? []);
  expect(runs).toEqual(expect.arrayContaining(["npm ci", "npm run check", "npm test"]));
});

test("the job that can speak for the project checks nothing out, installs nothing and runs on a host of GitHub", () => {
  const { steps = [], environment, "runs-on": host } = release.jobs["publish"] ?? {};
  expect(environment).toBe("npm");
  expect(host).toBe("ubuntu-latest");
  expect(steps.map(({ uses, run }) => uses?.replace(/@.*/, "") ?? run)).toEqual([
    "actions/setup-node",
    "actions/download-artifact",
    "npm publish ./pulumi-timescale-*.tgz --provenance --access public",
  ]);
});

test("a release takes nothing from a cache, knows no token of npm and names no host of a registry", () => {
  const text = textOf("release.yml");
  expect(text).not.toMatch(
    /actions\/cache|cache:|secrets\.|_TOKEN: \$\{\{ secrets|registry|npmjs/i,
  );
});

test("each script of npm that a workflow runs is in package.json", () => {
  const { scripts } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const named = workflows
    .flatMap(({ workflow }) => stepsOf(workflow))
    .flatMap(({ run = "" }) => [...run.matchAll(/npm run (?:--silent )?([\w:-]+)/g)])
    .map(([, script]) => script ?? "");
  expect(named).toEqual(expect.arrayContaining(["check", "release:check", "release:notes"]));
  expect(named.filter((script) => !(script in scripts))).toEqual([]);
});

test("workflows take each action in one version, from GitHub itself", () => {
  const actions = new Set(
    workflows
      .flatMap(({ workflow }) => stepsOf(workflow))
      .flatMap(({ uses }) => (uses === undefined ? [] : [uses])),
  );
  const names = [...actions].map((action) => action.split("@")[0]);
  expect(new Set(names).size).toBe(names.length);
  expect([...actions].filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
});

test("a word that somebody gives reaches a script as a variable only", () => {
  const scripts = stepsOf(release).flatMap(({ run }) => run ?? []);
  expect(scripts.length).toBeGreaterThan(5);
  expect(scripts.filter((run) => run.includes("${{"))).toEqual([]);
});

test("CONTRIBUTING.md names what an owner has to set up, as the workflow has it", () => {
  const text = readFileSync(join(packageRoot(), "CONTRIBUTING.md"), "utf8");
  const [, section = ""] = /^## Releasing\n([^]*?)^## /m.exec(text) ?? [];
  const { environment = "" } = release.jobs["publish"] ?? {};
  expect(section).toContain("`release.yml`");
  expect(section).toContain(`an environment \`${environment}\``);
  expect(section).toContain(`the environment \`${environment}\``);
  expect(section).toContain("`repository.url`");
});
