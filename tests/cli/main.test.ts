import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { version } from "../../package.json";

/** The command as it is shipped: build first. */
const MAIN = join(__dirname, "../../dist/cli/main.js");

interface Run {
  child: ChildProcess;
  /** Grows while it runs. */
  output: { stdout: string; stderr: string };
  /** Resolves with the exit code, or the name of the signal that ended it. */
  ended: Promise<unknown>;
}

const runs: Run[] = [];

function run(...args: string[]): Run {
  const child = spawn(process.execPath, [MAIN, ...args]);
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = once(child, "close").then(([code, signal]: unknown[]) => code ?? signal);
  const started = { child, output, ended };
  runs.push(started);
  return started;
}

afterEach(async () => {
  for (const { child } of runs) child.kill("SIGKILL");
  await Promise.all(runs.splice(0).map(({ ended }) => ended));
});

/** Resolves once `pattern` stands in what it printed. */
async function printed({ child, output, ended }: Run, pattern: RegExp): Promise<RegExpExecArray> {
  const end = ended.then(() => "end");
  for (let event = "start"; ;) {
    const match = pattern.exec(output.stdout);
    if (match) return match;
    if (event === "end") throw new Error(`ended without ${String(pattern)}: ${output.stderr}`);
    event = await Promise.race([once(child.stdout!, "data").then(() => "data"), end]);
  }
}

test("--version tells the package's version", async () => {
  const { output, ended } = run("--version");
  expect(await ended).toBe(0);
  expect(output).toEqual({ stdout: `${version}\n`, stderr: "" });
});

test("--help tells of the emulator", async () => {
  const { output, ended } = run("--help");
  expect(await ended).toBe(0);
  expect(output.stdout.replace(/\s+/g, " ")).toContain(
    "run a local Tiger Cloud on 127.0.0.1 until Ctrl-C",
  );
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "the emulator prints its variables and its requests, and ends with 0 on %s",
  async (signal) => {
    const emulator = run("emulator", "--service", "db:us-east-1", "--secret-key", "it's");
    await printed(emulator, /Ctrl-C/);
    const { stdout } = emulator.output;
    expect(stdout.replace(/:\d+/, ":PORT")).toBe(
      "export TIGER_API_URL=http://127.0.0.1:PORT/public/api/v1\n" +
        "export TIGER_PUBLIC_KEY=local-public-key\n" +
        "export TIGER_SECRET_KEY='it'\\''s'\n" +
        "# Tiger Cloud runs here until Ctrl-C.\n",
    );
    const apiUrl = /TIGER_API_URL=(\S+)/.exec(stdout)?.[1] ?? "";
    const key = Buffer.from("local-public-key:it's").toString("base64");
    const headers = { authorization: `Basic ${key}` };
    const response = await fetch(`${apiUrl}/projects/localproj1/services`, { headers });
    expect(await response.json()).toMatchObject([{ name: "db", service_id: "svc0000001" }]);
    await printed(emulator, /^GET \/public\/api\/v1\/projects\/localproj1\/services 200$/m);
    emulator.child.kill(signal);
    expect(await emulator.ended).toBe(0);
    expect(emulator.output.stderr).toBe("");
  },
);

test("options that are wrong end it with 2 and a sentence each", async () => {
  const { output, ended } = run("emulator", "--port", "x", "--plan", "GOLD");
  expect(await ended).toBe(2);
  expect(output).toEqual({
    stdout: "",
    stderr:
      "--port: x is no port. Give a whole number from 0 to 65535.\n" +
      "--plan: GOLD is no plan. Give one of FREE, PERFORMANCE, SCALE, ENTERPRISE.\n",
  });
});

test("an option or command that does not exist ends it with 2", async () => {
  const option = run("emulator", "--prot", "1");
  expect(await option.ended).toBe(2);
  expect(option.output.stderr).toContain("unknown option '--prot'");
  const command = run("emulate");
  expect(await command.ended).toBe(2);
  expect(command.output.stderr).toContain("unknown command 'emulate'");
});

test("a port that is taken ends it with 1", async () => {
  const first = run("emulator");
  const port = (await printed(first, /127\.0\.0\.1:(\d+)/))[1] ?? "";
  const second = run("emulator", "--port", port);
  expect(await second.ended).toBe(1);
  expect(second.output.stderr).toContain("Choose another one, or 0 for a free one.");
});

test("a reader that goes away is no failure", async () => {
  const { child, output, ended } = run("doctor", "--help");
  // Before the command has started, so that its first write finds nobody.
  child.stdout?.destroy();
  expect(await ended).toBe(0);
  expect(output.stderr).toBe("");
});
