import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installedVersion } from "../installed-version";
import { packageRoot } from "../package-root";

/**
 * Installs our small plugin where the engine looks for the one of the installed `@pulumi/aws`. It
 * needs the built package: the engine starts `dist/local/aws/plugin/main.js`.
 *
 * @param pulumiHome the folder that `PULUMI_HOME` will name
 * @param version of the `@pulumi/aws` that the program runs on. @default - the one installed here
 */
export async function installAwsPlugin(
  pulumiHome: string,
  version = installedVersion("@pulumi/aws"),
): Promise<void> {
  const folder = join(pulumiHome, "plugins", `resource-aws-v${version}`);
  const plugin = join(folder, "pulumi-resource-aws");
  const main = join(packageRoot(), "dist/local/aws/plugin/main.js");
  await mkdir(folder, { recursive: true });
  await writeFile(plugin, `#!/usr/bin/env node\nrequire(${JSON.stringify(main)});\n`);
  await chmod(plugin, 0o755);
}
