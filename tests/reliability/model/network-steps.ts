import * as fc from "fast-check";

/** The services that the networks of the model attach. */
export const NETWORK_SERVICES = ["svcmodel01", "svcmodel02"];

/** What the program is to make: one network, its peers by customer VPC, its services. */
export interface Network {
  name: string;
  cidr: string;
  /** By the peer's name: the place of the customer VPC among those that there are, and its tables. */
  peers: Record<string, { customer: number; routeTables: "all" | "main" }>;
  services: string[];
}

/** What somebody does by hand in either cloud. */
export const HAND_CHANGES = [
  "Tiger Cloud: delete a peering",
  "Tiger Cloud: rename the VPC",
  "Tiger Cloud: detach a service",
  "Tiger Cloud: delete the VPC",
  "AWS: delete a route",
  "AWS: delete a security group rule",
  "AWS: delete a security group",
  "AWS: delete the peering connection",
  "AWS: add a tag",
] as const;
export type HandChange = (typeof HAND_CHANGES)[number];

/** An interruption comes at a change of Tiger Cloud: at which, and before or after its work. */
export interface NetworkInterruption {
  how: "SIGINT" | "SIGKILL of the provider";
  effect: "hang" | "withhold-answer";
  at: number;
}

/** One step of a sequence on the real engine. */
export type NetworkStep =
  | { kind: "change"; network: Network; interruption: NetworkInterruption | null }
  | { kind: "by hand"; what: HandChange };

const tables = fc.constantFrom<("all" | "main")[]>("all", "main");
const app = fc.record({ customer: fc.constantFrom(0, 1), routeTables: tables });
const ops = fc.record({ customer: fc.constant(2), routeTables: tables });

const networks: fc.Arbitrary<Network> = fc.record({
  name: fc.constantFrom("hub", "core"),
  cidr: fc.constantFrom("10.0.0.0/24", "10.0.0.0/24", "10.0.1.0/24"),
  peers: fc
    .record({ app, ops: fc.option(ops) })
    .map(({ app, ops }) => (ops === null ? { app } : { app, ops })),
  services: fc.subarray(NETWORK_SERVICES),
});

const interruption = fc.record({
  how: fc.constantFrom<NetworkInterruption["how"][]>("SIGINT", "SIGKILL of the provider"),
  effect: fc.constantFrom<NetworkInterruption["effect"][]>("hang", "withhold-answer"),
  at: fc.nat(2),
});
const change = fc.record({
  kind: fc.constant("change" as const),
  network: networks,
  interruption: fc.option(interruption, { freq: 2 }),
});
const byHand = fc.record({
  kind: fc.constant("by hand" as const),
  what: fc.constantFrom(...HAND_CHANGES),
});

/** Sequences of 4 to 6 steps, after a network that stands. */
export const networkSequences = fc.record({
  first: networks,
  steps: fc.array(fc.oneof(change, byHand), { minLength: 4, maxLength: 6 }),
});
