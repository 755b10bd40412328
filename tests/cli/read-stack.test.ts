import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readStack, type StackArguments } from "../../cli/read-stack";
import { packageRoot } from "../../local/package-root";
import { exported, network, SERVICE_ID } from "../doctor/subject/states";
import { failureOf } from "../support/failure-of";

const variables = process.env;
let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), "pulumi-timescale-test-"))));
afterEach(async () => {
  process.env = variables;
  await rm(folder, { recursive: true, force: true });
});

/** What a `pulumi` on the PATH answers to a command: text on standard output, or an error. */
type Answer = { prints: string } | { fails: string };

/** Puts a `pulumi` on the PATH that notes its arguments and answers by them. */
async function usePulumi(answers: { export: Answer; secrets: Answer; plain?: Answer }) {
  const { export: state, secrets, plain = { fails: "error: not asked for" } } = answers;
  const told = Object.entries({ state, secrets, plain });
  for (const [name, answer] of told) {
    await writeFile(join(folder, name), "prints" in answer ? answer.prints : answer.fails);
  }
  const answerOf = (name: string) => {
    const [, answer] = told.find(([one]) => one === name)!;
    return "prints" in answer ? `cat "${folder}/${name}"` : `cat "${folder}/${name}" >&2; exit 255`;
  };
  const script = `#!/bin/sh
echo "$@" >> "${folder}/asked"
case "$*" in
  "stack export"*) ${answerOf("state")} ;;
  *--show-secrets*) ${answerOf("secrets")} ;;
  *) ${answerOf("plain")} ;;
esac
`;
  await writeFile(join(folder, "pulumi"), script);
  await chmod(join(folder, "pulumi"), 0o755);
  process.env = { ...variables, PATH: `${folder}:/usr/bin:/bin` };
}

const asked = async () => (await readFile(join(folder, "asked"), "utf8")).trim().split("\n").sort();

const STATE = exported(network("shared", ["app"]));
const configured = (secretKey: object) =>
  JSON.stringify({
    "aws:region": { value: "us-east-1", secret: false },
    "aws:profile": { value: "prod", secret: false },
    "timescale:secretKey": secretKey,
  });
const CONFIG = configured({ value: "hush", secret: true });

test("a stack's state and configuration are read by the pulumi of the PATH", async () => {
  await usePulumi({ export: { prints: STATE }, secrets: { prints: CONFIG } });
  const { subject, readConfig, aws, notes } = await readStack({ stack: "dev", cwd: "infra" });
  expect(subject).toMatchObject({ title: "dev", services: [{ id: SERVICE_ID }] });
  expect(readConfig("timescale:secretKey")).toBe("hush");
  expect(readConfig("timescale:publicKey")).toBeUndefined();
  expect(aws).toEqual({ regionCode: "us-east-1", profile: "prod", endpointUrl: undefined });
  expect(notes).toEqual([]);
  expect(await asked()).toEqual([
    "config --show-secrets --json --stack dev --cwd infra --non-interactive",
    "stack export --stack dev --cwd infra --non-interactive",
  ]);
});

test("without --stack it is the selected one, by the name in its state", async () => {
  await usePulumi({ export: { prints: STATE }, secrets: { prints: CONFIG } });
  const { subject } = await readStack({ vpcId: "vpc-0" });
  expect(subject.title).toBe("db/test, vpc-0");
  expect(await asked()).toEqual([
    "config --show-secrets --json --non-interactive",
    "stack export --non-interactive",
  ]);
});

test("with a wrong passphrase, what is not secret is read, and the keys are the environment's", async () => {
  await usePulumi({
    export: { prints: STATE },
    secrets: { fails: "error: incorrect passphrase\n" },
    plain: { prints: configured({ secret: true }) },
  });
  const { readConfig, aws, notes } = await readStack({});
  expect(readConfig("timescale:secretKey")).toBeUndefined();
  expect(aws).toMatchObject({ regionCode: "us-east-1" });
  expect(notes).toEqual([
    "Configuration of the stack: its secrets cannot be decrypted (incorrect passphrase). " +
      "Keys are taken from TIGER_PUBLIC_KEY and TIGER_SECRET_KEY.",
  ]);
});

test("a configuration that cannot be read at all does not stop anything", async () => {
  const fails = "error: no Pulumi.yaml project file found (searching upwards from /tmp).";
  await usePulumi({ export: { prints: STATE }, secrets: { fails }, plain: { fails } });
  const { subject, readConfig, notes } = await readStack({});
  expect(subject.services).toEqual([{ id: SERVICE_ID }]);
  expect(readConfig("aws:region")).toBeUndefined();
  expect(notes).toEqual([
    expect.stringMatching(/^Configuration of the stack: it cannot be read \(no Pulumi\.yaml/),
  ]);
});

test.each<[what: string, said: string, given: StackArguments, fix: string]>([
  [
    "no stack is selected",
    "no stack selected; please use `pulumi stack select` to choose one",
    {},
    "Selected stack: its state cannot be read (no stack selected; please use `pulumi stack select` to choose one). Give --stack, or run `pulumi stack select`.",
  ],
  [
    "there is no such stack",
    "no stack named 'nope' found",
    { stack: "nope" },
    "Stack nope: its state cannot be read (no stack named 'nope' found). See `pulumi stack ls` for those that there are.",
  ],
  [
    "nobody is logged in",
    "PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions",
    {},
    "Selected stack: its state cannot be read (PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions). Run `pulumi login` first.",
  ],
  [
    "the folder has no program",
    "no Pulumi.yaml project file found (searching upwards from /tmp)",
    { stack: "dev" },
    "Stack dev: its state cannot be read (no Pulumi.yaml project file found (searching upwards from /tmp)). Give the program's folder with --cwd.",
  ],
  [
    "the folder does not exist",
    "chdir /nope: no such file or directory",
    { cwd: "/nope" },
    "Selected stack: its state cannot be read (chdir /nope: no such file or directory). Give the program's folder with --cwd.",
  ],
  [
    "Pulumi fails otherwise",
    "panic: \u001b[31mx",
    { stack: "dev" },
    "Stack dev: its state cannot be read (panic: \\u001b[31mx). Run `pulumi stack export` to see more.",
  ],
])("where %s, that is told with what to do", async (_what, said, given, fix) => {
  const fails = `warning: something else\nerror: ${said}\n`;
  await usePulumi({ export: { fails }, secrets: { fails } });
  const { name, message } = await failureOf(readStack(given));
  expect(name).toBe("BadSubject");
  expect(message).toBe(`${fix} Or give --service and --vpc in place of a stack.`);
});

test("a pulumi that fails without a word is told by its code", async () => {
  await usePulumi({ export: { fails: "" }, secrets: { fails: "" } });
  const { message } = await failureOf(readStack({}));
  expect(message).toContain("its state cannot be read (it ended with 255).");
});

test("without a pulumi on the PATH, that is told with what to do", async () => {
  process.env = { ...variables, PATH: folder };
  const { message } = await failureOf(readStack({}));
  expect(message).toBe(
    "Stack: pulumi cannot be started. Install it (https://www.pulumi.com/docs/install/), " +
      "or give --service and --vpc in place of a stack.",
  );
});

test("options of the environment, which would change what is printed, do not reach pulumi", async () => {
  await usePulumi({ export: { prints: STATE }, secrets: { prints: CONFIG } });
  const script = await readFile(join(folder, "pulumi"), "utf8");
  await writeFile(
    join(folder, "pulumi"),
    script.replace("\n", `\nenv | grep ^PULUMI_ >> "${folder}/env"\n`),
  );
  process.env = { ...process.env, PULUMI_OPTION_JSON: "true", PULUMI_HOME: "/h" };
  await readStack({});
  const seen = await readFile(join(folder, "env"), "utf8");
  expect(seen).toContain("PULUMI_HOME=/h");
  expect(seen).toContain("PULUMI_SKIP_UPDATE_CHECK=true");
  expect(seen).not.toContain("PULUMI_OPTION");
});

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test.each(["SIGINT", "SIGTERM"] as const)(
  "after %s to this process alone, no pulumi goes on",
  async (signal) => {
    const pulumi = `#!/bin/sh\necho $$ >> "${folder}/pids"\nexec sleep 600\n`;
    await writeFile(join(folder, "pulumi"), pulumi);
    await chmod(join(folder, "pulumi"), 0o755);
    const module = join(packageRoot(), "dist/cli/read-stack.js");
    const program = `require(${JSON.stringify(module)}).readStack({}).catch(() => undefined);`;
    const env = { ...variables, PATH: `${folder}:/usr/bin:/bin` };
    const child = spawn(process.execPath, ["-e", program], { env, stdio: "ignore" });
    const exited = once(child, "exit");
    const pids = async () => {
      const text = await readFile(join(folder, "pids"), "utf8").catch(() => "");
      return text.split("\n").filter(Boolean).map(Number);
    };
    while ((await pids()).length < 2) await new Promise((resolve) => setImmediate(resolve));
    const started = await pids();
    expect(started.every(isAlive)).toBe(true);
    child.kill(signal);
    expect(await exited).toEqual([null, signal]);
    while (started.some(isAlive)) await new Promise((resolve) => setImmediate(resolve));
  },
);
