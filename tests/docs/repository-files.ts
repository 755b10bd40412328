import { execFileSync } from "node:child_process";
import { packageRoot } from "../../local/package-root";

/** Every file of the repository, as a path from its root. */
export const FILES = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard"],
  {
    cwd: packageRoot(),
    encoding: "utf8",
  },
)
  .split("\n")
  .filter((file) => file !== "");

/** Tells files that a path of a document names. `<noun>` and its like stand for a name; a folder for all in it. */
export function patternOf(path: string): RegExp {
  const source = path.replaceAll(".", "\\.").replace(/<\w+>/g, "[\\w-]+");
  return new RegExp(`^${source}${path.endsWith("/") ? "" : "($|/)"}`);
}

/** True where a file or folder of the repository has this path. */
export function exists(path: string): boolean {
  const pattern = patternOf(path);
  return FILES.some((file) => pattern.test(file));
}
