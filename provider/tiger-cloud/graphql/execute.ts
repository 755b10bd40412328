import type { TimescaleError } from "../../errors";
import type { Call } from "../call";
import { codeOf, notJsonError, refusalError, type RefusalCode } from "../refusal";
import { NOT_JSON, type SendHttp } from "../transport/http";
import { isObject } from "../../rules/object";
import { foreignLine } from "../../rules/visible-text";

/** An operation as it is sent. */
export interface Operation extends Call {
  operation: string;
  document: string;
  variables?: object;
}

/** The data that came back, or the error for what is in `errors`, which come with status 200 as well. */
export type Outcome =
  { data: Record<string, unknown> } | { error: TimescaleError; isTokenRefused: boolean };

/**
 * Sends one operation.
 *
 * @param token left out where the operation is the one that gets a token
 */
export async function execute(
  http: SendHttp,
  url: string,
  call: Operation,
  token?: string,
): Promise<Outcome> {
  const { operation, document: query, variables = {}, subject, repeatable } = call;
  const { status, body } = await http({
    ...{ method: "POST", url, subject, repeatable, name: operation },
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    body: { operationName: operation, query, variables },
  });
  const [failure] = failuresOf(body);
  if (failure !== undefined || status >= 300) return refused(call, status, failure);
  if (body === NOT_JSON) throw notJsonError(call, operation);
  const data = isObject(body) ? body["data"] : undefined;
  return isObject(data) ? { data } : refused(call, status, undefined);
}

/** One of the `errors` of an answer. */
interface Failure {
  message: string;
  /** An HTTP status in its extensions; undefined where there is none. */
  status: number | undefined;
  /** A code in its extensions; empty where there is none. */
  code: string;
}

function failuresOf(body: unknown): Failure[] {
  const errors: unknown = isObject(body) ? body["errors"] : undefined;
  if (!Array.isArray(errors)) return [];
  return errors.map((each: unknown) => {
    const { message, extensions } = isObject(each) ? each : {};
    const { status, code } = isObject(extensions) ? extensions : {};
    const told = typeof status === "number" ? status : undefined;
    return { message: foreignLine(message), status: told, code: foreignLine(code) };
  });
}

function refused(call: Operation, httpStatus: number, failure: Failure | undefined): Outcome {
  const { message: said, ...told } = failure ?? { message: "", status: undefined, code: "" };
  const status = told.status ?? httpStatus;
  const code = meaningOf(status, said, told.code);
  const isTokenRefused = code === "Unauthorized" && !PERMISSION.test(said) && status !== 403;
  const how = httpStatus < 300 ? "with an error" : String(httpStatus);
  const what = `answered ${how} to ${call.operation}`;
  const refusal = { call, code, status, what, said, isKeyRefused: isTokenRefused };
  return { error: refusalError(refusal), isTokenRefused };
}

/**
 * Most refusals of GraphQL have no code: what they mean is told by their words. Those of the schema are
 * written by the libraries that hold a request against it; the others are the vendor's.
 */
function meaningOf(status: number, said: string, code: string): RefusalCode {
  if (/^GRAPHQL_(VALIDATION|PARSE)_FAILED$/.test(code) || SCHEMA.test(said)) return "ApiChanged";
  if (code === "UNAUTHENTICATED" || TOKEN.test(said) || PERMISSION.test(said))
    return "Unauthorized";
  if (FAILURE.test(said)) return codeOf(500, said);
  if (status >= 300) return codeOf(status, said);
  // An answer that says nothing may come of work that was done.
  return said === "" ? "Unavailable" : codeOf(400, said);
}

const SCHEMA =
  /^(cannot query field|syntax error|unknown (argument|type|field|directive)|field .* (must|is not defined|argument)|variable )/i;
const TOKEN =
  /\b(unauthenticated|unauthori[sz]ed|jwt)\b|\b(expired|invalid|missing|wrong)\b.*\b(token|credentials?)\b|\b(token|credentials?)\b.*\b(expired|invalid|missing|wrong)\b/i;
const PERMISSION = /\b(permission|forbidden|not allowed|access denied)\b/i;
const FAILURE = /^(internal\b|failed to )|internal (server|system) error/i;
