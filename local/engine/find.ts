import { accessSync, constants, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

import type { Engine, Outcome } from "./choose-engine";
import { withoutAccounts, withPath } from "./environment";
import { runCommand } from "./run-command";
import { isAtLeast, MINIMUM_PULUMI, parseVersion } from "./version";

/** What every way to an engine needs. */
export interface EngineContext {
  /** The folder that keeps engines, inside the user's cache. */
  folder: string;
  env: NodeJS.ProcessEnv;
  onProgress: (line: string) => void;
  signal: AbortSignal | undefined;
}

/** Looks for a new enough Pulumi CLI and its Node.js language host on PATH. */
export async function findOnPath(context: EngineContext): Promise<Outcome> {
  const cli = which("pulumi", context.env);
  const version = cli === undefined ? undefined : await versionOf(context, []);
  const cameBack = pathProblem({
    cli,
    version,
    hasLanguageHost: which("pulumi-language-nodejs", context.env) !== undefined,
  });
  if (cameBack === undefined && version !== undefined) {
    const hasPlugin = which("pulumi-resource-pulumi-nodejs", context.env) !== undefined;
    const binFolders = hasPlugin ? [] : [sdkFolder()];
    return { engine: { source: "path", version, binFolders } };
  }
  const whatToDo = `Install Pulumi ${MINIMUM_PULUMI} or newer: https://www.pulumi.com/docs/install/.`;
  return { failure: { way: "pulumi on PATH", cameBack: cameBack ?? "", whatToDo } };
}

/** Why what PATH holds will not do, as half a sentence; undefined where it will. */
export function pathProblem(found: {
  cli: string | undefined;
  version: string | undefined;
  hasLanguageHost: boolean;
}): string | undefined {
  const { cli, version, hasLanguageHost } = found;
  if (cli === undefined) return "there is none";
  if (version === undefined) return `${cli} tells no version`;
  if (!isAtLeast(version, MINIMUM_PULUMI)) return `${cli} is ${version}`;
  if (!hasLanguageHost) return `there is no pulumi-language-nodejs beside ${cli}`;
  return undefined;
}

/** The engine in a folder of the cache, if one is there and runs. */
export async function findKept(
  context: EngineContext,
  source: Engine["source"],
  folder: string,
): Promise<Engine | undefined> {
  const bin = join(folder, "bin");
  if (which("pulumi", { PATH: bin }) === undefined) return undefined;
  const version = await versionOf(context, [bin]);
  return version === undefined ? undefined : { source, version, binFolders: [bin] };
}

/** The path of a program on an environment's PATH. */
export function which(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The folder of the npm package `@pulumi/pulumi`, which holds the plugin of dynamic providers. */
export function sdkFolder(): string {
  return dirname(require.resolve("@pulumi/pulumi/package.json"));
}

async function versionOf(context: EngineContext, folders: string[]): Promise<string | undefined> {
  const home = await mkdtemp(join(tmpdir(), "pulumi-timescale-version-"));
  try {
    const { code, stdout } = await runCommand("pulumi", ["version"], {
      env: {
        ...withPath(withoutAccounts(context.env), folders),
        PULUMI_HOME: home,
        PULUMI_SKIP_UPDATE_CHECK: "true",
      },
      cwd: home,
      signal: context.signal,
      timeoutMs: 60_000,
    });
    return code === 0 ? parseVersion(stdout) : undefined;
  } catch {
    // One that cannot be run is as good as none; an abort still ends the search.
    context.signal?.throwIfAborted();
    return undefined;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
