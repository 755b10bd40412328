import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { copyFile, cp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { systemClock, type Clock } from "../../provider/wait/clock";
import { packageRoot } from "../package-root";
import { sdkFolder, which, type EngineContext, type Fetched } from "./find";
import { runCommand } from "./run-command";
import { goProblem, MINIMUM_GO } from "./version";

const PROGRESS_EVERY_MS = 30_000;
const TIMEOUT_MS = 45 * 60_000;

/** The version of github.com/pulumi/pulumi/pkg/v3 in go/pulumi/go.mod; a test compares them. */
export const BUILT_PULUMI = "3.250.0";

const PROGRAMS = [
  {
    module: "pulumi",
    program: "pulumi",
    package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    flags: `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${BUILT_PULUMI}`,
  },
  {
    module: "language-host",
    program: "pulumi-language-nodejs",
    package: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    flags: "",
  },
];

/** The CLI that is built, with its Node.js language host, from Go modules. */
export const built: Fetched = {
  source: "built",
  folder: buildFolder,
  way: "build from Go modules",
  whatToDo: `Install Go ${MINIMUM_GO} or newer, https://go.dev/dl/, and let it reach its module proxy (GOPROXY).`,
  async fill(context, partial) {
    await requireGo(context);
    context.onProgress(
      `building Pulumi ${BUILT_PULUMI} from Go modules: about 4 minutes on 2 cores the first time`,
    );
    await tellElapsed(fillFolder(context, partial), context.onProgress);
  },
};

/** Says now and then how long a work has taken, until it ends. */
export async function tellElapsed<T>(
  work: Promise<T>,
  tell: (line: string) => void,
  clock: Clock = systemClock,
): Promise<T> {
  const ended = new AbortController();
  const telling = (async () => {
    const startMs = clock.now();
    for (;;) {
      await clock.sleep(PROGRESS_EVERY_MS, ended.signal);
      tell(`still building after ${Math.round((clock.now() - startMs) / 1000)} s`);
    }
  })();
  // It ends by being aborted, and only so.
  telling.catch(() => undefined);
  try {
    return await work;
  } finally {
    ended.abort();
  }
}

async function requireGo(context: EngineContext): Promise<void> {
  if (which("go", context.env) === undefined) throw new Error("there is no go on PATH");
  const answer = await go(context, ["env", "GOVERSION", "GOTOOLCHAIN"], tmpdir(), 60_000);
  const [version = "", toolchain = ""] = answer.split("\n");
  const problem = goProblem(version, toolchain);
  if (problem !== undefined) throw new Error(problem);
}

async function fillFolder(context: EngineContext, partial: string): Promise<void> {
  const sources = join(partial, "go");
  const bin = join(partial, "bin");
  await cp(sourceFolder(), sources, { recursive: true });
  for (const { module, program, package: path, flags } of PROGRAMS) {
    const linker = ["-ldflags", `-s -w ${flags}`];
    const target = ["-o", join(bin, program), path];
    const args = ["build", "-mod=readonly", "-trimpath", ...linker, ...target];
    await go(context, args, join(sources, module), TIMEOUT_MS);
  }
  // Beside the CLI it is taken for a part of it; found elsewhere on PATH each update warns of it.
  const plugin = "pulumi-resource-pulumi-nodejs";
  await copyFile(join(sdkFolder(), plugin), join(bin, plugin));
  await rm(sources, { recursive: true });
}

async function go(
  context: EngineContext,
  args: string[],
  cwd: string,
  timeoutMs: number,
): Promise<string> {
  // A workspace file of the user's would replace our go.mod.
  const env = { ...context.env, CGO_ENABLED: "0", GOWORK: "off" };
  const { signal } = context;
  const { code, stdout, stderr } = await runCommand("go", args, { cwd, env, signal, timeoutMs });
  if (code === 0) return stdout;
  throw new Error(stderr.trim().split("\n").at(-1) || `go ended with exit code ${code}`);
}

function sourceFolder(): string {
  return join(packageRoot(), "local/engine/go");
}

function buildFolder(context: EngineContext): string {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const { module } of PROGRAMS) {
    for (const file of ["go.mod", "go.sum"]) {
      hash.update(readFileSync(join(sourceFolder(), module, file)));
    }
  }
  return join(context.folder, `built-${BUILT_PULUMI}-${hash.digest("hex").slice(0, 12)}`);
}
