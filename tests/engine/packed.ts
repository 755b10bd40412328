import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "../../local/package-root";

const run = promisify(execFile);

/** What npm reads of a package before it installs it. */
export interface Manifest {
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  peerDependenciesMeta: Record<string, { optional: boolean }>;
}

/** The package as `npm pack` packs it, and unpacked. */
export interface Packed {
  tarball: string;
  /** The folder of the unpacked package. */
  unpacked: string;
  manifest: Manifest;
}

/** Packs what is built, into a folder: the tests run on it already, so nothing is built again. */
export async function packInto(folder: string): Promise<Packed> {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const { stdout } = await run("npm", args, { cwd: packageRoot() });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const tarball = join(folder, filename);
  await run("tar", ["-xzf", tarball, "-C", folder]);
  const unpacked = join(folder, "package");
  const text = await readFile(join(unpacked, "package.json"), "utf8");
  return { tarball, unpacked, manifest: JSON.parse(text) as Manifest };
}
