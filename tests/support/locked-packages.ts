import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./run-node";

/** A package as the lock file has it. */
export interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  dev?: boolean;
  devOptional?: boolean;
  peer?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  license?: string;
  dependencies?: Record<string, string>;
}

const read = (name: string) => JSON.parse(readFileSync(join(ROOT, name), "utf8")) as unknown;

export const lock = read("package-lock.json") as { packages: Record<string, Locked> };
export const manifest = read("package.json") as Record<
  "dependencies" | "devDependencies" | "peerDependencies",
  Record<string, string>
>;

/**
 * What the package's own dependencies bring along, by their folders, as far as the lock file follows them:
 * without its peers.
 */
export function runtimePackages(): Map<string, Locked> {
  const found = new Map<string, Locked>();
  const visit = (name: string, from: string) => {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
      const path = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
      const one = lock.packages[path];
      if (one !== undefined) {
        if (found.has(path)) return;
        found.set(path, one);
        for (const next of Object.keys(one.dependencies ?? {})) visit(next, path);
        return;
      }
      if (at === "") return;
    }
  };
  for (const name of Object.keys(manifest.dependencies)) visit(name, "");
  return found;
}
