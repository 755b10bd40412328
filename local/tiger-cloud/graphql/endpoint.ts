import type { Context, Hono } from "hono";
import type { World } from "../world";
import type * as Execute from "./execute";

/** The path of the GraphQL API, which lies beside that of the REST API. */
export const GRAPHQL_PATH = "/api/query";

/** Adds the GraphQL API: whatever is wrong is told among `errors`, with status 200. */
export function addGraphql(app: Hono, world: World): void {
  app.post(GRAPHQL_PATH, async (context) => {
    const request = await readRequest(context);
    if (!request) return context.json(NO_OPERATION);
    return context.json(await loadExecute().execute(world, request));
  });
}

/** The library and the schema, loaded by the first request: REST alone needs none of it. */
function loadExecute(): typeof Execute {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require("./execute") as typeof Execute;
}

const NO_OPERATION = { data: null, errors: [{ message: "no operation provided" }] };

async function readRequest(context: Context): Promise<Execute.GraphqlRequest | undefined> {
  const body: unknown = await context.req.json().catch(() => undefined);
  const { query, operationName, variables }: Record<string, unknown> = { ...(body as object) };
  if (typeof query !== "string") return undefined;
  const [, token] = /^Bearer (.+)$/.exec(context.req.header("authorization") ?? "") ?? [];
  return {
    ...{ query, token },
    // An empty one is none, as clients in Go send it.
    operationName: typeof operationName === "string" && operationName ? operationName : undefined,
    variables: variables as Execute.GraphqlRequest["variables"],
  };
}
