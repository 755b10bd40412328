import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "../../local/cache-folder";
import { makeFolder } from "../../local/engine/make-folder";
import type { Packed } from "./packed";

const OWN = "pulumi-timescale";

/** Exact versions by package name. */
export type Versions = Readonly<Record<string, string>>;

/**
 * Installs the tarball with npm beside exact versions of other packages. npm refuses versions that
 * the package's peers do not allow. The folder is kept in the cache, by the versions and by all that
 * the package asks of npm.
 *
 * @returns its node_modules
 */
export async function installVersions(packed: Packed, versions: Versions): Promise<string> {
  const { dependencies, peerDependencies } = packed.manifest;
  const asked = JSON.stringify([versions, dependencies, peerDependencies]);
  const key = createHash("sha256").update(asked).digest("hex").slice(0, 12);
  const folder = join(cacheFolder(), "installed-versions", key);
  const modules = join(folder, "node_modules");
  if (existsSync(modules)) return modules;
  await makeFolder(folder, async (partial) => {
    await writeFile(join(partial, "package.json"), '{ "private": true }');
    const wanted = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
    const flags = ["--no-audit", "--no-fund", "--strict-peer-deps", "--save-exact"];
    const args = ["install", ...flags, packed.tarball, ...wanted];
    await promisify(execFile)("npm", args, { cwd: partial });
  });
  return modules;
}

/**
 * Gives a program these packages, and the package itself as it is packed now: what was installed may
 * be of an earlier build.
 */
export async function addModules(program: string, modules: string, packed: Packed): Promise<void> {
  const own = join(program, "node_modules");
  await mkdir(own);
  for (const name of await readdir(modules)) {
    if (name !== OWN) await symlink(join(modules, name), join(own, name));
  }
  await cp(packed.unpacked, join(own, OWN), { recursive: true });
  // What npm put beneath the package, as its other packages want another version of the same.
  const beneath = join(modules, OWN, "node_modules");
  if (existsSync(beneath)) await symlink(beneath, join(own, OWN, "node_modules"));
}
