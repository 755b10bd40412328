import type { Context, Hono } from "hono";
import { messageOf } from "../errors";
import { GraphqlFailure } from "../graphql/failure";
import { parse } from "../graphql/parse";
import { project, validate } from "../graphql/validate";
import type { World } from "../world";

/** The path of the GraphQL API, which lies beside that of the REST API. */
export const GRAPHQL_PATH = "/api/query";

/** The GraphQL API: whatever is wrong is told among `errors`, with status 200. */
export function graphqlRoutes(app: Hono, world: World): void {
  app.post(GRAPHQL_PATH, async (context) => {
    try {
      return context.json({ data: await answer(context, world) });
    } catch (error) {
      const failure =
        error instanceof GraphqlFailure
          ? error
          : new GraphqlFailure(`internal: ${messageOf(error)}`);
      return context.json(failure.body);
    }
  });
}

async function answer(context: Context, world: World): Promise<Record<string, unknown>> {
  const { query, variables } = await readBody(context);
  const fields = validate(parse(query), variables);
  if (fields.some(({ root }) => root.isOpen !== true)) requireToken(context, world);
  const answers = fields.map(({ root, selection, args }) => [
    selection.name,
    project(root.resolve(world, args), selection.fields),
  ]);
  return Object.fromEntries(answers) as Record<string, unknown>;
}

async function readBody(context: Context) {
  const body: unknown = await context.req.json().catch(() => undefined);
  const { query, variables } = { query: undefined, variables: {}, ...(body as object | undefined) };
  if (typeof query !== "string") throw new GraphqlFailure("no operation provided");
  return { query, variables: variables as Record<string, unknown> };
}

function requireToken(context: Context, { tokens }: World): void {
  const [, token = ""] = /^Bearer (.+)$/.exec(context.req.header("authorization") ?? "") ?? [];
  if (tokens.isGood(token)) return;
  throw new GraphqlFailure("unauthenticated: the token is missing, wrong or expired");
}
