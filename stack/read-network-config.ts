import type * as pulumi from "@pulumi/pulumi";
import type { PortsOfServices, TimescaleNetworkArgs } from "../sdk";

/** The stack configuration of the ready-made program, by the keys that Pulumi.yaml describes. */
export type NetworkConfig = Pick<pulumi.Config, "get" | "require" | "getObject">;

/** As it stands in the configuration, which Pulumi.yaml describes. */
type Configured = { accountId?: unknown } | null;
type ConfiguredService = string | NonNullable<TimescaleNetworkArgs["services"]>[string];
type Peers = NonNullable<TimescaleNetworkArgs["peers"]>;
type TransitGateways = NonNullable<TimescaleNetworkArgs["transitGateways"]>;

/** Reads the arguments of the network from stack configuration. Their values are checked later. */
export function readNetworkConfig(config: NetworkConfig): TimescaleNetworkArgs {
  const name = config.get("vpcName");
  const portsOfServices = config.get<PortsOfServices>("portsOfServices");
  const peers = config.getObject<Record<string, Configured>>("peers") ?? {};
  const gateways = config.getObject<Record<string, Configured>>("transitGateways") ?? {};
  const services = config.getObject<Record<string, ConfiguredService>>("services") ?? {};
  return {
    ...(name !== undefined && { name }),
    ...(portsOfServices !== undefined && { portsOfServices }),
    cidr: config.require("cidr"),
    regionCode: config.require("regionCode"),
    peers: mapValues(peers, withAccountAsText) as Peers,
    transitGateways: mapValues(gateways, withAccountAsText) as TransitGateways,
    // Whatever else stands there is refused as an id, when it is checked.
    services: mapValues(services, (service) =>
      isObject(service) ? service : { serviceId: service },
    ),
  };
}

const mapValues = <Value, Mapped>(
  values: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Record<string, Mapped> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));

/**
 * Configuration files give an unquoted account id as a number. One of fewer than 12 digits stays a
 * number and so is refused: YAML may have read its leading zero as the mark of an octal number.
 */
function withAccountAsText(configured: Configured): Configured {
  const accountId = String(configured?.accountId);
  return { ...configured, ...(/^\d{12}$/.test(accountId) && { accountId }) };
}

function isObject<T>(value: T): value is T & object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
