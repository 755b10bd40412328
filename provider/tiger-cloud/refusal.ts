import { TimescaleError, type ErrorCode } from "../errors";
import type { Call } from "./call";

/** The codes that an answer of the API can come to. */
export type RefusalCode = ErrorCode &
  ("NotFound" | "Busy" | "Unauthorized" | "Rejected" | "Unavailable" | "ApiChanged");

const FIXES: Record<RefusalCode, string> = {
  NotFound: "Run `pulumi refresh` if it was removed outside Pulumi.",
  Busy: "Try again when the change under way is finished.",
  Unauthorized:
    "Check timescale:publicKey and timescale:secretKey (or TIGER_PUBLIC_KEY and TIGER_SECRET_KEY) and the project.",
  Rejected: "Correct what it names and run `pulumi up` again.",
  Unavailable: "Try again later.",
  ApiChanged:
    "The API has changed: upgrade pulumi-timescale. If this is the newest version, report it to its authors.",
};

const FORMER_KEY =
  "If the key was changed since the last `pulumi up`, refresh and destroy still have the former: " +
  "run `pulumi up` first, add --run-program, or set the new key in the environment.";

/** An answer that refuses a call. */
export interface Refusal {
  call: Call;
  code: RefusalCode;
  /** HTTP status; one of 200 says nothing. */
  status: number;
  /** Such as `answered 404 to GET /vpcs/42`. */
  what: string;
  /** The API's own words, on one line; empty where there are none. */
  said: string;
  /** True where the key itself was refused, not what it may do. */
  isKeyRefused: boolean;
}

/** The error for a refused call, worded for the user. */
export function refusalError({ call, code, status, what, said, isKeyRefused }: Refusal) {
  const quoted = said === "" ? "" : ` (${said.replace(/\.$/, "")})`;
  const fix = isKeyRefused ? `${FIXES[code]} ${FORMER_KEY}` : FIXES[code];
  // A server that failed may have failed after the work was done; a redirect told nothing.
  const mayHaveHappened = code === "Unavailable" && !call.repeatable && status !== 429;
  const text = `${call.subject}: the Tiger Cloud API ${what}${quoted}. ${fix}`;
  return new TimescaleError(code, text, mayHaveHappened);
}

/**
 * What a refusal means. The API has no codes of its own for some, so two are told by their words, here
 * and nowhere else: the vendor's provider looks for the same words.
 */
export function codeOf(status: number, message: string): RefusalCode {
  if (status === 401 || status === 403) return "Unauthorized";
  if (/already being updated/i.test(message)) return "Busy";
  if (status === 404 || NOT_FOUND.test(message)) return "NotFound";
  if (status === 429 || status >= 500 || status < 400) return "Unavailable";
  return "Rejected";
}

const NOT_FOUND = /\b(not found|does not exist|no [\w ]+ with that id exists)\b/i;

/** The error for an answer that is not JSON. */
export function notJsonError({ subject, repeatable }: Call, name: string): TimescaleError {
  const what = `the Tiger Cloud API answered ${name} with something that is not JSON`;
  const text = `${subject}: ${what}. Check timescale:apiUrl.`;
  return new TimescaleError("Unavailable", text, !repeatable);
}
