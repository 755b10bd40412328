import type { StateOf } from "../../describe/description";
import type { PrivateLinkConnection } from "../../tiger-cloud/private-link-answers";
import type { PRIVATE_ENDPOINT_ATTACHMENT } from "./description";
import type { Pair } from "./id";

export type State = StateOf<typeof PRIVATE_ENDPOINT_ATTACHMENT>;

/** True where the connection leads to the service, or still does while that ends. */
export function leadsTo({ bindings }: PrivateLinkConnection, serviceId: string): boolean {
  return bindings.some((binding) => binding.serviceId === serviceId);
}

/** The service that a connection leads to, where that is another one. */
export function otherServiceOf(
  { bindings }: PrivateLinkConnection,
  serviceId: string | undefined,
): string | undefined {
  return bindings.find((binding) => binding.serviceId !== serviceId)?.serviceId;
}

/** What is stored of an attachment; undefined while the service itself does not answer there. */
export function stateOf(
  { id: connectionId, bindings }: PrivateLinkConnection,
  serviceId: string,
): State | undefined {
  const endpointOf = (role: string) =>
    bindings.find((each) => each.serviceId === serviceId && each.role === role)?.endpoint;
  const primary = endpointOf("primary");
  const [poolerEndpoint, replicaEndpoint] = [endpointOf("pooler"), endpointOf("replica")];
  if (primary === undefined) return undefined;
  return {
    ...{ serviceId, connectionId, ...primary },
    ...(poolerEndpoint && { poolerEndpoint }),
    ...(replicaEndpoint && { replicaEndpoint }),
  };
}

/** What is stored of an attachment that was asked for, until the service answers there. */
export function unfinished({ serviceId, connectionId }: Pair): State {
  return { serviceId, connectionId, host: "", port: 0 };
}
