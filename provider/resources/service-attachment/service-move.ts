import type { Service } from "../../tiger-cloud/services";
import { meaningOf } from "../../tiger-cloud/status";
import { isAnswerLost, isTimescaleError } from "../../errors";
import type { Operation } from "../../operation/operation";
import { DOCTOR_ADVICE } from "../../rules/doctor-advice";
import type { Observation } from "../../wait/wait-for";

const WAIT_FIX = "Look at the service in the Tiger Cloud console, then run `pulumi up` again.";

/** True for a service that is not in transit. */
export function isAtRest(service: Service): boolean {
  return meaningOf("service", service.status) === "done";
}

/**
 * Brings a service to where it belongs, from wherever it is: looks, asks for the one step that is
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
  const asked: Asked = { detach: false, attach: false, looksSinceLost: 0 };
  const { next, arrival } = operation.api.services.follow(serviceId);
  return operation.wait(
    `Service ${serviceId}`,
    route.to === undefined ? WAIT_FIX : `${WAIT_FIX} ${DOCTOR_ADVICE}`,
    async () => {
      const service = await next();
      onLook(service);
      if (isThere(service, route.to)) return { state: "done", value: service };
      const step = nextStep(service, route);
      // The status stays READY for a moment after a step was asked for: it is asked for just once.
      if (step === undefined || isAsked(asked, step)) return pending(service, route.to);
      return (await ask(serviceId, step, asked, operation)) ?? pending(service, route.to);
    },
    arrival,
  );
}

/** Which steps were asked for; one whose answer was lost may be asked for again some looks later. */
interface Asked {
  detach: boolean;
  attach: boolean;
  /** Looks left until then. */
  looksSinceLost: number;
}

/** Looks at a service at rest after a lost answer, before the step is asked for again. */
const LOOKS_AFTER_LOST = 5;

function isAsked(asked: Asked, { kind }: Step): boolean {
  if (asked.looksSinceLost > 0) asked.looksSinceLost -= 1;
  return asked[kind] || asked.looksSinceLost > 0;
}

/**
 * Ends an attach that an earlier try may have asked for, while the API does not show it yet: a
 * service at rest and public looks the same with and without it.
 */
export async function endAttachUnderWay(
  serviceId: string,
  vpcId: string,
  operation: Operation,
): Promise<void> {
  await operation.wait(`Service ${serviceId}`, WAIT_FIX, async () => {
    try {
      await operation.api.services.detach(serviceId, vpcId);
    } catch (error) {
      if (isTimescaleError(error, "Busy")) return { state: "pending", saw: "busy" };
      // It is not in that VPC and not on the way into it: there is nothing to undo.
      if (!isTimescaleError(error, "Rejected", "NotFound")) throw error;
    }
    return { state: "done", value: undefined };
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
  asked: Asked,
  { api, changesOf }: Operation,
): Promise<Observation<never> | undefined> {
  const lane = changesOf(vpcId);
  try {
    await lane.inTurn(() => api.services[kind](serviceId, vpcId));
    asked[kind] = true;
    return undefined;
  } catch (error) {
    if (isAnswerLost(error)) {
      asked.looksSinceLost = LOOKS_AFTER_LOST;
      return { state: "pending", saw: "answer lost" };
    }
    if (isTimescaleError(error, "Busy")) return { state: "pending", saw: "busy" };
    if (kind === "detach" || !isTimescaleError(error, "NotFound")) throw error;
    // The API calls a VPC that is not ready "not found"; only one that cannot be read is none.
    await api.vpcs.get(vpcId);
    return { state: "pending", saw: "VPC not ready" };
  }
}
