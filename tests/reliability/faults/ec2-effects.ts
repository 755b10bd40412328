import type { Ec2Effect } from "../../support/ec2-proxy";

/** One fault of one call to EC2. */
export interface Ec2Case {
  /** As docs/reliability.md has it. */
  fault: string;
  action: string;
  effect: Ec2Effect;
  /** How many requests it hits. */
  times: number;
}

/** A fault, and how many requests in a row it hits. */
export type Injected = readonly [fault: string, effect: Ec2Effect, times: number];

/** More often than the AWS SDK asks. */
export const LASTING = 20;

export const refuse = (status: number, code: string): Ec2Effect => ({
  effect: "refuse",
  status,
  code,
});

/** What any call may meet, and how often in a row: the AWS SDK takes all calls alike. */
export const ANYWHERE: readonly Injected[] = [
  ["throttled once", refuse(503, "RequestLimitExceeded"), 1],
  ["throttled for long", refuse(503, "RequestLimitExceeded"), LASTING],
  ["500 once", refuse(500, "InternalError"), 1],
  ["500 for long", refuse(500, "InternalError"), LASTING],
  ["503 for long", refuse(503, "Unavailable"), LASTING],
  ["502 with HTML", { effect: "page" }, 1],
  ["reset before the work", { effect: "reset before" }, 1],
  ["an expired key", refuse(400, "ExpiredToken"), LASTING],
  ["clock skew (RequestExpired)", refuse(400, "RequestExpired"), LASTING],
];

/** What a change may meet besides. */
export const OF_CHANGES: readonly Injected[] = [
  ["reset after the work", { effect: "reset after" }, 1],
  ["malformed XML after the work", { effect: "cut off" }, 1],
];

/** Each of the faults at each of the calls. */
export const cases = (actions: readonly string[], faults: readonly Injected[]): Ec2Case[] =>
  actions.flatMap((action) =>
    faults.map(([fault, effect, times]) => ({ fault, action, effect, times })),
  );

export const LASTING_500: Injected = ["500 for long", refuse(500, "InternalError"), LASTING];
