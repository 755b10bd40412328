import { createReadStream } from "node:fs";

const UTF16_LE = Buffer.from([0xff, 0xfe]);
const UTF16_BE = Buffer.from([0xfe, 0xff]);

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
    return decode(all);
  } catch (error) {
    if (error instanceof UnreadableText) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? "failed";
    throw new UnreadableText(`${source}: it cannot be read (${code}). Give a file that can.`);
  }
}

/** PowerShell's `>` writes UTF-16, little end first; `Out-File` writes it the other way too. */
function decode(all: Buffer): string {
  const mark = all.subarray(0, 2);
  if (mark.equals(UTF16_LE)) return all.toString("utf16le");
  if (!mark.equals(UTF16_BE)) return all.toString("utf8");
  return all
    .subarray(0, all.length - (all.length % 2))
    .swap16()
    .toString("utf16le");
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
