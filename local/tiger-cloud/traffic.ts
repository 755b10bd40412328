import { once } from "node:events";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler, Next } from "hono";
import { alter, drip } from "./changed-answers";
import type { Fault, FaultAnswer } from "./faults";
import type { LoggedRequest } from "./logged-request";
import type { World } from "./world";

interface Env {
  Bindings: HttpBindings;
}

/** Writes the log, and lets the faults hit the requests below `basePath`, and those to `graphqlPath`. */
export function watchTraffic(
  world: World,
  basePath: string,
  graphqlPath: string,
): MiddlewareHandler<Env> {
  const { settings, requests, faults } = world;
  let inFlight = 0;
  return async (context, next) => {
    const inFlightNow = ++inFlight;
    const { method, path } = context.req;
    const userAgent = context.req.header("user-agent");
    const isBelow = path.startsWith(`${basePath}/`);
    const operation = path === graphqlPath ? await operationOf(context) : undefined;
    const named = operation !== undefined && { operation };
    const seen = { method, path, ...named, userAgent, inFlight: inFlightNow };
    const target = { method, path: isBelow ? path.slice(basePath.length) : path, ...named };
    const fault = isBelow || path === graphqlPath ? faults.take(target) : undefined;
    // Before the client can know: a test may look at the log as soon as its call has ended.
    const log = (status: number) => {
      const effect = fault && { fault: fault.effect };
      const request: LoggedRequest = { ...seen, status, atMs: settings.clock.now(), ...effect };
      requests.push(request);
      settings.onRequest?.(request);
    };
    try {
      if (fault) return await applyFault(fault, { world, context, next, log });
      await next();
      log(context.res.status);
      return undefined;
    } finally {
      inFlight -= 1;
    }
  };
}

/** The name of the operation that a request to GraphQL asks for; undefined where it tells none. */
async function operationOf(context: Context<Env>): Promise<string | undefined> {
  // Nothing comes of a body that is no JSON, or of a client that has gone.
  const body: unknown = await context.req.json().catch(() => undefined);
  const { operationName }: Record<string, unknown> = { ...(body as object | undefined) };
  return typeof operationName === "string" ? operationName : undefined;
}

interface Exchange {
  world: World;
  context: Context<Env>;
  next: Next;
  log: (status: number) => void;
}

/** @returns the answer, or undefined where it is the one that the work has given */
async function applyFault(fault: Fault, exchange: Exchange): Promise<Response | undefined> {
  const { world, context, next, log } = exchange;
  switch (fault.effect) {
    case "reply":
      log(fault.status);
      return toResponse(fault);
    case "lose-request":
      return lose(exchange);
    case "lose-answer":
      await next();
      return lose(exchange);
    case "delay":
      await next();
      try {
        await world.settings.clock.sleep(fault.delayMs, world.jobs.signal);
      } catch {
        return lose(exchange);
      }
      log(context.res.status);
      return undefined;
    case "hang":
      return hang(exchange);
    case "withhold-answer":
      await next();
      return hang(exchange);
    default:
      await next();
      return change(fault, exchange);
  }
}

/** Gives another answer than the work has given. */
async function change(
  fault: Extract<Fault, { effect: "replace-answer" | "alter-answer" | "drip-answer" }>,
  { world, context, log }: Exchange,
): Promise<Response> {
  if (fault.effect === "replace-answer") {
    log(fault.status);
    return replaceAnswer(context, toResponse(fault));
  }
  log(context.res.status);
  const answer =
    fault.effect === "alter-answer"
      ? await alter(context.res, fault.alter)
      : drip(context.res, { gapMs: fault.gapMs, world, cut: () => reset(context.env) });
  return replaceAnswer(context, answer);
}

function toResponse({ status, body, headers: given }: FaultAnswer): Response {
  const headers = new Headers(given);
  if (typeof body !== "object") return new Response(body ?? null, { status, headers });
  if (!headers.has("content-type")) headers.set("content-type", "application/json");
  return new Response(JSON.stringify(body), { status, headers });
}

/** Puts the response in place of what there is; Hono would otherwise mix the headers of both. */
function replaceAnswer(context: Context<Env>, response: Response): Response {
  context.res = undefined;
  context.res = response;
  return response;
}

async function hang({ world, context, log }: Exchange): Promise<Response> {
  log(0);
  await connectionEnd(context.env, world.jobs.signal);
  return replaceAnswer(context, RESPONSE_ALREADY_SENT);
}

async function lose({ context, log }: Exchange): Promise<Response> {
  // A client that still sends would meet EPIPE instead. One that has gone has no body to read.
  await context.req.arrayBuffer().catch(() => undefined);
  log(0);
  reset(context.env);
  return replaceAnswer(context, RESPONSE_ALREADY_SENT);
}

/** Resolves once the client has gone, or the signal has cut it off. */
async function connectionEnd(connection: HttpBindings, signal: AbortSignal): Promise<void> {
  if (connection.outgoing.destroyed) return;
  const closed = once(connection.outgoing, "close");
  const cut = () => reset(connection);
  if (signal.aborted) cut();
  signal.addEventListener("abort", cut);
  await closed;
  signal.removeEventListener("abort", cut);
}

/** Not `destroy`, which closes politely: what a client makes of that differs between clients. */
function reset({ incoming }: HttpBindings): void {
  incoming.socket.resetAndDestroy();
}
