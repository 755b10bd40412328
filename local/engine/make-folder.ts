import { mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

const PARTIAL = ".partial-";
const STALE_MS = 24 * 60 * 60 * 1000;

/**
 * Makes a folder whole or not at all: `fill` fills another one beside it, which is then renamed. Of
 * runs side by side the first to finish wins; the others find its folder and leave it.
 */
export async function makeFolder(
  folder: string,
  fill: (partial: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  await removeStale(dirname(folder));
  const partial = await mkdtemp(folder + PARTIAL);
  try {
    await fill(partial);
    await rename(partial, folder).catch((error: unknown) => {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Removes what runs that were killed have left; a run of today may still be at work in its own. */
async function removeStale(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!basename(name).includes(PARTIAL)) continue;
    const path = join(parent, name);
    const changed = await stat(path).catch(() => undefined);
    if (changed !== undefined && Date.now() - changed.mtimeMs > STALE_MS) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
