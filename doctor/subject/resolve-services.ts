import type { Service } from "../../provider/tiger-cloud/services";
import type { ServiceSubject } from "./subject";

/** A service that is looked at. */
export interface ResolvedService {
  /** The name where no service of that name exists. */
  serviceId: string;
  /** Undefined where there is none, or nothing of it could be seen. */
  service: Service | undefined;
}

/**
 * The services that a subject names, each once. A name that several services have stands for each of them.
 *
 * @param known all of the project; empty where they could not be looked at
 */
export function resolveServices(
  named: readonly ServiceSubject[],
  known: readonly Service[],
): ResolvedService[] {
  const byId = new Map(known.map((each) => [each.id, each]));
  const found = named.flatMap((each): ResolvedService[] => {
    const text = "id" in each ? each.id : each.name;
    const ofThatId = byId.get(text);
    if (ofThatId !== undefined || "id" in each) return [{ serviceId: text, service: ofThatId }];
    const ofThatName = known.filter(({ name }) => name === text);
    if (ofThatName.length === 0) return [{ serviceId: text, service: undefined }];
    return ofThatName.map((service) => ({ serviceId: service.id, service }));
  });
  return [...new Map(found.map((each) => [each.serviceId, each])).values()];
}
