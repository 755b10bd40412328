import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import type { Readable } from "node:stream";

/** How a command is run. */
export interface CommandOptions {
  /** The command is stopped, and the promise rejected, once this many milliseconds have passed. */
  timeoutMs: number;
  /** @default - the working folder of this process */
  cwd?: string | undefined;
  /** The whole environment. @default - the environment of this process */
  env?: NodeJS.ProcessEnv | undefined;
  /** Stops the command when aborted; the promise is then rejected with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Called with each line of output, without its end, as it comes. */
  onLine?: ((line: string, stream: "stdout" | "stderr") => void) | undefined;
  /** Called with the id of the command's process, which is also that of its session. */
  onStart?: ((processId: number) => void) | undefined;
  /** What the command reads on standard input. @default - nothing */
  input?: string | undefined;
  /**
   * Milliseconds between the SIGINT that asks the command to stop and the SIGKILL.
   *
   * @default 10000
   */
  graceMs?: number | undefined;
}

/** What came of a command that ran to its end. */
export interface CommandResult {
  /** The exit code; 128 plus the signal's number where a signal ended it. */
  code: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs a command in a session of its own and gives back whatever it exits with. Once the promise
 * settles nothing of the command runs any more, what it had started included: that is stopped with
 * SIGINT, then SIGKILL. The same happens when this process ends, however it ends. POSIX only.
 *
 * @throws where the command cannot be started, outlasts `timeoutMs`, or is aborted
 */
export async function runCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const { cwd, env, signal, onStart, onLine, timeoutMs, input, graceMs = 10_000 } = options;
  signal?.throwIfAborted();
  const deadline = AbortSignal.timeout(timeoutMs);
  const stop = AbortSignal.any([deadline, ...(signal ? [signal] : [])]);
  const child = spawn(file, args, { cwd, env, detached: true });
  const closed = once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  const stdout = collect(child.stdout, (line) => onLine?.(line, "stdout"));
  const stderr = collect(child.stderr, (line) => onLine?.(line, "stderr"));
  // A command that ends without reading its input is no failure.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);

  const guard = child.pid === undefined ? undefined : startGuard(child.pid, graceMs);
  let stoppedBy: unknown;
  const onStop = () => {
    stoppedBy = stop.reason;
    guard?.end();
  };
  const onEnd = () => {
    stop.removeEventListener("abort", onStop);
    guard?.end();
  };
  stop.addEventListener("abort", onStop);
  child.once("spawn", () => onStart?.(child.pid ?? 0));
  child.once("exit", onEnd).once("error", onEnd);
  const [code, signalName] = await closed;
  await guard?.ended;
  if (stoppedBy !== undefined && stoppedBy === deadline.reason) {
    const command = [file, ...args].join(" ");
    throw new Error(`${command}: still running after ${timeoutMs / 1000} s, so it was stopped.`);
  }
  if (stoppedBy !== undefined) stop.throwIfAborted();
  return { code: code ?? codeOf(signalName), stdout: stdout(), stderr: stderr() };
}

function codeOf(signalName: NodeJS.Signals | null): number {
  return 128 + (signalName === null ? 0 : constants.signals[signalName]);
}

function collect(stream: Readable, onLine: (line: string) => void): () => string {
  let all = "";
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => {
    all += text;
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? "";
    lines.forEach(onLine);
  });
  stream.on("end", () => {
    if (rest !== "") onLine(rest);
  });
  return () => all;
}

/*
 * The guard outlives this process, which is what makes it stop the command even where this process
 * is killed and can do nothing more: the pipe to the guard then closes.
 *
 * It looks for the session ($1), not for the process group, because Pulumi gives each plugin a group
 * of its own; a plugin that lost its engine would stay for minutes. Only /proc tells sessions, so
 * without it (macOS) the group has to do.
 */
const GUARD = `
read -r _
members() {
  if [ ! -r /proc/self/stat ]; then kill -0 "-$1" && echo "-$1"; return; fi
  for file in /proc/[0-9]*/stat; do
    read -r stat < "$file" || continue
    pid=\${stat%% *}
    # After the name, which may hold anything: state, parent, group, session.
    set -- "$1" \${stat##*) }
    [ "$5" = "$1" ] && [ "$2" != Z ] && echo "$pid"
  done
}
ended_within() {
  rounds=0
  while left=$(members "$1"); [ -n "$left" ]; do
    [ "$rounds" -lt "$2" ] || return 1
    sleep 0.1
    rounds=$((rounds + 1))
  done
}
kill -INT "-$1"
ended_within "$1" "$2" && exit
kill -KILL $left
ended_within "$1" 50
`;

function startGuard(pid: number, graceMs: number) {
  const rounds = Math.ceil(graceMs / 100);
  const guard = spawn("/bin/sh", ["-c", GUARD, "guard", String(pid), String(rounds)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.stdin.on("error", () => undefined);
  return { end: () => guard.stdin.end(), ended: once(guard, "exit") };
}
