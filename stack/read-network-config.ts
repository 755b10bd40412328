import type * as pulumi from "@pulumi/pulumi";
import type { PortsOfServices, TimescaleNetworkArgs } from "../sdk";

/** The stack configuration of the ready-made program, by the keys that Pulumi.yaml describes. */
export type NetworkConfig = Pick<pulumi.Config, "get" | "require" | "getObject">;

/** One peer as stack configuration states it; see `peers` in Pulumi.yaml. */
interface ConfiguredPeer {
  vpcId: string;
  accountId?: string | number;
  regionCode?: string;
  routeTables?: "all" | "main" | "none" | string[];
  ports?: number[];
  tags?: Record<string, string>;
  aliases?: string[];
}

/** A service as stack configuration states it: its id, or that and what else is to be said of it. */
type ConfiguredService = string | { serviceId: string; aliases?: string[]; peers?: string[] };

type CustomerArgs = NonNullable<TimescaleNetworkArgs["peers"]>[string];

/** Reads the arguments of the network from stack configuration. Their values are checked later. */
export function readNetworkConfig(config: NetworkConfig): TimescaleNetworkArgs {
  const name = config.get("vpcName");
  const portsOfServices = config.get("portsOfServices");
  const services = config.getObject<Record<string, ConfiguredService>>("services") ?? {};
  return {
    ...(name !== undefined && { name }),
    ...(portsOfServices !== undefined && {
      portsOfServices: portsOfServices as PortsOfServices,
    }),
    cidr: config.require("cidr"),
    regionCode: config.require("regionCode"),
    peers: Object.fromEntries(
      Object.entries(config.getObject<Record<string, ConfiguredPeer | null>>("peers") ?? {}).map(
        ([key, peer]) => [key, withAccountAsText(peer)],
      ),
    ),
    services: Object.fromEntries(
      Object.entries(services).map(([key, service]) => [
        key,
        isObject(service) ? service : { serviceId: service },
      ]),
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

/** Whatever else stands there is refused as an id, when it is checked. */
function isObject<T>(value: T): value is T & object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
