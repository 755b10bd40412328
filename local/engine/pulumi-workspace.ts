import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Engine } from "./choose-engine";
import { pulumiEnvironment } from "./environment";
import { runCommand, type CommandOptions, type CommandResult } from "./run-command";

/** How a workspace is made. */
export interface PulumiWorkspaceOptions {
  engine: Engine;
  /** The folder of the program's Pulumi.yaml. Nothing is written into it. */
  programDir: string;
  /**
   * A PULUMI_HOME that is kept, plugins and all.
   *
   * @default - one that is removed with the workspace
   */
  homeFolder?: string | undefined;
  /** Variables that win over all that the workspace sets. */
  env?: NodeJS.ProcessEnv | undefined;
  /**
   * Lets Pulumi download the plugins that the program asks for.
   *
   * @default false
   */
  acquirePlugins?: boolean | undefined;
  /** Stops the running command when aborted. */
  signal?: AbortSignal | undefined;
}

/** How one `pulumi` command is run; `timeoutMs` is 600000 by default. */
export type PulumiRunOptions = Partial<
  Pick<CommandOptions, "timeoutMs" | "signal" | "onStart" | "onLine" | "env" | "input" | "graceMs">
>;

/** What `pulumi stack export` prints, as far as we read it. */
export interface StackExport {
  version: number;
  deployment: {
    resources?: ExportedResource[];
    pending_operations?: { type: string; resource: ExportedResource }[];
  };
}

/** A resource of a {@link StackExport}. */
export interface ExportedResource {
  urn: string;
  type: string;
  id?: string;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
}

/** A value of a stack's configuration: a text in plain or encrypted, or a list or map of texts. */
export type ConfigValue =
  string | { secret: string } | { list: string[] } | { map: Record<string, string> };

const DEFAULT_TIMEOUT_MS = 600_000;
const TAKE_CONFIG_FILE = new Set(["config", "destroy", "import", "preview", "refresh", "up"]);

/**
 * Makes a place to run a Pulumi program in that shares nothing with the user's own Pulumi: a
 * temporary folder with its own home, state and stack configuration.
 */
export async function createPulumiWorkspace(
  options: PulumiWorkspaceOptions,
): Promise<PulumiWorkspace> {
  const folder = await mkdtemp(join(tmpdir(), "pulumi-timescale-"));
  const pulumiHome = options.homeFolder ?? join(folder, "home");
  for (const path of [
    pulumiHome,
    join(folder, "backend"),
    join(folder, "project"),
    join(folder, "tmp"),
  ]) {
    await mkdir(path, { recursive: true });
  }
  return new PulumiWorkspace(options, folder, pulumiHome);
}

/** A place to run a Pulumi program in; made by {@link createPulumiWorkspace}. */
export class PulumiWorkspace {
  /** The whole environment of a `pulumi` of this workspace, its current stack included. */
  readonly env: NodeJS.ProcessEnv;

  constructor(
    private readonly options: PulumiWorkspaceOptions,
    private readonly folder: string,
    /** The PULUMI_HOME of this workspace. */
    readonly pulumiHome: string,
  ) {
    this.env = pulumiEnvironment({
      inherited: process.env,
      engine: options.engine,
      folder,
      pulumiHome,
      acquirePlugins: options.acquirePlugins ?? false,
      extra: options.env ?? {},
    });
  }

  /** The configuration file of the current stack, outside the program's folder. */
  get configFile(): string {
    const stack = this.env["PULUMI_STACK"];
    if (stack === undefined) throw new Error("The workspace has no stack. Call initStack first.");
    return join(this.projectFolder, `Pulumi.${stack}.yaml`);
  }

  /** Runs `pulumi` in the program's folder, and gives back whatever it exits with. */
  pulumi(args: readonly string[], options: PulumiRunOptions = {}): Promise<CommandResult> {
    return this.run(this.options.programDir, this.withFlags(args), options);
  }

  /** Makes a stack, which is the current one from then on. */
  async initStack(name: string): Promise<void> {
    // `stack init` writes a configuration file beside Pulumi.yaml and has no flag to say where.
    const project = join(this.projectFolder, "Pulumi.yaml");
    await copyFile(join(this.options.programDir, "Pulumi.yaml"), project);
    const args = ["--non-interactive", "stack", "init", name];
    succeeded(args, await this.run(this.projectFolder, args));
    this.env["PULUMI_STACK"] = name;
  }

  /** Sets values of the current stack's configuration, each instead of all that it had. */
  async setConfig(values: Readonly<Record<string, ConfigValue>>): Promise<void> {
    const keyed = Object.entries(values);
    const single = keyed.flatMap(([key, value]) => singleFlags(key, value));
    if (single.length > 0) await this.configure("set-all", ...single);
    for (const [key, value] of keyed) {
      const parts = partsFlags(key, value);
      if (parts === undefined) continue;
      await this.configure("rm", key);
      await this.configure("set-all", "--path", ...parts);
    }
  }

  private async configure(...args: string[]): Promise<void> {
    succeeded(["config", ...args.slice(0, 1)], await this.pulumi(["config", ...args]));
  }

  /** The state of the current stack; secrets in it stay encrypted. */
  async exportState(): Promise<StackExport> {
    const args = ["stack", "export"];
    return JSON.parse(succeeded(args, await this.pulumi(args)).stdout) as StackExport;
  }

  /** Removes the temporary folder with all state in it; a given `homeFolder` is kept. */
  async dispose(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private get projectFolder(): string {
    return join(this.folder, "project");
  }

  private withFlags(args: readonly string[]): string[] {
    const [command = "", ...rest] = args;
    const takesFile = TAKE_CONFIG_FILE.has(command) && this.env["PULUMI_STACK"] !== undefined;
    const file = takesFile ? [`--config-file=${this.configFile}`] : [];
    return ["--non-interactive", command, ...file, ...rest];
  }

  private run(cwd: string, args: readonly string[], options: PulumiRunOptions = {}) {
    return runCommand("pulumi", args, {
      timeoutMs: DEFAULT_TIMEOUT_MS,
      signal: this.options.signal,
      ...options,
      cwd,
      env: { ...this.env, ...options.env },
    });
  }
}

function succeeded(args: readonly string[], result: CommandResult): CommandResult {
  if (result.code === 0) return result;
  const came = result.stderr.trim() || result.stdout.trim();
  throw new Error(`pulumi ${args.join(" ")}: exit code ${result.code}.\n${came}`);
}

function singleFlags(key: string, value: ConfigValue): string[] {
  if (typeof value === "string") return ["--plaintext", `${key}=${value}`];
  return "secret" in value ? ["--secret", `${key}=${value.secret}`] : [];
}

function partsFlags(key: string, value: ConfigValue): string[] | undefined {
  if (typeof value === "string" || "secret" in value) return undefined;
  const parts =
    "list" in value
      ? value.list.map((each, index) => `${key}[${index}]=${each}`)
      : Object.entries(value.map).map(([name, each]) => `${key}["${name}"]=${each}`);
  return parts.flatMap((part) => ["--plaintext", part]);
}
