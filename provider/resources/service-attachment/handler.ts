import { attachedElsewhere, attachmentFindings, decideAttached, tooFar } from "./findings";
import type { Service } from "../../tiger-cloud/services";
import type { Endpoint, ServiceAttachmentInputs, ServiceAttachmentState } from "../../contract";
import { isTimescaleError, TimescaleError, UnfinishedResource } from "../../errors";
import { ifExists, type Operation } from "../../operation/operation";
import { decimalIdValidator, serviceIdValidator } from "../../rules/inputs";
import { allowInterruptionValidator } from "../../rules/options";
import { DEFAULT_TIMEOUTS_MS, type ResourceHandler } from "../handler";
import { endAttachUnderWay, isAtRest, moveService } from "./service-move";

const DELETED = ["DELETING", "DELETED"];

/** A service's place in a Timescale VPC. Tiger Cloud keeps a service in one VPC at most. */
export const serviceAttachment: ResourceHandler<ServiceAttachmentInputs, ServiceAttachmentState> = {
  inputs: {
    serviceId: { rule: serviceIdValidator, change: "replace" },
    timescaleVpcId: { rule: decimalIdValidator, change: "update" },
    allowInterruption: { rule: allowInterruptionValidator, change: "none" },
  },
  type: "ServiceAttachment",
  adoptable: true,
  timeoutsMs: { ...DEFAULT_TIMEOUTS_MS, create: 1_200_000, update: 1_800_000, delete: 1_200_000 },

  isUnfinished: (state) => state.host === "",

  async checkAccount(known, { api, adopt, urn, isOwn, standingOf }) {
    const { serviceId, timescaleVpcId } = known;
    if (serviceId === undefined) return [];
    const [service, services, vpc] = await Promise.all([
      ifExists(() => api.services.getRecent(serviceId)),
      api.services.recent(),
      timescaleVpcId === undefined
        ? undefined
        : ifExists(() => api.vpcs.getRecent(timescaleVpcId)).then((found) => found ?? null),
    ]);
    const isForeign = service?.attachment !== undefined && !isOwn(serviceId);
    const standing = isForeign ? await standingOf(serviceId) : undefined;
    return attachmentFindings(known, { service, services, vpc, adopt, urn, standing });
  },

  async create(inputs, operation) {
    const service = await operation.api.services.get(inputs.serviceId);
    if (service.attachment !== undefined) await takeOver(service, inputs, operation);
    await refuseIfFar(service, inputs, operation);
    operation.ownership.claim(inputs.serviceId);
    const previous = locationOf(service, inputs.timescaleVpcId);
    return { id: inputs.serviceId, state: await settleIn(service, inputs, previous, operation) };
  },

  async read(_id, state, { api, reporter }) {
    const { serviceId, timescaleVpcId, host, previousEndpoint } = state;
    const service = await ifExists(() => api.services.getRecent(serviceId));
    if (service === undefined || DELETED.includes(service.status)) return undefined;
    if (service.attachment === undefined) {
      // While it moves, the API shows no attachment: that says nothing about where it ends. The
      // same holds for a moment after an attach was asked for, as for one that did not end, and for
      // an answer that shows the service nowhere.
      const isPublic = isAtRest(service) && service.publicEndpoint !== undefined;
      return isPublic && host !== "" ? undefined : state;
    }
    const at = service.attachment.vpcId;
    if (at !== timescaleVpcId && host !== "") {
      reporter.warn(
        `Service ${serviceId}: it is in Timescale VPC ${at} now, no longer in ${timescaleVpcId}: somebody moved it. ` +
          "`pulumi up` moves it back, which makes it unreachable for some minutes.",
      );
    }
    return { ...stateOf(service, previousEndpoint), ...checksOf(state) };
  },

  async update(_id, state, inputs, operation) {
    const service = await operation.api.services.get(inputs.serviceId);
    // Before anything is detached, for a service that cannot be attached would stay detached.
    await refuseIfFar(service, inputs, operation);
    const known = state.previousEndpoint;
    const current = locationOf(service, inputs.timescaleVpcId);
    // An earlier try that did not end has noted where the service was before it began.
    const previous = state.host === "" ? (known ?? current) : (current ?? known);
    return settleIn(service, inputs, previous, operation);
  },

  async delete(_id, { serviceId, timescaleVpcId, host }, operation) {
    const service = await ifExists(() => operation.api.services.get(serviceId));
    if (service === undefined || DELETED.includes(service.status)) return;
    // An attachment elsewhere was made by somebody else: it is not ours to undo.
    const at = service.attachment?.vpcId;
    if (at !== undefined && at !== timescaleVpcId) return;
    if (at === undefined && host === "")
      await endAttachUnderWay(serviceId, timescaleVpcId, operation);
    await moveService(serviceId, { from: timescaleVpcId, to: undefined }, operation);
  },
};

/** Goes on where a service that is attached already may be taken over as it is. */
async function takeOver(
  service: Service,
  inputs: ServiceAttachmentInputs,
  { adopt, ownership, reporter }: Operation,
): Promise<void> {
  const { serviceId, timescaleVpcId } = inputs;
  const standing = await ownership.standingOf(serviceId);
  const options = { adopt, urn: ownership.urn, step: "create" } as const;
  const { refusal, warning } = decideAttached(service, timescaleVpcId, standing, options);
  const isElsewhere = refusal === attachedElsewhere(service, timescaleVpcId);
  refuse(isElsewhere ? "Rejected" : "Exists", inputs, refusal);
  if (warning !== undefined) reporter.warn(`Service ${serviceId}: ${warning}`);
}

async function refuseIfFar(
  service: Service,
  inputs: ServiceAttachmentInputs,
  { api }: Operation,
): Promise<void> {
  if (service.attachment?.vpcId === inputs.timescaleVpcId) return;
  const vpc = await api.vpcs.getRecent(inputs.timescaleVpcId);
  refuse("Rejected", inputs, tooFar(service, vpc));
}

function refuse(
  code: "Rejected" | "Exists",
  { serviceId }: ServiceAttachmentInputs,
  reason: string | undefined,
): void {
  if (reason !== undefined) throw new TimescaleError(code, `Service ${serviceId}: ${reason}`);
}

/** Where the service answers now, unless that is in the wanted VPC already. */
function locationOf(service: Service, wantedVpcId: string): Endpoint | undefined {
  if (service.attachment?.vpcId === wantedVpcId) return undefined;
  return service.attachment?.endpoint ?? service.publicEndpoint;
}

/** Moves the service into the wanted VPC; whatever goes wrong, where it was seen last is kept. */
async function settleIn(
  service: Service,
  inputs: ServiceAttachmentInputs,
  previous: Endpoint | undefined,
  operation: Operation,
): Promise<ServiceAttachmentState> {
  const { serviceId, timescaleVpcId } = inputs;
  const checks = checksOf(inputs);
  let seen = service;
  try {
    const onLook = (found: Service) => (seen = found);
    const route = { from: service.attachment?.vpcId, to: timescaleVpcId };
    return {
      ...stateOf(await moveService(serviceId, route, operation, onLook), previous),
      ...checks,
    };
  } catch (error) {
    if (!isTimescaleError(error)) throw error;
    const at = seen.attachment?.vpcId ?? timescaleVpcId;
    const none = { host: "", port: 0 };
    const unfinished = { ...stateOf(seen, previous), ...checks, timescaleVpcId: at, ...none };
    throw new UnfinishedResource(serviceId, unfinished, error);
  }
}

function stateOf(service: Service, previous: Endpoint | undefined): ServiceAttachmentState {
  const { id: serviceId, attachment, poolerEndpoint, readReplicas } = service;
  const { host = "", port = 0 } = attachment?.endpoint ?? {};
  return {
    ...{ serviceId, timescaleVpcId: attachment?.vpcId ?? "", host, port },
    ...(poolerEndpoint && { poolerEndpoint }),
    ...(readReplicas.length > 0 && { readReplicas }),
    ...(previous && { previousEndpoint: previous }),
  };
}

/** The inputs that only steer checks: Tiger Cloud knows nothing of them. */
function checksOf({ allowInterruption }: ServiceAttachmentInputs) {
  return { ...(allowInterruption !== undefined && { allowInterruption }) };
}
