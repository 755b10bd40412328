import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Keeps what a proof has measured for `npm run reliability`; does nothing in other runs. */
export function keepResults(name: string, results: object): void {
  const folder = process.env["RELIABILITY_RESULTS"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(results, null, 2)}\n`);
}

/** How large a proof is: a few cases in the usual tests, many where the variable says so. */
export function sizeOf(variable: string, usual: number): number {
  return Number(process.env[variable] ?? usual);
}
