import type * as pulumi from "@pulumi/pulumi";
import type { PortsOfServices, TimescaleNetworkArgs } from "../sdk";

/** The stack configuration of the ready-made program, by the keys that Pulumi.yaml describes. */
export type NetworkConfig = Pick<pulumi.Config, "get" | "require" | "getObject">;

/** As it stands in the configuration, which Pulumi.yaml describes. */
type ConfiguredPeer = { accountId?: unknown } | null;
type ConfiguredService = string | NonNullable<TimescaleNetworkArgs["services"]>[string];
type CustomerArgs = NonNullable<TimescaleNetworkArgs["peers"]>[string];

/** Reads the arguments of the network from stack configuration. Their values are checked later. */
export function readNetworkConfig(config: NetworkConfig): TimescaleNetworkArgs {
  const name = config.get("vpcName");
  const portsOfServices = config.get<PortsOfServices>("portsOfServices");
  const peers = config.getObject<Record<string, ConfiguredPeer>>("peers") ?? {};
  const services = config.getObject<Record<string, ConfiguredService>>("services") ?? {};
  return {
    ...(name !== undefined && { name }),
    ...(portsOfServices !== undefined && { portsOfServices }),
    cidr: config.require("cidr"),
    regionCode: config.require("regionCode"),
    peers: mapValues(peers, withAccountAsText),
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
function withAccountAsText(peer: ConfiguredPeer): CustomerArgs {
  const accountId = String(peer?.accountId);
  return { ...peer, ...(/^\d{12}$/.test(accountId) && { accountId }) } as CustomerArgs;
}

function isObject<T>(value: T): value is T & object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
