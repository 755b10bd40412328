import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { created, deleted, planText } from "../review/plan-text";
import { ROOT } from "../support/run-node";

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "pulumi-timescale-test-"))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const SAFE = planText([created("bucket", {})]);
const DESTROYS = planText([deleted("bucket", {})]);
const FAILED = planText([], {
  changeSummary: {},
  diagnostics: [{ severity: "error", message: "no credentials" }],
});

/** Runs the command in the folder; `input` is its standard input. */
async function run(args: string[], { input = "", env = {} } = {}) {
  const child = spawn(process.execPath, [join(ROOT, "dist/cli/main.js"), "review", ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"], ...env },
  });
  const ended = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (ended.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (ended.stderr += text));
  child.stdin.on("error", () => undefined).end(input);
  const [code] = (await once(child, "close")) as [number];
  expect(ended.stderr).not.toMatch(/\n\s+at /);
  return { code, ...ended };
}

const write = (name: string, text: string | Buffer) => writeFile(join(folder, name), text);
const read = (name: string) => readFile(join(folder, name), "utf8");

/** Puts a `pulumi` on the PATH that notes its arguments, prints a text and ends with a code. */
async function stubPulumi(text: string, code: number) {
  const bin = join(folder, "bin");
  await mkdir(bin);
  await write("said", text);
  const script = `#!/bin/sh\nprintf '%s ' "$@" > '${join(folder, "args")}'\ncat '${join(folder, "said")}'\nexit ${code}\n`;
  await writeFile(join(bin, "pulumi"), script);
  await chmod(join(bin, "pulumi"), 0o755);
  return { env: { PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}` } };
}

test("a plan in a file, and one on standard input", async () => {
  await write("plan.json", SAFE);
  const fromFile = await run(["plan.json"]);
  expect(fromFile).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Safe\n/) as string });
  expect(await run(["-"], { input: SAFE })).toEqual(fromFile);
});

test("a plan as PowerShell writes it", async () => {
  const text = `Installing policy pack...\r\n${SAFE}\r\nUpdate plan written`;
  const utf16 = Buffer.from(`\uFEFF${text}`, "utf16le");
  await write("plan.json", SAFE);
  const plain = await run(["plan.json"]);
  expect(plain.code).toBe(0);
  for (const bytes of [utf16, Buffer.from(utf16).swap16(), Buffer.from(`\uFEFF${text}`)]) {
    await write("plan.json", bytes);
    expect(await run(["plan.json"])).toEqual(plain);
  }
});

test("several stacks, each under a name of its own", async () => {
  await write("a.json", SAFE);
  await write("b.json", DESTROYS);
  const { code, stdout } = await run(["one=a.json", "two=b.json", "--format", "markdown"]);
  expect(code).toBe(0);
  expect(stdout).toContain("| `one` | Safe | 1 create, 0 unchanged |");
  expect(stdout).toContain("| `two` | Destroys | 1 delete, 0 unchanged |");
  expect(await run(["a.json", "b.json"])).toMatchObject({
    code: 2,
    stderr: "shop/dev: two plans go by this name. Give name=file.\n",
  });
});

test("the exit code tells a broken policy and a failed preview from what is well", async () => {
  await write("plan.json", DESTROYS);
  expect((await run(["plan.json"])).code).toBe(0);
  expect((await run(["plan.json", "--fail-on", "interrupts"])).code).toBe(0);
  expect((await run(["plan.json", "--fail-on", "interrupts,destroys"])).code).toBe(3);
  const allowed = ["--fail-on", "destroys", "--allow", "destroys:it"];
  expect((await run(["plan.json", ...allowed])).code).toBe(0);
  await write("failed.json", FAILED);
  const failed = await run(["failed.json", "--annotations"]);
  expect(failed.code).toBe(4);
  expect(failed.stdout).toContain("no credentials");
  expect(failed.stdout).toContain("::error title=Could not be checked");
});

test("all plans that cannot be read are told, each with what is wrong", async () => {
  await write("empty.json", "");
  await write("large.json", SAFE);
  const { code, stdout, stderr } = await run(["empty.json", "none.json"]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toBe(
    "empty.json: it is empty. Write it with: pulumi preview --json > plan.json.\n" +
      "none.json: it cannot be read (ENOENT). Give a file that can.\n",
  );
  const large = await run(["large.json", "--max-plan-bytes", "100"]);
  expect(large).toMatchObject({
    code: 1,
    stderr: "large.json: it is larger than 100 bytes. Give --max-plan-bytes to take more.\n",
  });
});

test("all that is wrong with the options is told at once", async () => {
  const { code, stderr } = await run(
    ["--format", "html", "--fail-on", "fire", "--allow", "x:y", "--budget", "9"].concat([
      "--pull-request",
      "no",
    ]),
  );
  expect(code).toBe(2);
  expect(stderr.split("\n").map((line) => line.split(":")[0])).toEqual(
    expect.arrayContaining([
      "--format",
      "review",
      "--fail-on",
      "--allow",
      "--budget",
      "--pull-request",
    ]),
  );
});

test("it writes Markdown, JSON and diagrams as files, and says where it cannot", async () => {
  const vpc = { name: "net", cidr: "10.0.0.0/24", regionCode: "us-east-1" };
  await write("plan.json", planText([created("vpc", vpc)]));
  const files = ["--markdown", "review.md", "--json", "review.json", "--svg", "diagrams"];
  expect((await run(["plan.json", ...files])).code).toBe(0);
  expect(await read("review.md")).toMatch(/^### Safe\n/);
  expect(JSON.parse(await read("review.json"))).toMatchObject({ verdict: "safe" });
  expect(await readdir(join(folder, "diagrams"))).toEqual(["shop-dev-it-after.svg"]);
  expect(await read("diagrams/shop-dev-it-after.svg")).toMatch(/^<svg /);
});

test("a file that cannot be written takes the review from nobody", async () => {
  const steps = [deleted("vpc", { name: "net" })];
  await write("plan.json", planText(steps));
  const plain = await run(["plan.json"]);
  const files = ["--json", "no/where.json", "--svg", "plan.json", "--markdown", "review.md"];
  expect(await run(["plan.json", ...files])).toEqual({
    code: 1,
    stdout: plain.stdout,
    stderr:
      "no/where.json: it cannot be written (ENOENT). Give a path that can.\n" +
      "plan.json: it cannot be written (EEXIST). Give a path that can.\n",
  });
  expect(await read("review.md")).toMatch(/^### Destroys\n/);
  expect((await run(["plan.json", ...files, "--fail-on", "destroys"])).code).toBe(3);
});

test("names of 400 characters have their diagrams", async () => {
  const text = planText([created("vpc", { name: "net", cidr: "10.0.0.0/24" })]);
  await write("plan.json", text.replaceAll("::it", `::${"it".repeat(200)}`));
  expect((await run(["plan.json", "--svg", "diagrams"])).code).toBe(0);
  expect(await readdir(join(folder, "diagrams"))).toHaveLength(1);
});

test("it runs the preview itself, with what stays shown", async () => {
  const stub = await stubPulumi(`Installing policy pack...\n${DESTROYS}\nUpdate plan written`, 0);
  const { code, stdout } = await run(["--stack", "dev", "--cwd", "infra"], stub);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Destroys\n/);
  expect(await read("args")).toBe(
    "preview --json --show-sames --non-interactive --stack dev --cwd infra ",
  );
});

test.each([
  ["with its errors in the plan", FAILED, "no credentials"],
  ["without a plan", "", "pulumi preview ended with 255"],
])("a preview that fails %s could not be checked", async (_what, text, words) => {
  const { code, stdout } = await run(["--stack", "dev"], await stubPulumi(text, 255));
  expect(code).toBe(4);
  expect(stdout).toMatch(/^Could not be checked\n/);
  expect(stdout).toContain(words);
});

test("a pulumi that prints something else, and none at all, are told", async () => {
  const nonsense = await run(["--stack", "dev"], await stubPulumi("hello", 0));
  expect(nonsense).toMatchObject({
    code: 1,
    stderr:
      'pulumi preview of dev: it is not JSON. What it says: "hello". Write it with: pulumi preview --json > plan.json.\n',
  });
  const none = await run(["--stack", "dev"], { env: { PATH: folder } });
  expect(none.code).toBe(1);
  expect(none.stderr).toMatch(/^pulumi preview of dev: pulumi cannot be started\. Install it/);
});
