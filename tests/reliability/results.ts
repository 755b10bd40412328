import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The proofs, by the names under which they keep what they have measured. */
const RESULT_NAMES = [
  ...[
    "kills",
    "network-kills",
    "gateway-kills",
    "endpoint-kills",
    "api-faults",
    "ec2-faults",
    "model-provider",
    "model",
  ],
] as const;

/** Keeps what a proof has measured for `npm run reliability`; does nothing in other runs. */
export function keepResults(name: string, results: object): void {
  const folder = process.env["RELIABILITY_RESULTS"];
  if (folder !== undefined) writeResults(folder, name, results);
}

/** Writes results into a folder; those of many runs with a line for each. */
export function writeResults(folder: string, name: string, results: object): void {
  const text = Array.isArray(results)
    ? `[\n${results.map((run) => JSON.stringify(run)).join(",\n")}\n]`
    : JSON.stringify(results, null, 2);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${text}\n`);
}

/** Reads all results that are in a folder, by their names. */
export function readResults(folder: string): Partial<Record<string, object>> {
  return Object.fromEntries(
    RESULT_NAMES.map((name) => [name, join(folder, `${name}.json`)] as const)
      .filter(([, file]) => existsSync(file))
      .map(([name, file]) => [name, JSON.parse(readFileSync(file, "utf8")) as object]),
  );
}

/** How large a proof is: a few cases in the usual tests, many where the variable says so. */
export function sizeOf(variable: string, usual: number): number {
  return Number(process.env[variable] ?? usual);
}
