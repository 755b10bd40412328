import { createReadStream } from "node:fs";

const UTF16_LE = Buffer.from([0xff, 0xfe]);

/** A file, or what a command prints, cannot be read or is too large. */
export class UnreadableText extends Error {
  override readonly name = "UnreadableText";
}

/** The largest text that is read. */
export interface SizeLimit {
  maxBytes: number;
  /** What to do where it is larger, as a sentence. */
  wayOut: string;
}

/**
 * Reads a file, or standard input.
 *
 * @throws {@link UnreadableText}
 */
export async function readText(path: string | undefined, limit: SizeLimit): Promise<string> {
  const source = sourceName(path);
  const stream = path === undefined ? process.stdin : createReadStream(path);
  try {
    const all = await collect(stream, source, limit);
    // What PowerShell's `>` writes.
    return all.subarray(0, 2).equals(UTF16_LE) ? all.toString("utf16le") : all.toString("utf8");
  } catch (error) {
    if (error instanceof UnreadableText) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "failed";
    throw new UnreadableText(`${source}: it cannot be read (${code}). Give a file that can.`);
  }
}

/**
 * Reads a stream to its end.
 *
 * @throws {@link UnreadableText} as soon as it is too large
 */
export async function collect(
  stream: AsyncIterable<unknown>,
  source: string,
  { maxBytes, wayOut }: SizeLimit,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) {
      throw new UnreadableText(`${source}: it is larger than ${maxBytes} bytes. ${wayOut}`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** How messages name a file, or standard input. */
export function sourceName(path: string | undefined): string {
  return path ?? "standard input";
}
