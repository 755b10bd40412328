import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * The folder in which this package keeps what takes long to get: `$XDG_CACHE_HOME/pulumi-timescale`
 * or `~/.cache/pulumi-timescale`. It may not exist yet. As XDG wants it, a relative
 * `XDG_CACHE_HOME` is ignored.
 *
 * @param env @default - the environment of this process
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base = env["XDG_CACHE_HOME"] ?? "";
  const home = env["HOME"] ?? homedir();
  return join(isAbsolute(base) ? base : join(home, ".cache"), "pulumi-timescale");
}
