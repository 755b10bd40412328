import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { drawSvg } from "../diagram/svg";
import type { DrawnNetwork } from "../diagram/drawn-network";
import type { Review } from "../review";

/** Well below the 143 bytes that the tightest of the usual file systems takes. */
const LONGEST_NAME = 100;
/** What Windows takes for a device, whatever follows the first dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Writes the networks that change into a folder: `project-stack-network-before.svg`, and `-after`. */
export async function writeDiagrams(review: Review, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { file, network } of diagramsOf(review)) {
    await writeFile(join(folder, file), drawSvg(network));
  }
}

/** The networks to draw of a review, each with a file name of its own. */
export function diagramsOf(review: Review): { file: string; network: DrawnNetwork }[] {
  const taken = new Set<string>();
  return review.stacks.flatMap(({ name: stack, networks }) =>
    networks.flatMap(({ name, before, after }) =>
      Object.entries({ before, after }).flatMap(([side, network]) =>
        network === undefined ? [] : [{ file: fileName([stack, name, side], taken), network }],
      ),
    ),
  );
}

/**
 * Names of stacks and resources may hold anything, and be of any length. Where a name does not do for every
 * file system, or is taken, a hash tells its file from others. The same review gives the same names.
 */
function fileName(parts: readonly string[], taken: Set<string>): string {
  const clean = parts.map((part) => part.replace(/[^A-Za-z0-9_.-]+/g, "-")).join("-");
  const usual = `${clean}.svg`;
  const isPortable = /^\w/.test(clean) && clean.length <= LONGEST_NAME && !DEVICE.test(clean);
  if (isPortable && !has(usual)) return take(usual);
  const readable = clean.slice(0, LONGEST_NAME - 20);
  for (let count = 0; ; count++) {
    const hash = createHash("sha256")
      .update(JSON.stringify([parts, count]))
      .digest("hex");
    const name = `diagram-${readable}-${hash.slice(0, 12)}.svg`;
    if (!has(name)) return take(name);
  }

  /** Some file systems know no case. */
  function has(name: string): boolean {
    return taken.has(name.toLowerCase());
  }

  function take(name: string): string {
    taken.add(name.toLowerCase());
    return name;
  }
}
