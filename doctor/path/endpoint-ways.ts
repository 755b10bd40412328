import type { PrivateLinkConnection } from "../../provider/tiger-cloud/private-link-answers";
import { valueOf } from "../facts/seen";
import type { StackPrivateEndpoint } from "../subject/subject";
import { isOpen, type Pair } from "./pair";
import type { EndpointWay } from "./way";

/**
 * The private endpoints of a service in a customer VPC. Tiger Cloud does not tell in which VPC an endpoint is: a VPC
 * that the stack does not know may have each that leads to the service.
 */
export function endpointWays(pair: Pair): EndpointWay[] {
  const { serviceId, service, customerVpc, stack, facts } = pair;
  const { vpcId: customerVpcId } = customerVpc;
  const connections = valueOf(facts.connections);
  const isUnknown = isOpen(pair);
  const base = { kind: "private-endpoint", serviceId, service, customerVpcId } as const;
  const entries = stack.privateEndpoints.map((entry) => resolved(entry, connections));
  const ours = entries
    .filter((each) => each.vpcEndpointId !== "" && isFor(pair, each))
    .filter((each) => each.customerVpcId === customerVpcId || (isUnknown && !each.customerVpcId))
    .map(({ name, vpcEndpointId, connectionId }): EndpointWay => {
      return { ...base, vpcEndpointId, connectionId, name };
    });
  const inStack = new Set(entries.map(({ vpcEndpointId }) => vpcEndpointId));
  const others = (connections ?? []).filter(
    (each) => isUnknown && !inStack.has(each.vpcEndpointId) && leadsTo(each, serviceId),
  );
  return [
    ...ours,
    ...others.map(({ id: connectionId, vpcEndpointId }): EndpointWay => {
      return { ...base, vpcEndpointId, connectionId, name: undefined };
    }),
  ];
}

interface Entry extends StackPrivateEndpoint {
  /** The services that Tiger Cloud has put behind it. */
  boundTo: readonly string[];
}

/** An entry with what Tiger Cloud tells of it. */
function resolved(
  entry: StackPrivateEndpoint,
  connections: readonly PrivateLinkConnection[] | undefined,
): Entry {
  if (connections === undefined) return { ...entry, boundTo: [] };
  const there =
    connections.find(({ vpcEndpointId }) => vpcEndpointId === entry.vpcEndpointId) ??
    connections.find(({ id }) => id === entry.connectionId);
  return {
    ...entry,
    vpcEndpointId: entry.vpcEndpointId || (there?.vpcEndpointId ?? ""),
    connectionId: there?.id,
    boundTo: (there?.bindings ?? []).map((each) => each.serviceId),
  };
}

/** One that the state puts no service behind is for the one that Tiger Cloud tells, else for any without one. */
function isFor({ serviceId, customerVpc, stack }: Pair, entry: Entry): boolean {
  if (entry.serviceId !== undefined) return entry.serviceId === serviceId;
  if (entry.boundTo.length > 0) return entry.boundTo.includes(serviceId);
  return !stack.privateEndpoints.some(
    (each) => each.serviceId === serviceId && each.customerVpcId === customerVpc.vpcId,
  );
}

const leadsTo = ({ bindings }: PrivateLinkConnection, serviceId: string) =>
  bindings.some((each) => each.serviceId === serviceId);
