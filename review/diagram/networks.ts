import type { DrawnNetwork, DrawnService, DrawnTimescaleVpc } from "../../diagram/drawn-network";
import { nameOf } from "../../provider/rules/urn";
import { compareText, type Plan } from "../plan";
import { SERVICE_ATTACHMENT, TIMESCALE_PEERING, TIMESCALE_VPC } from "../types";
import { customerVpcOf } from "./customer-vpc";
import { resourcesAt, type PlannedResource, type Side } from "./planned-resource";
import { knownText, ResourceSet } from "./resource-set";

/** A network that a plan changes, as it is and as it will be. */
export interface PlannedNetwork {
  /** What people call it: the Pulumi name of the Timescale VPC, or its id. */
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
    .map((key) => {
      const [was, becomes] = [before.get(key), after.get(key)];
      const name = (was ?? becomes)?.name ?? key;
      return { key, name, before: was?.network, after: becomes?.network };
    })
    .filter((network) => [network.before, network.after].some(isMarked))
    .sort((left, right) => compareText(left.name, right.name) || compareText(left.key, right.key))
    .map(({ name, before: was, after: becomes }) => ({ name, before: was, after: becomes }));
}

/** By URN or id: two networks may have one name. */
function networksAt(plan: Plan, side: Side): Map<string, { name: string; network: DrawnNetwork }> {
  const all = new ResourceSet(resourcesAt(plan, side));
  const found = new Map<string, Found>();
  for (const vpc of all.ofType(TIMESCALE_VPC)) foundFor(vpc.urn, vpc, found);
  for (const peering of all.ofType(TIMESCALE_PEERING)) {
    networkOf(peering, all, found).customerVpcs.push(customerVpcOf(peering, all));
  }
  for (const attachment of all.ofType(SERVICE_ATTACHMENT)) {
    networkOf(attachment, all, found).services.push(serviceOf(attachment));
  }
  return new Map([...found].map(([key, { name, ...network }]) => [key, { name, network }]));
}

interface Found {
  name: string;
  timescaleVpc: DrawnTimescaleVpc;
  customerVpcs: DrawnNetwork["customerVpcs"][number][];
  services: DrawnService[];
}

function networkOf(resource: PlannedResource, all: ResourceSet, found: Map<string, Found>): Found {
  const vpc = all.named(TIMESCALE_VPC, resource, "timescaleVpcId");
  if (vpc !== undefined) return foundFor(vpc.urn, vpc, found);
  const id = knownText(resource.inputs["timescaleVpcId"]);
  const key = id ?? "known after apply";
  const made = found.get(key) ?? {
    name: `Timescale VPC ${key}`,
    timescaleVpc: { id, cidr: null, regionCode: null },
    customerVpcs: [],
    services: [],
  };
  found.set(key, made);
  // A Timescale VPC of another program: its peerings alone tell of its CIDR block.
  made.timescaleVpc.cidr ??= knownText(resource.inputs["timescaleVpcCidr"]);
  return made;
}

function foundFor(key: string, vpc: PlannedResource, found: Map<string, Found>): Found {
  const known = found.get(key);
  if (known !== undefined) return known;
  const { id, inputs, mark } = vpc;
  const made: Found = {
    name: nameOf(vpc.urn),
    timescaleVpc: {
      id: id ?? null,
      name: knownText(inputs["name"]),
      cidr: knownText(inputs["cidr"]),
      regionCode: knownText(inputs["regionCode"]),
      mark,
    },
    customerVpcs: [],
    services: [],
  };
  found.set(key, made);
  return made;
}

function serviceOf({ urn, inputs, outputs, mark }: PlannedResource): DrawnService {
  const { host, port } = outputs;
  return {
    id: knownText(inputs["serviceId"]),
    name: nameOf(urn),
    host: typeof host === "string" ? host : null,
    port: typeof port === "number" ? port : null,
    mark,
  };
}

function isMarked(network: DrawnNetwork | undefined): boolean {
  if (network === undefined) return false;
  const { timescaleVpc, customerVpcs, services } = network;
  const parts = customerVpcs.flatMap(({ peering, routes = [], securityGroups = [] }) => [
    ...(peering === undefined ? [] : [peering]),
    ...routes,
    ...securityGroups,
  ]);
  return [timescaleVpc, ...services, ...parts].some(({ mark }) => mark !== undefined);
}
