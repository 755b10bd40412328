import { systemClock, type Clock } from "../../provider/wait/clock";

/**
 * What EC2 documents for each kind of request that only reads, of an account in a region: so many at once, and
 * then so many more each second. Others use the account too, and a request may be repeated: some are left to them.
 *
 * Source: "Request throttling for the Amazon EC2 API" of the EC2 developer guide: 100, and 20 a second.
 */
export const EC2_RATE = { atOnce: 90, perSecond: 18 };

/** Ends when requests may be sent. */
export type RequestRate = (requests: number) => Promise<void>;

/**
 * Keeps the requests of one kind below what EC2 takes: the first ones go at once, and those beyond wait.
 *
 * @param clock for tests
 */
export function requestRate(clock: Clock = systemClock): RequestRate {
  const { atOnce, perSecond } = EC2_RATE;
  let free = atOnce;
  let countedMs = clock.now();
  return async (requests) => {
    const nowMs = clock.now();
    free = Math.min(atOnce, free + ((nowMs - countedMs) * perSecond) / 1000) - requests;
    countedMs = nowMs;
    // What is owed keeps the place of those who wait: whoever comes later owes more.
    if (free < 0) await clock.sleep((-free * 1000) / perSecond);
  };
}

/** A kind of request to EC2 that is counted for itself, and how many of it a question makes. */
export interface RequestKind {
  kind: string;
  requests: number;
}

/** Three look-ups of `@pulumi/aws` ask for route tables; that of a VPC asks for three attributes of it. */
const KINDS: Readonly<Record<string, RequestKind>> = {
  getRoute: { kind: "DescribeRouteTables", requests: 1 },
  getRouteTable: { kind: "DescribeRouteTables", requests: 1 },
  getRouteTables: { kind: "DescribeRouteTables", requests: 1 },
  getVpc: { kind: "DescribeVpcAttribute", requests: 3 },
};

/** What a function of `@pulumi/aws` asks of EC2: one request of a kind of its own, where nothing else is known. */
export function requestKindOf(functionName: string): RequestKind {
  return KINDS[functionName] ?? { kind: functionName, requests: 1 };
}
