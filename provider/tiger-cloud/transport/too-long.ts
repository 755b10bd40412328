import { TimescaleError } from "../../errors";

/** Lists of thousands of services take some MiB. */
const MAX_MIB = 64;
const MAX_BYTES = MAX_MIB * 1024 * 1024;

/** An answer that is under way. */
interface ComingAnswer {
  on(event: "downloadProgress", listener: (progress: { transferred: number }) => void): unknown;
  cancel(): void;
}

/**
 * Leaves an answer that is longer than any of the API's, before it fills the memory. Its length counts once it is
 * unpacked.
 *
 * @returns what tells whether that came to pass
 */
export function leaveTooLong(answer: ComingAnswer): () => boolean {
  let isTooLong = false;
  answer.on("downloadProgress", ({ transferred }) => {
    if (transferred <= MAX_BYTES) return;
    isTooLong = true;
    answer.cancel();
  });
  return () => isTooLong;
}

/** The error for it: of a request that is not repeatable, the work may be done. */
export function tooLongError(request: {
  subject: string;
  name: string;
  repeatable: boolean;
}): TimescaleError {
  const { subject, name, repeatable } = request;
  const text = `${subject}: the Tiger Cloud API answered ${name} with more than ${MAX_MIB} MiB. Check timescale:apiUrl.`;
  return new TimescaleError("Unavailable", text, !repeatable);
}
