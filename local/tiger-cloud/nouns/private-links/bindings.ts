import type { World } from "../../world";
import { CREATED } from "../created";
import { privateLinkEndpointOf, type Role } from "../services/endpoints";
import type { Service } from "../services/entity";
import { isInUse } from "./attach";
import type { PrivateLink } from "./entity";

/** Where one role of a service answers behind a connection, as the API shows it. */
export interface Binding {
  projectId: string;
  serviceId: string;
  connectionId: string;
  bindingType: Role;
  port: number;
  hostname: string;
  createdAt: string;
}

/** The bindings of a connection; none until its service is attached. */
export function bindingsOf({ store, settings }: World, link: PrivateLink): Binding[] {
  const service = store.services.get(link.attachment?.serviceId ?? "");
  if (service === undefined || !isInUse(link)) return [];
  return rolesOf(service).map((bindingType) => {
    const { host: hostname, port } = privateLinkEndpointOf(service, bindingType, settings);
    return {
      ...{ projectId: settings.projectId, serviceId: service.id, connectionId: link.id },
      ...{ bindingType, port, hostname, createdAt: CREATED },
    };
  });
}

function rolesOf({ hasReplica, hasPooler }: Service): Role[] {
  return [
    "primary",
    ...(hasReplica ? (["replica"] as const) : []),
    ...(hasPooler ? (["pooler"] as const) : []),
  ];
}
