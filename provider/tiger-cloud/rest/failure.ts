import { TimescaleError, type ErrorCode } from "../../errors";

/** A request and the answer that refused it. */
export interface Refusal {
  /** What the request was about, such as `Timescale VPC 42`. */
  subject: string;
  method: string;
  path: string;
  status: number;
  body: string;
}

/** Turns a refusing answer into the error that the rest of the core branches on. */
export function refusalError(refusal: Refusal): TimescaleError {
  const { code: apiCode, message } = readBody(refusal.body);
  const code = codeOf(refusal.status, message);
  const said = [apiCode, message].filter((part) => part !== "").join(": ");
  const answer = `the Tiger Cloud API answered ${refusal.status} to ${refusal.method} ${refusal.path}`;
  const quoted = said === "" ? "" : ` (${said.replace(/\.$/, "")})`;
  const fix = refusal.status === 401 ? `${FIXES[code]} ${FORMER_KEY}` : FIXES[code];
  const text = `${refusal.subject}: ${answer}${quoted}. ${fix}`;
  // A server that failed may have failed after the work was done; a redirect told nothing.
  const mayHaveHappened =
    code === "Unavailable" && refusal.method === "POST" && refusal.status !== 429;
  return new TimescaleError(code, text, mayHaveHappened);
}

const FIXES: Record<"NotFound" | "Busy" | "Unauthorized" | "Unavailable" | "Rejected", string> = {
  NotFound: "Run `pulumi refresh` if it was removed outside Pulumi.",
  Busy: "Try again when the change under way is finished.",
  Unauthorized:
    "Check timescale:publicKey and timescale:secretKey (or TIGER_PUBLIC_KEY and TIGER_SECRET_KEY) and the project.",
  Unavailable: "Try again later.",
  Rejected: "Correct what it names and run `pulumi up` again.",
};

const FORMER_KEY =
  "If the key was changed since the last `pulumi up`, refresh and destroy still have the former: " +
  "run `pulumi up` first, add --run-program, or set the new key in the environment.";

/**
 * The API has no codes of its own for some refusals, so two are told by their words, here and
 * nowhere else: the vendor's provider looks for the same words.
 */
function codeOf(status: number, message: string): ErrorCode & keyof typeof FIXES {
  if (status === 401 || status === 403) return "Unauthorized";
  if (/already being updated/i.test(message)) return "Busy";
  if (status === 404 || /\b(not found|does not exist)\b/i.test(message)) return "NotFound";
  if (status === 429 || status >= 500 || status < 400) return "Unavailable";
  return "Rejected";
}

function readBody(body: string): { code: string; message: string } {
  const parsed = parseObject(body);
  return { code: oneLine(parsed["code"]), message: oneLine(parsed["message"]) };
}

function parseObject(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Foreign text made safe for a terminal: one line, no control characters, at most 300 characters. */
export function oneLine(text: unknown): string {
  if (typeof text !== "string") return "";
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, " ")
    .trim()
    .slice(0, 300);
}
