import type { Fault, LoggedRequest } from "../../../local/tiger-cloud";
import type { Ec2Fault } from "../../support/ec2-proxy";
import { patternOf, routeOf } from "../route";

/** What a kill ends at a request to Tiger Cloud: the engine, the dynamic provider, or all of the command. */
export const API_VICTIMS = ["engine", "provider", "all"] as const;

/** What a kill ends at a request to EC2. */
export const EC2_VICTIMS = ["engine", "AWS plugin", "all"] as const;

export type Victim = (typeof API_VICTIMS | typeof EC2_VICTIMS)[number];

/** When in a request's life the kill comes. `reading`: while the provider looks or waits. */
export const MOMENTS = ["before the work", "after the work", "reading"] as const;
export type Moment = (typeof MOMENTS)[number];

/** A request as runs have it in common. */
export interface Call {
  /** Such as `POST /vpcs/{id}/peerings` or `CreateRoute`. */
  name: string;
  isRead: boolean;
}

/** The one request at which processes are killed. */
export interface KillPoint {
  /** The name of the {@link Call}. */
  call: string;
  /** How many such requests pass first. */
  skip: number;
  moment: Moment;
  victim: Victim;
}

/** A generator of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A request to Tiger Cloud: a query of GraphQL is a read, whatever its method is. */
export function apiCall({
  method,
  path,
  operation,
}: Pick<LoggedRequest, "method" | "path" | "operation">): Call {
  const route = `${method} ${routeOf(path)}`;
  if (operation === undefined) return { name: route, isRead: method === "GET" };
  return { name: `${route} ${operation}`, isRead: operation.startsWith("Get") };
}

/** The fault of Tiger Cloud that holds its request up at a point. */
export function apiFaultAt({ call, skip, moment }: Omit<KillPoint, "victim">): Fault {
  const [method = "", route = "", operation] = call.split(" ");
  const effect = moment === "after the work" ? "withhold-answer" : "hang";
  return { method, path: patternOf(route), ...(operation && { operation }), skip, effect };
}

/** A request to EC2 or Route 53. */
export function ec2Call(action: string): Call {
  return { name: action, isRead: /^(Describe|Get|List|Search)/.test(action) };
}

/** The fault of EC2 or Route 53 that holds its request up at a point. */
export function ec2FaultAt(
  { call, skip, moment }: Omit<KillPoint, "victim">,
  onMet: () => void,
): Ec2Fault {
  const isWorkDone = moment === "after the work";
  return { action: call, skip, times: 1, effect: "hang", isWorkDone, onMet };
}

/** The processes that can be killed at a request: those that wait for its answer, or for whoever does. */
export function victimsAt({ call }: Pick<KillPoint, "call">): readonly Victim[] {
  return call.includes(" ") ? API_VICTIMS : EC2_VICTIMS;
}

/**
 * Every point at which a command that made these requests can be killed: before and after the work
 * of each change, and at each read.
 */
export function killPointsOf(calls: readonly Call[]): Omit<KillPoint, "victim">[] {
  const seen = new Map<string, number>();
  return calls.flatMap(({ name: call, isRead }) => {
    const skip = seen.get(call) ?? 0;
    seen.set(call, skip + 1);
    const moments = MOMENTS.filter((moment) => (moment === "reading") === isRead);
    return moments.map((moment) => ({ call, skip, moment }));
  });
}

/** Chooses a point: seven changes to three reads, whatever their numbers. */
export function chooseKillPoint(calls: readonly Call[], random: () => number): KillPoint {
  const points = killPointsOf(calls);
  const changes = points.filter(({ moment }) => moment !== "reading");
  const reads = points.filter(({ moment }) => moment === "reading");
  const preferred = random() < 0.7 ? changes : reads;
  const chosen = pick(preferred.length > 0 ? preferred : points, random);
  return { ...chosen, victim: pick(victimsAt(chosen), random) };
}

function pick<T>(all: readonly T[], random: () => number): T {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error("There is nothing to choose from.");
  return one;
}
