import { readFileSync } from "node:fs";
import { join } from "node:path";

import { packageRoot } from "../package-root";
import type { Engine, Outcome } from "./choose-engine";
import { withoutAccounts } from "./environment";
import { findKept, sdkFolder, type EngineContext } from "./find";
import { makeFolder } from "./make-folder";
import { runCommand } from "./run-command";

const TIMEOUT_MS = 180_000;

/*
 * In a process of its own, so that the deadline and Ctrl-C also reach the shell script that the
 * Automation API starts, and so that its `pulumi version` has another PULUMI_HOME than the user's.
 * Without a version it installs the one of the SDK.
 */
const SCRIPT = `
const { PulumiCommand } = require("@pulumi/pulumi/automation");
PulumiCommand.install({ root: process.argv[1] }).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
`;

/** The official CLI that an earlier run installed. */
export function findInstalled(context: EngineContext): Promise<Engine | undefined> {
  return findKept(context, "installed", installFolder(context));
}

/** Installs the official CLI, of the version of the SDK, through the Automation API. */
export async function install(context: EngineContext): Promise<Outcome> {
  context.onProgress(`installing Pulumi ${sdkVersion()} with the official installer`);
  const folder = installFolder(context);
  try {
    await makeFolder(folder, (partial) => runInstaller(context, partial));
    const engine = await findInstalled(context);
    if (engine !== undefined) return { engine };
    throw new Error(`${folder} holds no CLI that runs; remove it`);
  } catch (error) {
    context.signal?.throwIfAborted();
    const cameBack = firstLine((error as Error).message);
    context.onProgress(`the official installer failed: ${cameBack}`);
    const whatToDo = "Let this machine reach https://get.pulumi.com.";
    return { failure: { way: "official installer", cameBack, whatToDo } };
  }
}

async function runInstaller(context: EngineContext, partial: string): Promise<void> {
  const { code, stderr } = await runCommand(process.execPath, ["-e", SCRIPT, partial], {
    cwd: packageRoot(),
    env: { ...withoutAccounts(context.env), PULUMI_HOME: join(partial, "home") },
    signal: context.signal,
    timeoutMs: TIMEOUT_MS,
  });
  if (code !== 0) throw new Error(stderr.trim() || `it ended with exit code ${code}`);
}

function installFolder(context: EngineContext): string {
  return join(context.folder, `official-${sdkVersion()}`);
}

function sdkVersion(): string {
  const text = readFileSync(join(sdkFolder(), "package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").replace(/\.$/, "");
}
