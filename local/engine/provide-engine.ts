import { join } from "node:path";

import { built } from "./build";
import { chooseEngine, type Engine } from "./choose-engine";
import { fetchEngine, findKept, findOnPath, type EngineContext } from "./find";
import { installed } from "./install";

/** How an engine is looked for. */
export interface ProvideEngineOptions {
  /** Engines are kept in its `engine/`: see `cacheFolder()`. */
  cacheDir: string;
  /** Called with one line of text at a time. */
  onProgress: (line: string) => void;
  /** Ends the search when aborted; nothing half made is left to be taken later. */
  signal?: AbortSignal | undefined;
  /** @default - the environment of this process */
  env?: NodeJS.ProcessEnv | undefined;
}

/**
 * A Pulumi CLI: the one on PATH if it is new enough, else the official one, else one built from Go
 * modules. It takes minutes the first time where it must be built, and under a second later.
 *
 * @throws where every way fails: each with what came back and what to do
 */
export function provideEngine(options: ProvideEngineOptions): Promise<Engine> {
  const { cacheDir, onProgress, signal, env = process.env } = options;
  const context: EngineContext = { folder: join(cacheDir, "engine"), env, onProgress, signal };
  return chooseEngine({
    path: () => findOnPath(context),
    installed: () => findKept(context, installed),
    built: () => findKept(context, built),
    install: () => fetchEngine(context, installed),
    build: () => fetchEngine(context, built),
  });
}
