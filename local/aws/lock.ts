import { link, readFile, rm, writeFile } from "node:fs/promises";
import { waitFor, type Observation } from "../../provider/wait/wait-for";

/** How long to wait for a lock that another process holds. */
export interface LockOptions {
  /** In milliseconds. */
  timeoutMs: number;
  /** Ends the wait when aborted. */
  signal?: AbortSignal | undefined;
}

/**
 * Runs `action` while no other process on this machine holds the lock file `path`. A lock whose
 * process is gone is taken over.
 *
 * @throws what `action` throws; WaitExpired when the lock is not had in time
 */
export async function withLock(
  path: string,
  options: LockOptions,
  action: () => Promise<void>,
): Promise<void> {
  const own = `${path}.${process.pid}`;
  await writeFile(own, String(process.pid));
  try {
    await waitFor(() => take(own, path), { ...options, maxDelayMs: 1000 });
    await action().finally(() => rm(path, { force: true }));
  } finally {
    await rm(own, { force: true });
  }
}

async function take(own: string, path: string): Promise<Observation<undefined>> {
  try {
    // A link appears with its content, so that nobody reads a lock that names no process yet.
    await link(own, path);
    return { state: "done", value: undefined };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const holder = await readFile(path, "utf8").catch(() => undefined);
  if (holder !== undefined && !isAlive(Number(holder))) await rm(path, { force: true });
  return { state: "pending", saw: `held by process ${holder ?? "unknown"}` };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
