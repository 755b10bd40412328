import * as pulumi from "@pulumi/pulumi";
import type { Endpoint } from "../../provider/resources/types";
import { isKnown } from "../is-known";
import { getService } from "../lookups/services";
import type { PrivateEndpointAttachment } from "../resources/private-endpoint-attachment";
import type { EndpointTarget } from "./service";

/** What of a service answers at the endpoint: the service itself, its pooler, its replica. */
export type BindingRole = "primary" | "pooler" | "replica";

/** One port of the endpoint. */
export interface Binding {
  role: BindingRole;
  host: pulumi.Output<string>;
  port: pulumi.Output<number>;
  /** True where no other binding has its host: the pooler has the service's. */
  hasOwnHost: boolean;
}

/**
 * What answers at the endpoint. A preview that attaches the service takes that which the service has now, so that the
 * plan shows rules for it though their ports are not known yet.
 *
 * The host is taken from the look-up where that tells it: else an attachment that is deleted before it is replaced would
 * take zones and records along.
 */
export function bindingsOf(
  attachment: PrivateEndpointAttachment,
  { publicHost }: Pick<EndpointTarget, "publicHost">,
): pulumi.Output<Binding[]> {
  const host = publicHost.apply((known) => (known ? pulumi.output(known) : attachment.host));
  const primary: Binding = { role: "primary", host, port: attachment.port, hasOwnHost: true };
  return rolesOf(attachment).apply((roles) => [
    primary,
    ...roles.map((role) => ({
      role,
      ...partsOf(attachment, role),
      hasOwnHost: role === "replica",
    })),
  ]);
}

type OtherRole = Exclude<BindingRole, "primary">;

function partsOf(
  attachment: PrivateEndpointAttachment,
  role: OtherRole,
): Pick<Binding, "host" | "port"> {
  const { host, port } = attachment;
  const other = role === "pooler" ? attachment.poolerEndpoint : attachment.replicaEndpoint;
  return {
    host: pulumi.all([host, other]).apply(([own, endpoint]) => endpoint?.host ?? own),
    port: pulumi.all([port, other]).apply(([own, endpoint]) => endpoint?.port ?? own),
  };
}

function rolesOf(attachment: PrivateEndpointAttachment): pulumi.Output<OtherRole[]> {
  const { poolerEndpoint, replicaEndpoint, port, serviceId } = attachment;
  const roles = pulumi
    .all([port, poolerEndpoint, replicaEndpoint])
    .apply(([own, pooler, replica]) => rolesAt(own, pooler, replica));
  if (!pulumi.runtime.isDryRun()) return roles;
  const orOfNow = isKnown(roles).then((known) => (known ? roles : serviceId.apply(rolesOfNow)));
  return pulumi.output(orOfNow);
}

/** One port needs one rule: AWS refuses a second one like it. */
function rolesAt(
  own: number,
  pooler: Endpoint | undefined,
  replica: Endpoint | undefined,
): OtherRole[] {
  const taken = new Set([own]);
  const others: [OtherRole, Endpoint | undefined][] = [
    ["pooler", pooler],
    ["replica", replica],
  ];
  return others.flatMap(([role, endpoint]) => {
    if (endpoint === undefined || taken.has(endpoint.port)) return [];
    taken.add(endpoint.port);
    return role;
  });
}

async function rolesOfNow(serviceId: string): Promise<OtherRole[]> {
  try {
    return (await getService({ id: serviceId })).poolerEndpoint === undefined ? [] : ["pooler"];
  } catch {
    // The check of the attachment says what is wrong, in the same preview.
    return [];
  }
}
