import { coerce, gte } from "semver";

/** The oldest Pulumi CLI that these programs run on. */
export const MINIMUM_PULUMI = "3.200.0";

/** The oldest Go that builds the CLI; the go.mod files say the same. */
export const MINIMUM_GO = "1.25.11";

/** The oldest Go that can fetch a newer one by itself. */
const MINIMUM_GO_WITH_TOOLCHAINS = "1.21.0";

/**
 * The first `major.minor.patch` in a text such as `v3.250.0` or `go1.26`; a missing patch is 0.
 * What follows it, such as `-dev`, is dropped.
 */
export function parseVersion(text: string): string | undefined {
  return coerce(text)?.version;
}

/**
 * Why this Go cannot build the CLI, as half a sentence; undefined where it can.
 *
 * @param version what `go env GOVERSION` says
 * @param toolchain what `go env GOTOOLCHAIN` says
 */
export function goProblem(version: string, toolchain: string): string | undefined {
  const parsed = parseVersion(version);
  if (parsed === undefined) return `go tells no version (${version || "nothing"})`;
  if (gte(parsed, MINIMUM_GO)) return undefined;
  if (!gte(parsed, MINIMUM_GO_WITH_TOOLCHAINS)) return `go is ${parsed}`;
  return toolchain.startsWith("local")
    ? `go is ${parsed}, and GOTOOLCHAIN=${toolchain} keeps it from fetching a newer one`
    : undefined;
}
