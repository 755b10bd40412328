import type { Stage } from "./kill-run";

/** How a program connects one of two transit gateways. */
export interface GatewayConnection {
  /** Which of the two. */
  gateway: 0 | 1;
  /** How many of the customer VPCs are behind it, with their CIDR blocks. */
  vpcs: 1 | 2;
}

const connected: GatewayConnection = { gateway: 0, vpcs: 1 };
const widened: GatewayConnection = { gateway: 0, vpcs: 2 };
const moved: GatewayConnection = { gateway: 1, vpcs: 2 };

/** The life of a connection with a transit gateway: made, updated in place, replaced and deleted. */
export const GATEWAY_LIFE: readonly Stage<GatewayConnection | null>[] = [
  { name: "connect a transit gateway", wanted: connected },
  { name: "add a VPC and its CIDR block", wanted: widened },
  { name: "connect another transit gateway", wanted: moved },
  { name: "disconnect", wanted: null },
];
