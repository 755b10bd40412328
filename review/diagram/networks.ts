import { partsOf } from "../../diagram/abridge";
import type {
  DrawnCustomerVpc,
  DrawnNetwork,
  DrawnService,
  DrawnTimescaleVpc,
  DrawnTransitGateway,
} from "../../diagram/drawn-network";
import { nameOf } from "../../provider/rules/urn";
import { compareText, type Plan } from "../plan";
import {
  PRIVATE_ENDPOINT_CONNECTION,
  SERVICE_ATTACHMENT,
  TIMESCALE_PEERING,
  TIMESCALE_VPC,
  TRANSIT_GATEWAY_PEERING,
} from "../types";
import { customerVpcOf } from "./customer-vpc";
import { nameOfPeering } from "./peering";
import { resourcesAt, type PlannedResource, type Side } from "./planned-resource";
import { privateEndpointOf } from "./private-endpoint";
import { knownText, ResourceSet } from "./resource-set";
import { serviceOf } from "./service";
import { transitGatewayOf } from "./transit-gateway";

/** A network that a plan changes, as it is and as it will be. */
export interface PlannedNetwork {
  /** What people call it: the Pulumi name of the Timescale VPC, or its id; the name of the private endpoint. */
  name: string;
  /** Undefined where there is nothing of it yet. */
  before: DrawnNetwork | undefined;
  /** Undefined where nothing is left of it. */
  after: DrawnNetwork | undefined;
}

/**
 * The networks that a plan changes, by name. What the plan does not show is not in them: without
 * `--show-sames`, that is all that stays as it is.
 */
export function networksOf(plan: Plan): PlannedNetwork[] {
  const before = networksAt(plan, "before");
  const after = networksAt(plan, "after");
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort(compareText)
    .map((key) => {
      const [was, becomes] = [before.get(key), after.get(key)];
      return { name: (was ?? becomes)?.name ?? key, before: was?.network, after: becomes?.network };
    })
    .filter((network) => [network.before, network.after].some(isMarked))
    .sort((left, right) => compareText(left.name, right.name));
}

/** A network under way. */
interface Found {
  name: string;
  network: DrawnNetwork;
}

/** A network around a Timescale VPC under way. */
interface FoundVpc extends Found {
  network: {
    timescaleVpc: DrawnTimescaleVpc;
    customerVpcs: DrawnCustomerVpc[];
    /** Absent where there are none. */
    transitGateways?: DrawnTransitGateway[];
    services: DrawnService[];
  };
}

/** By URN or id: two networks may have one name. */
function networksAt(plan: Plan, side: Side): Map<string, Found> {
  const all = new ResourceSet(resourcesAt(plan, side));
  const found = new Map<string, Found>(vpcNetworksOf(all));
  for (const connection of all.ofType(PRIVATE_ENDPOINT_CONNECTION)) {
    if (found.has(connection.urn)) continue;
    const network = privateEndpointOf(connection, all);
    found.set(connection.urn, { name: nameOfPeering(connection), network });
  }
  return found;
}

function vpcNetworksOf(all: ResourceSet): Map<string, FoundVpc> {
  const found = new Map<string, FoundVpc>();
  for (const vpc of all.ofType(TIMESCALE_VPC)) {
    // A left-over of a replacement has the same URN: the first stands for both.
    if (!found.has(vpc.urn)) found.set(vpc.urn, foundAs(nameOf(vpc.urn), timescaleVpcOf(vpc)));
  }
  for (const peering of all.ofType(TIMESCALE_PEERING)) {
    networkOf(peering, all, found).customerVpcs.push(customerVpcOf(peering, all));
  }
  for (const peering of all.ofType(TRANSIT_GATEWAY_PEERING)) {
    addGateway(networkOf(peering, all, found), transitGatewayOf(peering, all));
  }
  for (const attachment of all.ofType(SERVICE_ATTACHMENT)) {
    networkOf(attachment, all, found).services.push(serviceOf(attachment, nameOf(attachment.urn)));
  }
  return found;
}

function addGateway(network: FoundVpc["network"], gateway: DrawnTransitGateway): void {
  network.transitGateways = [...(network.transitGateways ?? []), gateway];
  // A Timescale VPC of another program: the routes to it tell of its CIDR block.
  network.timescaleVpc.cidr ??= gateway.routes?.[0]?.destination ?? null;
}

function networkOf(
  resource: PlannedResource,
  all: ResourceSet,
  found: Map<string, FoundVpc>,
): FoundVpc["network"] {
  const own = found.get(all.named(TIMESCALE_VPC, resource, "timescaleVpcId")?.urn ?? "");
  if (own !== undefined) return own.network;
  const id = knownText(resource.inputs["timescaleVpcId"]);
  const key = id ?? "known after apply";
  const other =
    found.get(key) ?? foundAs(`Timescale VPC ${key}`, { id, cidr: null, regionCode: null });
  found.set(key, other);
  // A Timescale VPC of another program: its peerings alone tell of its CIDR block.
  other.network.timescaleVpc.cidr ??= knownText(resource.inputs["timescaleVpcCidr"]);
  return other.network;
}

function foundAs(name: string, timescaleVpc: DrawnTimescaleVpc): FoundVpc {
  return { name, network: { timescaleVpc, customerVpcs: [], services: [] } };
}

function timescaleVpcOf({ id, inputs, mark }: PlannedResource): DrawnTimescaleVpc {
  return {
    id: id ?? null,
    name: knownText(inputs["name"]),
    cidr: knownText(inputs["cidr"]),
    regionCode: knownText(inputs["regionCode"]),
    mark,
  };
}

function isMarked(network: DrawnNetwork | undefined): boolean {
  return network !== undefined && partsOf(network).some(({ mark }) => mark !== undefined);
}
