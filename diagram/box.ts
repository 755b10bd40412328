import type { Mark } from "./drawn-network";

/** What a box stands for; drawings choose shapes and colours by it. */
export type BoxKind =
  | "account"
  | "transit-gateway"
  | "customer-vpc"
  | "vpc-endpoint"
  | "private-name"
  | "route-table"
  | "security-group"
  | "tiger-cloud"
  | "timescale-vpc"
  | "connection"
  | "service"
  | "more";

/** A box of a diagram with its texts, which are one line each and visible, but not escaped. */
export interface Box {
  kind: BoxKind;
  /** What kind of thing it is, in words of ours; empty where the title says it. */
  caption: string;
  title: string;
  lines: readonly string[];
  mark?: Mark | undefined;
  /** What lies in it or hangs on it. */
  boxes: readonly Box[];
}

/** A line from a box on the customer's side to what it is connected with on Tiger Cloud's. */
export interface Link {
  from: Box;
  lines: readonly string[];
  mark?: Mark | undefined;
  /** True where both clouds say that the connection carries traffic. */
  isActive: boolean;
}
