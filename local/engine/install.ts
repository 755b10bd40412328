import { join } from "node:path";

import { installedVersion } from "../installed-version";
import { packageRoot } from "../package-root";
import { withoutAccounts } from "./environment";
import type { Fetched } from "./find";
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

/** The official CLI, of the version of the SDK, installed through the Automation API. */
export const installed: Fetched = {
  source: "installed",
  folder: ({ folder }) => join(folder, `official-${sdkVersion()}`),
  way: "official installer",
  whatToDo: "Let this machine reach https://get.pulumi.com.",
  async fill({ env, onProgress, signal }, partial) {
    onProgress(`installing Pulumi ${sdkVersion()} with the official installer`);
    const { code, stderr } = await runCommand(process.execPath, ["-e", SCRIPT, partial], {
      cwd: packageRoot(),
      env: { ...withoutAccounts(env), PULUMI_HOME: join(partial, "home") },
      signal,
      timeoutMs: TIMEOUT_MS,
    });
    if (code !== 0) throw new Error(stderr.trim() || `it ended with exit code ${code}`);
  },
};

const sdkVersion = () => installedVersion("@pulumi/pulumi");
