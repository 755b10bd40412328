import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * The folder that holds this package's package.json. It is looked for upwards, because this file
 * runs both as a source and from `dist/`.
 */
export function packageRoot(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (isPackageRoot(folder)) return folder;
    if (folder === dirname(folder)) {
      throw new Error(`${__dirname}: no package.json of pulumi-timescale above it. Reinstall it.`);
    }
  }
}

function isPackageRoot(folder: string): boolean {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return false;
  const { name } = JSON.parse(readFileSync(file, "utf8")) as { name?: string };
  return name === "pulumi-timescale";
}
