import type { Service } from "../api/services";
import { isTimescaleError } from "../errors";
import type { Operation } from "../operation";
import type { Observation } from "../wait/wait-for";

const AT_REST = ["READY", "PAUSED"];
const WAIT_FIX = "Look at the service in the Tiger Cloud console, then run `pulumi up` again.";

/** True for a service that is not in transit. */
export function isAtRest(service: Service): boolean {
  return AT_REST.includes(service.status);
}

/**
 * Brings a service to where it shall be, from wherever it is: looks, asks for the one step that is
 * next, and waits for it. A step that an earlier try asked for is waited for, not asked for again.
 *
 * @param route the Timescale VPC it may be taken out of, and the wanted one; no `to` makes it public
 * @param onLook called with the service at each look
 */
export function moveService(
  serviceId: string,
  route: Route,
  operation: Operation,
  onLook: (service: Service) => void = () => undefined,
): Promise<Service> {
  const asked = { detach: false, attach: false };
  return operation.wait(`Service ${serviceId}`, WAIT_FIX, async () => {
    const service = await operation.api.services.get(serviceId);
    onLook(service);
    if (isThere(service, route.to)) return { state: "done", value: service };
    const step = nextStep(service, route);
    // The status stays READY for a moment after a step was asked for: it is asked for just once.
    if (step === undefined || asked[step.kind]) return pending(service, route.to);
    const refused = await ask(serviceId, step, operation);
    asked[step.kind] = refused === undefined;
    return refused ?? pending(service, route.to);
  });
}

interface Route {
  from: string | undefined;
  to: string | undefined;
}

interface Step {
  kind: "attach" | "detach";
  vpcId: string;
}

/** What to ask for next; undefined while there is nothing to do but wait. */
function nextStep(service: Service, { from, to }: Route): Step | undefined {
  const at = service.attachment?.vpcId;
  if (!isAtRest(service) || at === to) return undefined;
  // Nobody asked to take it out of another VPC: somebody put it there meanwhile.
  if (at !== undefined) return at === from ? { kind: "detach", vpcId: at } : undefined;
  return to === undefined ? undefined : { kind: "attach", vpcId: to };
}

/** The proof is the endpoint at the wanted place and a status at rest; one alone may be stale. */
function isThere(service: Service, vpcId: string | undefined): boolean {
  if (!isAtRest(service) || service.attachment?.vpcId !== vpcId) return false;
  const endpoint = vpcId === undefined ? service.publicEndpoint : service.attachment?.endpoint;
  return endpoint !== undefined;
}

function pending(service: Service, wanted: string | undefined): Observation<never> {
  const at = service.attachment?.vpcId;
  if (at === wanted) return { state: "pending", saw: service.status };
  const place = at === undefined ? "not attached" : `in VPC ${at}`;
  return { state: "pending", saw: `${service.status}, ${place}` };
}

/** Asks for a step; where it must be asked for later, says what it waits for. */
async function ask(
  serviceId: string,
  { kind, vpcId }: Step,
  { api }: Operation,
): Promise<Observation<never> | undefined> {
  try {
    await api.services[kind](serviceId, vpcId);
    return undefined;
  } catch (error) {
    if (isTimescaleError(error, "Busy")) return { state: "pending", saw: "busy" };
    if (kind === "detach" || !isTimescaleError(error, "NotFound")) throw error;
    // The API calls a VPC that is not ready "not found"; only one that cannot be read is none.
    await api.vpcs.get(vpcId);
    return { state: "pending", saw: "VPC not ready" };
  }
}
