import { startTigerCloud, type FaultEffect, type TigerCloud } from "../../../local/tiger-cloud";
import { createApi } from "../../../provider/tiger-cloud/client";
import type { BoundHandler } from "../../../provider/hosts/dynamic/binding";
import { bindAll } from "../../support/handlers";
import { VPC_ENDPOINT, type FaultOperation, type FaultyCall, type Held } from "./fault-operations";
import { hurriedClock } from "./hurried-clock";
import { patternOf } from "../route";
import { SERVICES } from "../life";

/** How the operation went on: by itself, by another `pulumi up`, or by one that takes over. */
export type Outcome = "on" | "up" | "adopt";

/** What came of one fault. */
export interface FaultRun {
  operation: string;
  call: string;
  fault: string;
  /** True where each such request failed until the operation gave up; else one did. */
  lasting: boolean;
  outcome: Outcome;
  /** The code of the failure; empty where there was none. */
  code: string;
}

/** Waits run so many times faster than real ones; got's own pauses do not. */
const HURRY = 20;
const REQUEST_TIMEOUT_MS = 500;

export interface FaultCase {
  operation: FaultOperation;
  call: FaultyCall;
  fault: string;
  effect: FaultEffect;
  lasting: boolean;
}

/** Lets one fault befall one operation, goes on as the engine does, and holds the cloud at the end. */
export async function runFault(one: FaultCase): Promise<FaultRun> {
  const { operation, call, fault, effect, lasting } = one;
  const cloud = await startTigerCloud({
    services: SERVICES.map((id) => ({ id, name: id, regionCode: "us-east-1" })),
    // What stands before the step must be ready: a fault would hide that it is not.
    latenciesMs: { vpc: 0, claimable: 0 },
  });
  cloud.addVpcEndpoint({ id: VPC_ENDPOINT, accountId: "123456789012", regionCode: "us-east-1" });
  try {
    const held: Held = {};
    for (const [name, inputs] of operation.before) {
      const { id, outs } = await handlersOf(cloud)[name].create(inputs);
      if (name === operation.handler) Object.assign(held, { id, state: outs });
    }
    const times = lasting ? { times: Infinity } : {};
    const { method, route, skip = 0 } = call;
    cloud.injectFault({ method, path: patternOf(route), skip, ...times, ...effect });
    const failure = await attempt(cloud, operation, held);
    expect(cloud.requests.some((request) => request.fault !== undefined)).toBe(true);
    cloud.clearFaults();
    const outcome = failure === undefined ? "on" : await goOn(cloud, operation, held);
    expect(operation.ends(cloud)).toEqual(operation.expected);
    if (operation.step !== "delete") await expectRead(cloud, operation, held);
    const code = failure === undefined ? "" : codeOf(failure);
    return { operation: operation.name, call: shown(call), fault, lasting, outcome, code };
  } catch (error) {
    const at = `${operation.name}, ${shown(call)}, ${fault}${lasting ? ", lasting" : ""}`;
    throw new Error(`${at}: ${(error as Error).message}`, { cause: error });
  } finally {
    await cloud.stop();
  }
}

/** A request as tables name it. */
function shown({ method, route, operation }: FaultyCall): string {
  return [method, route, ...(operation === undefined ? [] : [operation])].join(" ");
}

/** As a new process: each `pulumi up` has one. */
function handlersOf({ apiUrl, publicKey, secretKey }: TigerCloud) {
  const clock = hurriedClock(HURRY);
  const keys = { publicKey, secretKey, projectId: undefined };
  const api = createApi({ apiUrl, ...keys, requestTimeoutMs: REQUEST_TIMEOUT_MS }, clock);
  return bindAll({ api: () => api, environment: { clock } });
}

/** Does the step and keeps what the engine would keep of it. @returns the failure, if any */
async function attempt(
  cloud: TigerCloud,
  operation: FaultOperation,
  held: Held,
  options: { adopt?: boolean } = {},
): Promise<Error | undefined> {
  const bound = handlersOf(cloud)[operation.handler];
  const inputs = { ...operation.inputs, ...options };
  try {
    Object.assign(held, await perform(bound, { ...operation, inputs }, held));
    return undefined;
  } catch (error) {
    const { id, properties } = error as { id?: string; properties?: object };
    if (id !== undefined) Object.assign(held, { id, state: properties });
    return error as Error;
  }
}

async function perform(
  bound: BoundHandler,
  { step, inputs }: FaultOperation,
  { id, state = {} }: Held,
): Promise<Held> {
  if (id === undefined) {
    const made = await bound.create(inputs);
    return { id: made.id, state: made.outs ?? {} };
  }
  switch (step) {
    case "delete":
      await bound.delete(id, state);
      return {};
    case "read":
      return { state: (await bound.read(id, state)).props ?? {} };
    default:
      return { state: (await bound.update(id, state, inputs)).outs ?? {} };
  }
}

async function goOn(cloud: TigerCloud, operation: FaultOperation, held: Held): Promise<Outcome> {
  const failure = await attempt(cloud, operation, held);
  if (failure === undefined) return "up";
  if (!failure.message.includes("exists already")) throw failure;
  const last = await attempt(cloud, operation, held, { adopt: true });
  if (last !== undefined) throw last;
  return "adopt";
}

/** The state leads to what there is: a read of it finds no change. */
async function expectRead(cloud: TigerCloud, { handler }: FaultOperation, held: Held) {
  const { id, props } = await handlersOf(cloud)[handler].read(held.id ?? "", held.state);
  expect({ id, ...props, adopt: undefined, status: undefined }).toEqual({
    ...{ id: held.id, ...held.state, adopt: undefined, status: undefined },
  });
}

function codeOf({ message }: Error): string {
  return /\[(\w+)\]$/.exec(message)?.[1] ?? `no code: ${message}`;
}
