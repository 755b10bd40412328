import { cp, mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cacheFolder } from "../../local/cache-folder";
import { createCustomerVpc, type CustomerVpc } from "../../local/customer-vpc";
import type { Engine } from "../../local/engine/choose-engine";
import { provideEngine } from "../../local/engine/provide-engine";
import {
  createPulumiWorkspace,
  type ConfigValue,
  type PulumiWorkspace,
} from "../../local/engine/pulumi-workspace";
import type { CommandResult } from "../../local/engine/run-command";
import {
  AWS_PLUGIN_NAMES,
  pluginOptions,
  startLocalClouds,
  type AwsPlugin,
  type LocalClouds,
} from "../../local/local-clouds";
import { packageRoot } from "../../local/package-root";
import type { TigerCloud, TigerCloudOptions } from "../../local/tiger-cloud";
import { nameOf } from "../../provider/rules/urn";

export const SERVICE_ID = "kd9w2xp4mz";
export const programs = (name: string) => join(packageRoot(), "tests/engine/programs", name);
export const examples = (name: string) => join(packageRoot(), "examples", name);

/** Which AWS plugin the tests run on: `PULUMI_TIMESCALE_AWS_PLUGIN=real` for Pulumi's own. */
export const awsPlugin: AwsPlugin =
  process.env["PULUMI_TIMESCALE_AWS_PLUGIN"] === "real" ? "real" : "small";

/** Local clouds for the tests of one file, and stacks on them. */
export interface LocalStacks {
  readonly clouds: LocalClouds;
  readonly customer: CustomerVpc;
  /** Opens a stack of a program. `wanted` is what `programs/resources` makes. */
  open(programDir: string, options?: OpenOptions): Promise<LocalStack>;
  /** Opens a program without making a stack of it. */
  openWithoutStack(programDir: string, options?: Pick<OpenOptions, "env">): Promise<LocalStack>;
}

interface OpenOptions {
  config?: Record<string, ConfigValue>;
  env?: NodeJS.ProcessEnv | undefined;
  /** Leaves out the configuration that leads to the local clouds. */
  bare?: boolean;
}

/** The configuration that leads a stack to another local Tiger Cloud than that of the file. */
export function leadingTo(cloud: TigerCloud): Record<string, ConfigValue> {
  return {
    "timescale:apiUrl": cloud.apiUrl,
    "timescale:publicKey": cloud.publicKey,
    "timescale:secretKey": { secret: cloud.secretKey },
  };
}

/** A stack, and the plain `pulumi` to run on it. */
export class LocalStack {
  wanted: object = {};

  constructor(readonly workspace: PulumiWorkspace) {}

  pulumi(...args: string[]): Promise<CommandResult> {
    return this.workspace.pulumi(args, { env: { WANTED: JSON.stringify(this.wanted) } });
  }

  /** Runs `pulumi` and fails with its output where it fails. */
  async succeeds(...args: string[]): Promise<CommandResult> {
    const result = await this.pulumi(...args);
    if (result.code !== 0) {
      throw new Error(`pulumi ${args.join(" ")}: ${result.code}\n${result.stdout}${result.stderr}`);
    }
    return result;
  }

  async up(wanted?: object): Promise<CommandResult> {
    if (wanted !== undefined) this.wanted = wanted;
    return this.succeeds("up", "--yes", "--skip-preview", "--suppress-progress");
  }

  /** Each planned operation but `same`, as `operation name`, sorted. */
  async plan(wanted?: object): Promise<string[]> {
    if (wanted !== undefined) this.wanted = wanted;
    const { stdout } = await this.succeeds("preview", "--json");
    const { steps = [] } = JSON.parse(stdout) as { steps?: { op: string; urn: string }[] };
    return steps
      .filter(({ op }) => op !== "same" && op !== "read")
      .map(({ op, urn }) => `${op} ${nameOf(urn)}`)
      .sort();
  }

  async outputsOf(name: string): Promise<Record<string, unknown>> {
    const { deployment } = await this.workspace.exportState();
    const found = deployment.resources?.find(({ urn }) => nameOf(urn) === name);
    if (found === undefined) throw new Error(`The state has no ${name}.`);
    return { id: found.id, ...found.outputs };
  }
}

/** Starts the clouds before the tests of a file and ends all of it afterwards. */
export function useLocalStacks(tigerCloud: Omit<TigerCloudOptions, "ec2"> = {}): LocalStacks {
  const cacheDir = cacheFolder();
  const workspaces: PulumiWorkspace[] = [];
  let engine: Engine;
  let clouds: LocalClouds;
  let customer: CustomerVpc;

  beforeAll(async () => {
    engine = await provideEngine({ cacheDir, onProgress: () => undefined });
    const services = [{ id: SERVICE_ID, name: "metrics", regionCode: "us-east-1", pooler: true }];
    clouds = await startLocalClouds({
      cacheDir,
      awsPlugin,
      tigerCloud: { services, ...tigerCloud },
    });
    customer = await createCustomerVpc(clouds.ec2());
    process.stdout.write(`Engine tests run on ${AWS_PLUGIN_NAMES[awsPlugin]}.\n`);
  }, 900_000);

  afterAll(async () => {
    for (const workspace of workspaces) await workspace.dispose();
    await clouds.stop();
  });

  return {
    get clouds() {
      return clouds;
    },
    get customer() {
      return customer;
    },
    async open(programDir, { config = {}, env, bare = false } = {}) {
      const stack = await openWithoutStack(programDir, { env });
      await stack.workspace.initStack("test");
      if (!bare) await clouds.configure(stack.workspace);
      if (Object.keys(config).length > 0) await stack.workspace.setConfig(config);
      return stack;
    },
    openWithoutStack,
  };

  async function openWithoutStack(
    programDir: string,
    { env }: Pick<OpenOptions, "env"> = {},
  ): Promise<LocalStack> {
    const workspace = await createPulumiWorkspace({
      ...{ engine, programDir, env },
      ...pluginOptions(awsPlugin, cacheDir),
    });
    workspaces.push(workspace);
    return new LocalStack(workspace);
  }
}

/** Temporary folders for the tests of one file. */
export function useTemporaryFolders(): { make(): Promise<string> } {
  const made: string[] = [];
  afterAll(async () => {
    for (const folder of made) await rm(folder, { recursive: true, force: true });
  });
  return {
    async make() {
      const folder = await mkdtemp(join(tmpdir(), "pulumi-timescale-test-"));
      made.push(folder);
      return folder;
    },
  };
}

/** Copies the files at the root of this checkout, as far as a new folder is a checkout by them. */
export async function copyRootFiles(folder: string): Promise<void> {
  for (const entry of await readdir(packageRoot(), { withFileTypes: true })) {
    if (entry.isFile()) await cp(join(packageRoot(), entry.name), join(folder, entry.name));
  }
}

/** Copies this built checkout into a folder. Dependencies are shared, the package is its own. */
export async function copyCheckout(folder: string): Promise<void> {
  await copyRootFiles(folder);
  await cp(join(packageRoot(), "dist"), join(folder, "dist"), { recursive: true });
  await linkModules(folder, folder);
}

/** Gives a folder this checkout's dependencies, and as `pulumi-timescale` the one in a folder. */
export async function linkModules(folder: string, checkout = packageRoot()): Promise<void> {
  const installed = join(packageRoot(), "node_modules");
  await mkdir(join(folder, "node_modules"));
  for (const name of await readdir(installed)) {
    const target = name === "pulumi-timescale" ? checkout : join(installed, name);
    await symlink(target, join(folder, "node_modules", name));
  }
}
