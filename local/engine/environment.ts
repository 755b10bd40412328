import { devNull } from "node:os";
import { delimiter, join } from "node:path";

import type { Engine } from "./choose-engine";

/**
 * The environment without the variables that steer Pulumi, AWS and Tiger Cloud, so that no login,
 * stack or account of the user's is reached by mistake.
 */
export function withoutAccounts(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(PULUMI|AWS|TIGER)_/.test(name)),
  );
}

/** The environment with folders put first on its PATH. */
export function withPath(env: NodeJS.ProcessEnv, folders: readonly string[]): NodeJS.ProcessEnv {
  const inherited = env["PATH"];
  const all = inherited === undefined ? folders : [...folders, inherited];
  return { ...env, PATH: all.join(delimiter) };
}

/** What an environment for Pulumi is made of. */
export interface PulumiEnvironmentParts {
  inherited: NodeJS.ProcessEnv;
  engine: Engine;
  /** A folder whose `backend/` keeps the state. */
  folder: string;
  pulumiHome: string;
  /** Lets Pulumi download the plugins that a program asks for. */
  acquirePlugins: boolean;
  /** Variables that win over all others. */
  extra: NodeJS.ProcessEnv;
}

/** The environment in which Pulumi sees nothing of the user's: own home, own backend, no account. */
export function pulumiEnvironment(parts: PulumiEnvironmentParts): NodeJS.ProcessEnv {
  const { inherited, engine, folder, pulumiHome, acquirePlugins, extra } = parts;
  return {
    ...withPath(withoutAccounts(inherited), engine.binFolders),
    PULUMI_HOME: pulumiHome,
    // The language host leaves a folder behind at each run: this way it goes with the workspace.
    TMPDIR: join(folder, "tmp"),
    PULUMI_BACKEND_URL: `file://${join(folder, "backend")}`,
    PULUMI_CONFIG_PASSPHRASE: "a stack for tests",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
    PULUMI_DISABLE_CI_DETECTION: "true",
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    ...(acquirePlugins ? {} : { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" }),
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    ...extra,
  };
}
