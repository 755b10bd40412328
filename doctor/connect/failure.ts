import { foreignLine } from "../../provider/rules/visible-text";
import type { Failure, FailureKind } from "../facts/live";
import type { Limits } from "../deadline";

/** What the system's words for a failed connection mean. */
const KINDS: Readonly<Partial<Record<string, FailureKind>>> = {
  ECONNREFUSED: "refused",
  ETIMEDOUT: "timeout",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  EHOSTDOWN: "unreachable",
  ENETDOWN: "unreachable",
  EADDRNOTAVAIL: "unreachable",
};

/** The code of a connection that the other side ended without a word. */
export const CLOSED = "ECONNRESET";

/** A step that came to nothing. */
export function failed(kind: FailureKind, saw: string, code?: string): Failure {
  return { state: "failed", kind, saw, ...(code !== undefined && { code }) };
}

/** A step that took too long. */
export const late = ({ timeoutSeconds }: Limits, saw = "no answer"): Failure =>
  failed("timeout", `${saw} within ${timeoutSeconds} s`);

/** A failure as the system tells it. */
export function systemFailure(error: unknown): Failure {
  const code = codeOf(error);
  const kind = KINDS[code ?? ""] ?? "other";
  if (code === CLOSED || code === "EPIPE") {
    return failed(kind, "the connection was closed without an answer", CLOSED);
  }
  return failed(kind, words(kind, code, error), code);
}

/** Such as `ECONNREFUSED`; undefined where the error has none. */
export function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  return typeof code === "string" ? foreignLine(code) : undefined;
}

function words(kind: FailureKind, code: string | undefined, error: unknown): string {
  if (kind === "refused") return "the connection was refused";
  if (kind === "timeout") return "no answer before the system gave up";
  if (kind === "unreachable") return `no route leads there (${code ?? ""})`;
  return foreignLine((error as Error).message) || foreignLine(code) || "it failed without a word";
}
