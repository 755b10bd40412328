import type { InputsOf, StateOf } from "../../describe/description";
import { isTimescaleError, TimescaleError, UnfinishedResource } from "../../errors";
import type { Operation } from "../../operation/operation";
import type { Service } from "../../tiger-cloud/services";
import { meaningOf } from "../../tiger-cloud/status";
import type { SERVICE_ATTACHMENT } from "./description";
import { attachedElsewhere, decideAttached, tooFar } from "./findings";
import { moveService } from "./service-move";

type Inputs = InputsOf<typeof SERVICE_ATTACHMENT>;
type State = StateOf<typeof SERVICE_ATTACHMENT>;
type Endpoint = Service["publicEndpoint"];

/** True for a service that is gone, or going for good. */
export function isDeleted({ status }: Service): boolean {
  return meaningOf("service", status) === "gone";
}

/** Goes on where a service that is attached already may be taken over as it is. */
export async function takeOver(
  service: Service,
  inputs: Inputs,
  { adopt, ownership, reporter }: Operation,
): Promise<void> {
  const { serviceId, timescaleVpcId } = inputs;
  const standing = await ownership.standingOf(serviceId);
  const options = { adopt, entry: ownership.entry, step: "create" } as const;
  const { refusal, warning } = decideAttached(service, timescaleVpcId, standing, options);
  const isElsewhere = refusal === attachedElsewhere(service, timescaleVpcId);
  refuse(isElsewhere ? "Rejected" : "Exists", inputs, refusal);
  if (warning !== undefined) reporter.warn(`Service ${serviceId}: ${warning}`);
}

/** Refuses a service that cannot be in the wanted Timescale VPC. */
export async function refuseIfFar(
  service: Service,
  inputs: Inputs,
  { api }: Operation,
): Promise<void> {
  if (service.attachment?.vpcId === inputs.timescaleVpcId) return;
  const vpc = await api.vpcs.getRecent(inputs.timescaleVpcId);
  refuse("Rejected", inputs, tooFar(service, vpc));
}

function refuse(
  code: "Rejected" | "Exists",
  { serviceId }: Inputs,
  reason: string | undefined,
): void {
  if (reason !== undefined) throw new TimescaleError(code, `Service ${serviceId}: ${reason}`);
}

/** Where the service answers now, unless that is in the wanted VPC already. */
export function locationOf(service: Service, wantedVpcId: string): Endpoint {
  if (service.attachment?.vpcId === wantedVpcId) return undefined;
  return service.attachment?.endpoint ?? service.publicEndpoint;
}

/** Moves the service into the wanted VPC; whatever goes wrong, where it was seen last is kept. */
export async function settleIn(
  service: Service,
  { serviceId, timescaleVpcId }: Inputs,
  previous: Endpoint,
  operation: Operation,
): Promise<State> {
  let seen = service;
  try {
    const onLook = (found: Service) => (seen = found);
    const route = { from: service.attachment?.vpcId, to: timescaleVpcId };
    return stateOf(await moveService(serviceId, route, operation, onLook), previous);
  } catch (error) {
    if (!isTimescaleError(error)) throw error;
    const at = seen.attachment?.vpcId ?? timescaleVpcId;
    const unfinished = { ...stateOf(seen, previous), timescaleVpcId: at, host: "", port: 0 };
    throw new UnfinishedResource(serviceId, unfinished, error);
  }
}

/** What is stored of an attached service; without host and port while it does not answer. */
export function stateOf(service: Service, previous: Endpoint): State {
  const { id: serviceId, attachment, poolerEndpoint, readReplicas } = service;
  const { host = "", port = 0 } = attachment?.endpoint ?? {};
  return {
    ...{ serviceId, timescaleVpcId: attachment?.vpcId ?? "", host, port },
    ...(poolerEndpoint && { poolerEndpoint }),
    ...(readReplicas.length > 0 && { readReplicas }),
    ...(previous && { previousEndpoint: previous }),
  };
}
