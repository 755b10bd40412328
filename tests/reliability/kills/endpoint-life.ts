import type { Stage } from "./kill-run";

/** How a program brings a service into one of two customer VPCs. */
export interface EndpointPlace {
  /** Which of the two. */
  customer: 0 | 1;
  /** True where a security group is let in beside a CIDR block. */
  hasGroup: boolean;
  connectionName: string;
  rejectOnDelete: boolean;
}

const made: EndpointPlace = {
  ...{ customer: 0, hasGroup: false, connectionName: "app", rejectOnDelete: false },
};
const widened: EndpointPlace = { ...made, hasGroup: true, connectionName: "front" };
const moved: EndpointPlace = { ...widened, customer: 1, rejectOnDelete: true };

/** The life of a private endpoint: made, updated in place, replaced and deleted. */
export const ENDPOINT_LIFE: readonly Stage<EndpointPlace | null>[] = [
  { name: "bring a service into a VPC", wanted: made },
  { name: "let a group in, and rename", wanted: widened },
  { name: "bring it into another VPC", wanted: moved },
  { name: "take it away", wanted: null },
];
