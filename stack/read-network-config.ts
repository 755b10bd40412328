import type * as pulumi from "@pulumi/pulumi";
import type { TimescaleNetworkArgs } from "../sdk";

/** The stack configuration of the ready-made program, by the keys that Pulumi.yaml describes. */
export type NetworkConfig = Pick<pulumi.Config, "get" | "require" | "getObject">;

/** One peer as stack configuration states it; see `peers` in Pulumi.yaml. */
interface ConfiguredPeer {
  vpcId: string;
  accountId?: string | number;
  regionCode?: string;
  routeTables?: "all" | "main" | "none" | string[];
  tags?: Record<string, string>;
}

type CustomerArgs = NonNullable<TimescaleNetworkArgs["peers"]>[string];

/** Reads the arguments of the network from stack configuration. Their values are checked later. */
export function readNetworkConfig(config: NetworkConfig): TimescaleNetworkArgs {
  const name = config.get("vpcName");
  const services = config.getObject<Record<string, string>>("services") ?? {};
  return {
    ...(name !== undefined && { name }),
    cidr: config.require("cidr"),
    regionCode: config.require("regionCode"),
    peers: Object.fromEntries(
      Object.entries(config.getObject<Record<string, ConfiguredPeer | null>>("peers") ?? {}).map(
        ([key, peer]) => [key, withAccountAsText(peer)],
      ),
    ),
    services: Object.fromEntries(
      Object.entries(services).map(([key, serviceId]) => [key, { serviceId }]),
    ),
  };
}

/**
 * Configuration files give an unquoted account id as a number. One of fewer than 12 digits stays a
 * number and so is refused: YAML may have read its leading zero as the mark of an octal number.
 */
function withAccountAsText(peer: ConfiguredPeer | null): CustomerArgs {
  const accountId = String(peer?.accountId);
  return { ...peer, ...(/^\d{12}$/.test(accountId) && { accountId }) } as CustomerArgs;
}
