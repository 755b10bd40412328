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
import type { TigerCloudOptions } from "../../local/tiger-cloud";

export const SERVICE_ID = "kd9w2xp4mz";
export const programs = (name: string) => join(packageRoot(), "tests/engine/programs", name);
export const examples = (name: string) => join(packageRoot(), "examples", name);

const awsPlugin: AwsPlugin =
  process.env["PULUMI_TIMESCALE_AWS_PLUGIN"] === "real" ? "real" : "small";

/** Local clouds for the tests of one file, and stacks on them. */
export interface LocalStacks {
  readonly clouds: LocalClouds;
  readonly customer: CustomerVpc;
  /** Opens a stack of a program. `wanted` is what `programs/resources` makes. */
  open(programDir: string, options?: OpenOptions): Promise<LocalStack>;
}

interface OpenOptions {
  config?: Record<string, ConfigValue>;
  env?: NodeJS.ProcessEnv;
  /** Leaves out the configuration that leads to the local clouds. */
  bare?: boolean;
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
      .map(({ op, urn }) => `${op} ${urn.split("::").at(-1) ?? ""}`)
      .sort();
  }

  async outputsOf(name: string): Promise<Record<string, unknown>> {
    const { deployment } = await this.workspace.exportState();
    const found = deployment.resources?.find(({ urn }) => urn.endsWith(`::${name}`));
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
      const workspace = await createPulumiWorkspace({
        ...{ engine, programDir, env },
        ...pluginOptions(awsPlugin, cacheDir),
      });
      workspaces.push(workspace);
      await workspace.initStack("test");
      if (!bare) await clouds.configure(workspace);
      if (Object.keys(config).length > 0) await workspace.setConfig(config);
      return new LocalStack(workspace);
    },
  };
}
