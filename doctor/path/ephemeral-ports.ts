import type { Range } from "./ranges";

/**
 * The ports to which answers come back on Linux, of which a client takes any. Source: AWS's guide to network ACLs,
 * and the default of the kernel.
 */
export const LINUX_CLIENT_PORTS: Range = [32_768, 60_999];

/** Those of all kinds of clients, among them Windows, Lambda and NAT gateways. Source: the same guide. */
export const CLIENT_PORTS: Range = [1024, 65_535];
