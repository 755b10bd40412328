import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { runCommand } from "../../../local/engine/run-command";
import { waitFor, type Observation } from "../../../provider/wait/wait-for";

const timeoutMs = 20_000;

/** A command that starts another, writes its id to a file, and heeds no SIGINT. */
const stubborn = (file: string) =>
  `trap "" INT; ${process.execPath} -e 'process.on("SIGINT", () => {}); setInterval(() => {}, 1000)' & echo $! > ${file}; echo ready; wait`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "run-command-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** One that is killed stays for a moment, until the system's first process has taken note of it. */
async function expectGone(file: string): Promise<void> {
  const pid = Number(await readFile(file, "utf8"));
  expect(pid).toBeGreaterThan(1);
  const look = (): Observation<undefined> =>
    isRunning(pid) ? { state: "pending", saw: "running" } : { state: "done", value: undefined };
  await waitFor(() => Promise.resolve(look()), { timeoutMs, minDelayMs: 20 });
}

test("the exit code and both outputs are given back", async () => {
  const result = await runCommand("/bin/sh", ["-c", "echo out; echo err >&2; exit 3"], {
    timeoutMs,
  });
  expect(result).toEqual({ code: 3, stdout: "out\n", stderr: "err\n" });
});

test("a command ended by a signal has the code that a shell would give", async () => {
  const { code } = await runCommand("/bin/sh", ["-c", "kill -KILL $$"], { timeoutMs });
  expect(code).toBe(137);
});

test("each line of output is told once, an unfinished last one too", async () => {
  const lines: string[] = [];
  await runCommand("/bin/sh", ["-c", "printf 'one\\ntwo\\nthree'; echo four >&2"], {
    timeoutMs,
    onLine: (line, stream) => lines.push(`${stream} ${line}`),
  });
  expect(lines.sort()).toEqual(["stderr four", "stdout one", "stdout three", "stdout two"]);
});

test("the input, folder and environment are the given ones", async () => {
  const { stdout } = await runCommand("/bin/sh", ["-c", "cat; pwd; echo $WORD"], {
    timeoutMs,
    cwd: "/",
    env: { PATH: process.env["PATH"], WORD: "hello" },
    input: "in\n",
  });
  expect(stdout).toBe("in\n/\nhello\n");
});

test("a command that is not there is refused by name", async () => {
  await expect(runCommand("no-such-command", [], { timeoutMs })).rejects.toThrow(
    "spawn no-such-command ENOENT",
  );
});

test("an abort stops the command with SIGINT and is thrown on", async () => {
  const stop = new AbortController();
  const script = 'trap "exit 0" INT; echo ready; while :; do sleep 0.1; done';
  const run = runCommand("/bin/sh", ["-c", script], {
    timeoutMs,
    signal: stop.signal,
    onLine: () => stop.abort(new Error("enough")),
  });
  await expect(run).rejects.toThrow("enough");
});

test("an abort before the start starts nothing", async () => {
  const run = runCommand("/bin/sh", ["-c", `echo > ${join(folder, "made")}`], {
    timeoutMs,
    signal: AbortSignal.abort(new Error("enough")),
  });
  await expect(run).rejects.toThrow("enough");
  await expect(readFile(join(folder, "made"))).rejects.toThrow("ENOENT");
});

test("an abort kills what the command started, even where that heeds no SIGINT", async () => {
  const stop = new AbortController();
  const run = runCommand("/bin/sh", ["-c", stubborn(join(folder, "pid"))], {
    timeoutMs,
    graceMs: 300,
    signal: stop.signal,
    onLine: () => stop.abort(new Error("enough")),
  });
  await expect(run).rejects.toThrow("enough");
  await expectGone(join(folder, "pid"));
});

test("a command that outlasts its time is stopped and named", async () => {
  const run = runCommand("sleep", ["60"], { timeoutMs: 100 });
  await expect(run).rejects.toThrow("sleep 60: still running after 0.1 s, so it was stopped.");
});

test("nothing that a command left running outlives it", async () => {
  const file = join(folder, "pid");
  const result = await runCommand("/bin/sh", ["-c", `sleep 60 & echo $! > ${file}; exit 4`], {
    timeoutMs,
    graceMs: 300,
  });
  expect(result.code).toBe(4);
  await expectGone(file);
});

test("a command does not outlive this process, even where that is killed", async () => {
  const file = join(folder, "pid");
  const source = `
    const { readFileSync } = require("node:fs");
    const { transformSync } = require("@swc/core");
    const path = ${JSON.stringify(join(__dirname, "../../../local/engine/run-command.ts"))};
    const { code } = transformSync(readFileSync(path, "utf8"), {
      jsc: { parser: { syntax: "typescript" }, target: "es2022" },
      module: { type: "commonjs" },
    });
    const module_ = { exports: {} };
    new Function("module", "exports", "require", code)(module_, module_.exports, require);
    module_.exports.runCommand("/bin/sh", ["-c", ${JSON.stringify(stubborn(file))}], {
      timeoutMs: 60000,
      graceMs: 300,
      onLine: () => process.kill(process.pid, "SIGKILL"),
    });
  `;
  const parent = spawn(process.execPath, ["-e", source], { stdio: "inherit" });
  expect(await once(parent, "exit")).toEqual([null, "SIGKILL"]);
  await expectGone(file);
});
