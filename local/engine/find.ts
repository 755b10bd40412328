import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gte } from "semver";
import { sync } from "which";

import type { Engine, Outcome } from "./choose-engine";
import { withoutAccounts, withPath } from "./environment";
import { makeFolder } from "./make-folder";
import { runCommand } from "./run-command";
import { MINIMUM_PULUMI, parseVersion } from "./version";

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
  const hasLanguageHost = which("pulumi-language-nodejs", context.env) !== undefined;
  const cameBack = pathProblem({ cli, version, hasLanguageHost });
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
  if (!gte(version, MINIMUM_PULUMI)) return `${cli} is ${version}`;
  if (!hasLanguageHost) return `there is no pulumi-language-nodejs beside ${cli}`;
  return undefined;
}

/** An engine that is kept in the cache once it was fetched. */
export interface Fetched {
  source: Engine["source"];
  /** The folder in the cache that holds it. */
  folder: (context: EngineContext) => string;
  /** How it is fetched, as messages call that. */
  way: string;
  /** What to do where that fails, as a sentence. */
  whatToDo: string;
  /** Fetches it into a new folder. */
  fill: (context: EngineContext, partial: string) => Promise<void>;
}

/** The engine that an earlier run has fetched, if it is there and runs. */
export async function findKept(
  context: EngineContext,
  { source, folder }: Fetched,
): Promise<Engine | undefined> {
  const bin = join(folder(context), "bin");
  if (which("pulumi", { PATH: bin }) === undefined) return undefined;
  const version = await versionOf(context, [bin]);
  return version === undefined ? undefined : { source, version, binFolders: [bin] };
}

/** Fetches an engine. */
export async function fetchEngine(context: EngineContext, fetched: Fetched): Promise<Outcome> {
  const { way, whatToDo, fill } = fetched;
  const folder = fetched.folder(context);
  try {
    await makeFolder(folder, (partial) => fill(context, partial));
    const engine = await findKept(context, fetched);
    if (engine !== undefined) return { engine };
    throw new Error(`${folder} holds no CLI that runs; remove it`);
  } catch (error) {
    context.signal?.throwIfAborted();
    const [firstLine = ""] = (error as Error).message.split("\n");
    const cameBack = firstLine.replace(/\.$/, "");
    context.onProgress(`${way}: ${cameBack}`);
    return { failure: { way, cameBack, whatToDo } };
  }
}

/** The path of a program on an environment's PATH. */
export function which(name: string, { PATH = "" }: NodeJS.ProcessEnv): string | undefined {
  return sync(name, { path: PATH, nothrow: true }) ?? undefined;
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
