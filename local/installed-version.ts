import { readFileSync } from "node:fs";

/** The version of an npm package that is installed beside this one. */
export function installedVersion(name: string): string {
  const manifest = readFileSync(require.resolve(`${name}/package.json`), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
