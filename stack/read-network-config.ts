import type * as pulumi from "@pulumi/pulumi";
import type { TimescaleNetworkArgs } from "../sdk";

/** The stack configuration of the ready-made program, by the keys that Pulumi.yaml describes. */
export type NetworkConfig = Pick<pulumi.Config, "get" | "require" | "getObject">;

/** One peer as stack configuration states it; see `peers` in Pulumi.yaml. */
interface ConfiguredPeer {
  vpcId: string;
  accountId?: string;
  regionCode?: string;
  routeTableIds?: "all" | string[];
  tags?: Record<string, string>;
}

/** Reads the arguments of the network from stack configuration. Their values are checked later. */
export function readNetworkConfig(config: NetworkConfig): TimescaleNetworkArgs {
  const name = config.get("vpcName");
  const services = config.getObject<Record<string, string>>("services") ?? {};
  return {
    ...(name !== undefined && { name }),
    cidr: config.require("cidr"),
    regionCode: config.require("regionCode"),
    peers: config.getObject<Record<string, ConfiguredPeer>>("peers") ?? {},
    services: Object.fromEntries(
      Object.entries(services).map(([key, serviceId]) => [key, { serviceId }]),
    ),
  };
}
