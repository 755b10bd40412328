import { linksInUse } from "../private-links/attach";
import type { World } from "../../world";
import { endpointsOf, privateLinkEndpointOf, type EndpointReply, type Role } from "./endpoints";
import type { Service } from "./entity";

/** Where a service itself answers; nothing of it while it moves. */
export type Addresses = Readonly<Record<Role, EndpointReply | undefined>>;

/** No source says what a service in a VPC shows that has a private endpoint as well: its place in the VPC. */
export function addressesOf(world: World, service: Service): Addresses {
  const { settings } = world;
  const endpoints = endpointsOf(service, settings);
  const isBehindLink = service.vpcId === undefined && linksInUse(world, service.id).length > 0;
  const shown = (role: Role, elsewhere: EndpointReply | undefined) =>
    isBehindLink && elsewhere ? privateLinkEndpointOf(service, role, settings) : elsewhere;
  return {
    primary: shown("primary", endpoints?.of()),
    replica: shown("replica", service.hasReplica ? endpoints?.reading() : undefined),
    pooler: shown("pooler", service.hasPooler ? endpoints?.poolerOf() : undefined),
  };
}
