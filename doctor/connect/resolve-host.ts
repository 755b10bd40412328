import { isIP } from "node:net";
import type { Failure, Outcome } from "../facts/live";
import { inTime, LATE, type Limits } from "../deadline";
import { codeOf, failed, late, systemFailure } from "./failure";
import type { Names } from "./names";

/** What a resolver says, by c-ares' codes. */
const ANSWERS: Readonly<Partial<Record<string, string>>> = {
  ESERVFAIL: "the resolver could not find out (SERVFAIL)",
  EREFUSED: "the resolver refuses to answer (REFUSED)",
  ENOTIMP: "the resolver does not know the question (NOTIMP)",
  EFORMERR: "the resolver does not understand the question (FORMERR)",
  ECONNREFUSED: "no resolver listens there",
};

/** Resolves a name as an application does; where that fails, asks the resolver why. */
export async function resolveHost(
  host: string,
  limits: Limits,
  names: Names,
): Promise<Outcome<readonly string[]>> {
  if (isIP(host) !== 0) return { state: "done", value: [host] };
  try {
    const addresses = await inTime(limits, () => names.lookup(host));
    if (addresses === LATE) return silent(limits);
    const value = [...new Set(addresses)];
    return value.length > 0 ? { state: "done", value } : noRecord();
  } catch (error) {
    limits.signal?.throwIfAborted();
    return reasonOf(error, host, limits, names);
  }
}

async function reasonOf(
  error: unknown,
  host: string,
  limits: Limits,
  names: Names,
): Promise<Failure> {
  try {
    const asked = await inTime(limits, (over) =>
      names.ask(host, limits.timeoutSeconds * 1000, over),
    );
    if (asked === LATE) return silent(limits);
    const saw = `this machine's look-up failed (${codeOf(error) ?? ""}), and the resolver has ${asked.join(", ")}`;
    return failed("no-name", saw, codeOf(error));
  } catch (answer) {
    limits.signal?.throwIfAborted();
    return answerOf(codeOf(answer), answer, limits);
  }
}

function answerOf(code: string | undefined, answer: unknown, limits: Limits): Failure {
  if (code === "ENOTFOUND") return failed("no-name", "no such name (NXDOMAIN)", code);
  if (code === "ENODATA") return noRecord();
  if (code === "ETIMEOUT") return silent(limits);
  const words = ANSWERS[code ?? ""];
  return words === undefined ? systemFailure(answer) : failed("other", words, code);
}

const noRecord = () => failed("no-name", "the name has no IPv4 address", "ENODATA");

const silent = (limits: Limits) => late(limits, "no answer of the resolver");
