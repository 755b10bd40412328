import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "../support/run-node";

interface Action {
  inputs: Record<string, { description: string; default: string }>;
  runs: { using: string; steps: { shell: string; env: Record<string, string>; run: string }[] };
}

/** Stands in for the command: it notes its arguments, and writes the review that it was asked for. */
const STUB = `#!/usr/bin/env node
const { writeFileSync } = require("node:fs");
const args = process.argv.slice(2);
writeFileSync("args.json", JSON.stringify(args));
writeFileSync(args[args.indexOf("--json") + 1], JSON.stringify({ verdict: "destroys" }));
process.exit(Number(process.env.STUB_EXIT ?? 0));
`;

let action: Action;
let folder: string;

beforeAll(async () => {
  action = parse(await readFile(join(ROOT, "action.yml"), "utf8")) as Action;
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pulumi-timescale-test-"));
  await mkdir(join(folder, "node_modules/.bin"), { recursive: true });
  await mkdir(join(folder, "infra/prod"), { recursive: true });
  await writeFile(join(folder, "node_modules/.bin/pulumi-timescale"), STUB);
  await chmod(join(folder, "node_modules/.bin/pulumi-timescale"), 0o755);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs the step as GitHub does: inputs become what the step's `env` says. */
async function run(inputs: Record<string, string>, cwd = folder, env: object = {}) {
  const [step] = action.runs.steps;
  const value = (name: string) => inputs[name] ?? action.inputs[name]?.default ?? "";
  const variables = Object.entries(step!.env).map(([name, text]) => [
    name,
    text.replace(/^\$\{\{ inputs\.([\w-]+) \}\}$/, (_, input: string) => value(input)),
  ]);
  const output = join(folder, "output");
  await writeFile(output, "");
  // The script and the flags as GitHub's runner gives them to bash.
  const script = join(folder, "step.sh");
  await writeFile(script, step!.run);
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
    cwd,
    env: {
      PATH: process.env["PATH"],
      RUNNER_TEMP: folder,
      GITHUB_OUTPUT: output,
      ...(Object.fromEntries(variables) as object),
      ...env,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  }
  const [code] = (await once(child, "close")) as [number];
  const args = await readFile(join(cwd, "args.json"), "utf8").catch(() => "[]");
  return { code, said, args: JSON.parse(args) as string[], output: await readFile(output, "utf8") };
}

test("no input is written into the script: each reaches it as a variable", () => {
  expect(action.runs.using).toBe("composite");
  for (const { run: script, env } of action.runs.steps) {
    expect(script).not.toContain("${{");
    for (const text of Object.values(env)) expect(text).toMatch(/^\$\{\{ inputs\.[\w-]+ \}\}$/);
  }
  for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/\w/);
});

test("by default it comments on the stacks that it is given", async () => {
  const { code, args, output } = await run({ stacks: "dev\nprod\n" });
  expect(code).toBe(0);
  const [json = ""] = args.slice(2);
  expect(args).toEqual([
    ...["review", "--json", json, "--annotations", "--summary"],
    ...["--stack=dev", "--stack=prod", "--comment", "--"],
  ]);
  expect(output).toBe(`verdict=destroys\njson=${json}\n`);
});

test("all inputs reach the command", async () => {
  const { args } = await run({
    plans: "a.json\nprod=b c.json",
    "fail-on": "destroys,interrupts",
    allow: "destroys:old\nopens-access",
    "allow-labels": "allow-",
    comment: "false",
    "comment-key": "network",
  });
  expect(args.slice(5)).toEqual([
    ...["--allow=destroys:old", "--allow=opens-access", "--fail-on=destroys,interrupts"],
    ...["--allow-labels=allow-", "--comment-key=network", "--", "a.json", "prod=b c.json"],
  ]);
});

test("what is in an input is never read as a command or an option", async () => {
  const hostile = ["$(touch broken)", "`touch broken`", "'; touch broken; '", '"; touch broken; "'];
  const plans = [...hostile, "--fail-on", "*", "a\\nb"];
  const { code, args, said } = await run({
    plans: plans.join("\n"),
    stacks: hostile.join("\n"),
    "comment-key": hostile[0]!,
  });
  expect({ code, said }).toEqual({ code: 0, said: "" });
  expect(args.slice(args.indexOf("--") + 1)).toEqual(plans);
  expect(args).toEqual(expect.arrayContaining(hostile.map((text) => `--stack=${text}`)));
  await expect(readFile(join(folder, "broken"))).rejects.toThrow(/ENOENT/);
});

test("the command's exit code is the step's, and its review is there all the same", async () => {
  const { code, output } = await run({ stacks: "dev" }, folder, { STUB_EXIT: "3" });
  expect(code).toBe(3);
  expect(output).toContain("verdict=destroys");
});

test("it finds the command above the program's folder, as in a workspace", async () => {
  const { code } = await run({ stacks: "dev" }, join(folder, "infra/prod"));
  expect(code).toBe(0);
});

test("where the package is not installed, it says so and what to do", async () => {
  await rm(join(folder, "node_modules"), { recursive: true });
  const { code, said } = await run({ stacks: "dev" });
  expect(code).toBe(1);
  expect(said).toMatch(/^::error::pulumi-timescale: it is not installed in .*\. Run npm ci before/);
});
