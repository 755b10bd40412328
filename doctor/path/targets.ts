import type { PrivateLinkConnection } from "../../provider/tiger-cloud/private-link-answers";
import type { Endpoint } from "../../provider/tiger-cloud/endpoint";
import type { Service } from "../../provider/tiger-cloud/services";
import type { EndpointRole } from "../facts/live";
import type { Target } from "./way";

/** Where a service answers in a Timescale VPC; nowhere while it is not attached to it. */
export function targetsOfService(service: Service | undefined, timescaleVpcId: string): Target[] {
  if (service?.attachment?.vpcId !== timescaleVpcId) return [];
  return [
    ...targets("primary", service.attachment.endpoint),
    ...targets("pooler", service.poolerEndpoint),
    ...service.readReplicas.flatMap(({ endpoint, poolerEndpoint }) => [
      ...targets("replica", endpoint),
      ...targets("pooler", poolerEndpoint),
    ]),
  ];
}

const ROLES: readonly EndpointRole[] = ["primary", "replica", "pooler"];

/** Where a service answers behind a private endpoint; nowhere until Tiger Cloud tells the ports. */
export function targetsOfBindings(
  connection: PrivateLinkConnection | undefined,
  serviceId: string,
): Target[] {
  const bindings = (connection?.bindings ?? []).filter((one) => one.serviceId === serviceId);
  return ROLES.flatMap((role) =>
    bindings
      .filter((binding) => binding.role === role)
      .flatMap(({ endpoint }) => targets(role, endpoint)),
  );
}

function targets(role: EndpointRole, endpoint: Endpoint | undefined): Target[] {
  return endpoint === undefined ? [] : [{ role, ...endpoint }];
}

/** What tells one endpoint from others. */
export function endpointKey({ host, port }: Pick<Target, "host" | "port">): string {
  return `${host.toLowerCase()}:${port}`;
}
