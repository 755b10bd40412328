import type { Call, Send } from "../call";
import type { SendHttp } from "../transport/http";
import { execute } from "./execute";
import type { Tokens } from "./tokens";

/** A call of the GraphQL API: one operation with one field. */
export interface GraphqlCall extends Call {
  /** Name of the operation, such as `GetAllVPCs`. */
  operation: string;
  /** Its field, such as `getAllVpcs`. */
  field: string;
  /** Its text. It asks only for what is needed, for one unknown field fails all of it. */
  document: string;
  variables?: object;
}

/** Speaks GraphQL with the tokens of one key. What a call gives is the value of its field. */
export function graphqlSender(http: SendHttp, url: string, tokens: Tokens): Send<GraphqlCall> {
  return async (call) => {
    const token = await tokens.get();
    let outcome = await execute(http, url, call, token);
    // What was refused was not carried out: with a new token it may be sent once more.
    if ("error" in outcome && outcome.isTokenRefused) {
      outcome = await execute(http, url, call, await tokens.renewed(token));
    }
    if ("error" in outcome) throw outcome.error;
    return outcome.data[call.field];
  };
}

/** The calls of one project, which they are given as the variable `projectId`. */
export function graphqlInProject(
  send: Send<GraphqlCall>,
  project: () => Promise<string>,
): Send<GraphqlCall> {
  return async (call) =>
    send({ ...call, variables: { projectId: await project(), ...call.variables } });
}
