import type { Key } from "../../settings";
import type { Call, Send } from "../call";
import { codeOf, notJsonError, refusalError } from "../refusal";
import { NOT_JSON, type HttpRequest, type SendHttp } from "../transport/http";
import { foreignLine } from "../../rules/visible-text";
import { apiPath } from "./path";

/** A call of the REST API. */
export interface RestCall extends Call {
  method: HttpRequest["method"];
  /** Path below the API's base address, with its leading slash. */
  path: string;
  body?: object;
  /** True where it reads all things of a kind in a project. */
  list?: boolean;
}

/** What every read is: it may be sent again. */
export const READ = { method: "GET", repeatable: true } as const;

/** Speaks REST with one key: Basic authorisation, status codes, and `{code, message}` for refusals. */
export function restSender(http: SendHttp, apiUrl: string, key: Key): Send<RestCall> {
  const credentials = Buffer.from(`${key.publicKey}:${key.secretKey}`).toString("base64");
  const headers = { authorization: `Basic ${credentials}` };
  return async (call) => {
    const { subject, repeatable, method, path, body } = call;
    const name = `${method} ${path}`;
    const url = `${apiUrl}${path}`;
    const request = { subject, repeatable, name, method, url, headers };
    const answer = await http({ ...request, ...(body && { body }) });
    if (answer.status >= 300) throw restRefusal(call, answer.status, answer.body);
    if (answer.body === NOT_JSON) throw notJsonError(call, name);
    return answer.body;
  };
}

/** The error for an answer of the REST API that refuses a call. */
export function restRefusal(call: RestCall, status: number, body: unknown) {
  const { code: apiCode, message } = { code: "", message: "", ...(body as object | undefined) };
  const words = [foreignLine(apiCode), foreignLine(message)];
  return refusalError({
    ...{ call, status, code: codeOf(status, foreignLine(message)) },
    what: `answered ${status} to ${call.method} ${call.path}`,
    said: words.filter((word) => word !== "").join(": "),
    isKeyRefused: status === 401,
  });
}

/** The calls of one project: their paths lie below the project's. */
export function restInProject(
  send: Send<RestCall>,
  project: () => Promise<string>,
): Send<RestCall> {
  return async (call) => {
    const path = `${apiPath`/projects/${await project()}`}${call.path}`;
    return send({ ...call, path });
  };
}
