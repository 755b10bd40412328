import { createReadStream } from "node:fs";
import { BadPlan } from "../review";

const UTF16_LE = Buffer.from([0xff, 0xfe]);

/**
 * Reads a file, or standard input, up to a size.
 *
 * @param wayOut what to do where it is larger
 * @throws {@link BadPlan} where it cannot be read or is larger
 */
export async function readPlanText(
  path: string | undefined,
  maxBytes: number,
  wayOut?: string,
): Promise<string> {
  const source = sourceName(path);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    const stream = path === undefined ? process.stdin : createReadStream(path);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      // Thrown within the loop, which ends the reading as well.
      if (bytes > maxBytes) throw tooLarge(source, maxBytes, wayOut);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof BadPlan) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "failed";
    throw new BadPlan(`${source}: it cannot be read (${code}). Give a file that can.`);
  }
  const all = Buffer.concat(chunks);
  // What PowerShell's `>` writes.
  return all.subarray(0, 2).equals(UTF16_LE) ? all.toString("utf16le") : all.toString("utf8");
}

/** How messages name a file, or standard input. */
export function sourceName(path: string | undefined): string {
  return path ?? "standard input";
}

export function tooLarge(
  source: string,
  maxBytes: number,
  wayOut = "Give --max-plan-bytes to take more.",
): BadPlan {
  return new BadPlan(`${source}: it is larger than ${maxBytes} bytes. ${wayOut}`);
}
