import type { Hono } from "hono";
import { authInfoReply } from "../replies";
import type { World } from "../world";

export function accountRoutes(app: Hono, { settings }: World): void {
  app.get("/auth/info", (context) => context.json(authInfoReply(settings)));
}
