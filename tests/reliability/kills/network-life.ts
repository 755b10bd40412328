import type { Stage } from "./kill-run";

/** How a program connects one of two customer VPCs. */
export interface Connection {
  /** Which of the two. */
  customer: 0 | 1;
  /** How many of its route tables get a route. */
  routeTables: 1 | 2;
  ports: number[];
  tags?: Record<string, string>;
}

const connected: Connection = { customer: 0, routeTables: 1, ports: [5432] };
const widened: Connection = { customer: 0, routeTables: 2, ports: [5432, 6543] };
const tagged: Connection = { ...widened, tags: { team: "data" } };
const narrowed: Connection = { ...tagged, routeTables: 1, ports: [6543] };
const moved: Connection = { ...narrowed, customer: 1 };

/** The life of a connection's AWS half: each resource is made, updated, replaced and deleted. */
export const NETWORK_LIFE: readonly Stage<Connection | null>[] = [
  { name: "connect a customer VPC", wanted: connected },
  { name: "add a route and a port", wanted: widened },
  { name: "add a tag", wanted: tagged },
  { name: "remove a route and a port", wanted: narrowed },
  { name: "connect another customer VPC", wanted: moved },
  { name: "disconnect", wanted: null },
];
