import { Refusal } from "../../errors";
import type { World } from "../../world";
import type { Service } from "../services/entity";
import type { Attachment, PrivateLink } from "./entity";

/** How many connections a service can have. Source: the vendor's table of limits. */
const MAX_PER_SERVICE = 2;

/** The connections that lead to a service, those on their way included. */
export function privateLinksOf({ store }: Pick<World, "store">, serviceId: string): PrivateLink[] {
  return [...store.privateLinks.values()].filter(
    ({ attachment }) => attachment?.serviceId === serviceId,
  );
}

/** True once a service is attached, until its detach is over. */
export function isInUse({ attachment }: PrivateLink): boolean {
  return attachment !== undefined && attachment.state !== "attaching";
}

/** The connections over which a service answers. */
export function linksInUse(world: Pick<World, "store">, serviceId: string): PrivateLink[] {
  return privateLinksOf(world, serviceId).filter(isInUse);
}

/** Begins to lead connections to a service, which takes the `privateLinkAttach` latency. */
export function attachPrivateLinks(
  world: World,
  service: Service,
  links: readonly PrivateLink[],
): void {
  for (const link of links) requireFit(link, service);
  // The vendor's words for the limit are not known.
  if (privateLinksOf(world, service.id).length + links.length > MAX_PER_SERVICE) {
    throw new Refusal(400, `a service can have at most ${MAX_PER_SERVICE} connections`);
  }
  for (const link of links) {
    const attachment: Attachment = { serviceId: service.id, state: "attaching" };
    link.attachment = attachment;
    world.jobs.after(world.settings.latenciesMs.privateLinkAttach, () => {
      if (link.attachment !== attachment) return;
      attachment.state = "attached";
      service.portChanges += 1;
    });
  }
}

function requireFit({ attachment, state, id, regionCode }: PrivateLink, service: Service): void {
  if (attachment !== undefined) throw new Refusal(409, `connection ${id} is already attached`);
  // The words from here on are the emulator's: no source has the vendor's.
  if (state !== "approved") throw new Refusal(400, `connection ${id} is ${state}`);
  if (regionCode !== service.regionCode) {
    throw new Refusal(
      400,
      `The service is in ${service.regionCode} and the connection in ${regionCode}`,
    );
  }
}

/** Begins to lead connections away from a service, which takes the `privateLinkDetach` latency. */
export function detachPrivateLinks(
  { jobs, settings }: World,
  service: Service,
  links: readonly PrivateLink[],
): void {
  for (const { attachment, id } of links) {
    if (attachment?.serviceId === service.id) continue;
    throw new Refusal(400, `connection ${id} is not attached to the service`);
  }
  for (const link of links) {
    const detaching: Attachment = { serviceId: service.id, state: "detaching" };
    link.attachment = detaching;
    jobs.after(settings.latenciesMs.privateLinkDetach, () => {
      if (link.attachment !== detaching) return;
      delete link.attachment;
      service.portChanges += 1;
    });
  }
}
