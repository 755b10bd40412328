import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { messageOf, Refusal } from "./errors";
import { addGraphql, GRAPHQL_PATH } from "./graphql/endpoint";
import { NOUNS } from "./nouns";
import type { Noun } from "./nouns/noun";
import { watchTraffic } from "./traffic";
import type { World } from "./world";

/** The path below which the API lies. */
export const BASE_PATH = "/public/api/v1";

/** The API over one world: log, faults, authentication, routes, errors. */
export function createApp(world: World): Hono<{ Bindings: HttpBindings }> {
  const { projectId } = world.settings;
  const api = new Hono();

  api.use(async (context, next) => {
    if (context.req.header("authorization") !== authorizationOf(world.settings)) {
      throw new Refusal(401, "The API key is missing or wrong");
    }
    await next();
  });
  api.use("/projects/:project/*", async (context, next) => {
    if (context.req.param("project") !== projectId) {
      throw new Refusal(403, "The API key is for another project");
    }
    await next();
  });

  for (const { rest } of Object.values<Noun>(NOUNS)) rest?.(api, world);

  const graphql = new Hono();
  addGraphql(graphql, world);

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(watchTraffic(world, BASE_PATH, GRAPHQL_PATH));
  app.route("/", graphql);
  app.route(BASE_PATH, api);
  app.notFound((context) => refuse(context, new Refusal(404, "There is no such path")));
  app.onError((error, context) =>
    refuse(context, error instanceof Refusal ? error : new Refusal(500, messageOf(error))),
  );
  return app;
}

function authorizationOf({ publicKey, secretKey }: World["settings"]): string {
  return `Basic ${Buffer.from(`${publicKey}:${secretKey}`).toString("base64")}`;
}

function refuse(
  context: { json: (body: Refusal["body"], status: Refusal["status"]) => Response },
  refusal: Refusal,
): Response {
  return context.json(refusal.body, refusal.status);
}
