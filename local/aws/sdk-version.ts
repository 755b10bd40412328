import { readFileSync } from "node:fs";

/** The version of the installed `@pulumi/aws`: the one of the plugin that programs ask for. */
export function awsSdkVersion(): string {
  const manifest = readFileSync(require.resolve("@pulumi/aws/package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
