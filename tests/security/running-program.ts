import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, readlink } from "node:fs/promises";
import { waitFor } from "../../provider/wait/wait-for";
import { ROOT } from "../support/run-node";

/** A program of this repository that runs until it is stopped. */
export interface RunningProgram {
  child: ChildProcess;
  output: () => string;
  /** Waits until it has printed something that fits. */
  said: (words: RegExp) => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts a built program with Node. Its standard input stays open. */
export function startProgram(args: readonly string[], env: NodeJS.ProcessEnv = {}): RunningProgram {
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env } });
  const closed = once(child, "close");
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  return {
    child,
    output: () => output,
    said: (words) =>
      waitFor(
        () =>
          Promise.resolve(
            words.test(output)
              ? { state: "done", value: undefined }
              : { state: "pending", saw: output },
          ),
        { timeoutMs: 50_000, maxDelayMs: 100 },
      ),
    stop: async () => {
      child.kill("SIGTERM");
      await closed;
    },
  };
}

const LISTENING = "0A";
/** 127.0.0.1 and ::1, as the kernel writes them. */
const LOOPBACK = /^(0100007F|00000000000000000000000001000000|0000000000000000FFFF00000100007F)$/;

/** A socket that waits for connections. */
export interface ListeningSocket {
  port: number;
  isLoopback: boolean;
  inode: string;
}

/** All of this machine that wait for connections, from the kernel's own tables. */
export async function listeningSockets(): Promise<ListeningSocket[]> {
  const tables = await Promise.all(
    ["tcp", "tcp6"].map((name) => readFile(`/proc/net/${name}`, "utf8").catch(() => "")),
  );
  return tables.flatMap((table) =>
    table.split("\n").flatMap((line) => {
      const [, local = "", , state, , , , , , inode = ""] = line.trim().split(/\s+/);
      const [address = "", port = ""] = local.split(":");
      if (state !== LISTENING) return [];
      return [{ port: parseInt(port, 16), isLoopback: LOOPBACK.test(address), inode }];
    }),
  );
}

/** Those of one process. */
export async function socketsOf(processId: number): Promise<ListeningSocket[]> {
  const folder = `/proc/${processId}/fd`;
  const links = await Promise.all(
    (await readdir(folder)).map((name) => readlink(`${folder}/${name}`).catch(() => "")),
  );
  const inodes = new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
  return (await listeningSockets()).filter(({ inode }) => inodes.has(inode));
}
