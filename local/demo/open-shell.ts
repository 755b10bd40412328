import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cacheFolder } from "../cache-folder";
import { createCustomerVpc } from "../customer-vpc";
import { createPulumiWorkspace, type PulumiWorkspace } from "../engine/pulumi-workspace";
import { pluginOptions, type AwsPlugin } from "../local-clouds";
import { packageRoot } from "../package-root";
import { ANY_KEY } from "./any-key";
import { SERVICE_ID, startAll, type Started } from "./start-all";
import { createSteps, type Steps } from "./steps";

const STACK = "dev";

/** How the shell is opened. */
export interface ShellOptions {
  awsPlugin: AwsPlugin;
  print: (line: string) => void;
  /** Ends the shell and all that was started for it when aborted. */
  signal: AbortSignal;
}

/**
 * Opens a shell in a copy of the quickstart, whose stack leads to two local clouds, and removes all of it once the
 * shell ends.
 *
 * @returns the exit code of the shell
 */
export async function openShell({ awsPlugin, print, signal }: ShellOptions): Promise<number> {
  const steps = createSteps(print, signal);
  const started = await startAll(steps, awsPlugin);
  const folder = await mkdtemp(join(tmpdir(), "quickstart-"));
  try {
    const workspace = await createPulumiWorkspace({
      ...{ engine: started.engine, signal, programDir: folder },
      ...pluginOptions(awsPlugin, cacheFolder()),
    });
    try {
      await prepareProject(steps, started, { workspace, folder });
      print("\nThis shell has all of it. Begin with `pulumi preview`; `exit` removes all of it.\n");
      return await runShell(folder, { ...workspace.env, ...ANY_KEY, ...keysOf(started) }, signal);
    } finally {
      await workspace.dispose();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
    await started.clouds.stop();
  }
}

/** Copies the program, and makes a stack that has its configuration beside it, as one of a user's own has. */
async function prepareProject(
  steps: Steps,
  { clouds }: Started,
  { workspace, folder }: { workspace: PulumiWorkspace; folder: string },
): Promise<void> {
  await steps.run("A customer VPC, and a program for it", async () => {
    const ec2 = clouds.ec2();
    const { vpcId, cidr } = await createCustomerVpc(ec2).finally(() => ec2.destroy());
    await cp(join(packageRoot(), "examples/quickstart"), folder, {
      recursive: true,
      filter: (path) => !path.endsWith("node_modules"),
    });
    await symlink(join(packageRoot(), "node_modules"), join(folder, "node_modules"));
    await workspace.initStack(STACK);
    await clouds.configure(workspace);
    await workspace.setConfig({ vpcId, serviceId: SERVICE_ID });
    await copyFile(workspace.configFile, join(folder, `Pulumi.${STACK}.yaml`));
    steps.say(`${vpcId} ${cidr}, service ${SERVICE_ID}`);
    steps.say(folder);
  });
}

/** What `curl` needs to be somebody at Tiger Cloud's console. */
function keysOf({ clouds: { tigerCloud } }: Started): NodeJS.ProcessEnv {
  return {
    TIGER_API_URL: tigerCloud.apiUrl,
    TIGER_PUBLIC_KEY: tigerCloud.publicKey,
    TIGER_SECRET_KEY: tigerCloud.secretKey,
    TIGER_PROJECT_ID: tigerCloud.projectId,
  };
}

async function runShell(cwd: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<number> {
  const shell = spawn(env["SHELL"] ?? "/bin/sh", { cwd, env, stdio: "inherit" });
  const stop = () => shell.kill("SIGHUP");
  signal.addEventListener("abort", stop, { once: true });
  try {
    const [code] = (await once(shell, "close")) as [number | null];
    return code ?? 1;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
