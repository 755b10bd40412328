import type { Service } from "../api/services";
import type { Endpoint, ServiceAttachmentInputs, ServiceAttachmentState } from "../contract";
import { isTimescaleError, TimescaleError, UnfinishedResource } from "../errors";
import { changeWhenFree, ifExists, type Operation } from "../operation";
import { decimalIdRule, serviceIdRule } from "../rules/inputs";
import { DEFAULT_TIMEOUTS_MS, type ResourceHandler } from "./handler";
import { detach, isAtRest, waitUntilAttached } from "./service-move";

const DELETED = ["DELETING", "DELETED"];

/** A service's place in a Timescale VPC. Tiger Cloud keeps a service in one VPC at most. */
export const serviceAttachment: ResourceHandler<ServiceAttachmentInputs, ServiceAttachmentState> = {
  inputs: {
    serviceId: { rule: serviceIdRule, change: "replace" },
    timescaleVpcId: { rule: decimalIdRule, change: "update" },
  },
  timeoutsMs: { ...DEFAULT_TIMEOUTS_MS, create: 1_200_000, update: 1_800_000, delete: 1_200_000 },

  async create(inputs, operation) {
    const service = await operation.api.services.get(inputs.serviceId);
    await refuseIfUnfit(service, inputs, operation);
    return { id: inputs.serviceId, state: await settleIn(service, inputs, undefined, operation) };
  },

  async read(_id, state, { api }) {
    const service = await ifExists(() => api.services.get(state.serviceId));
    if (service === undefined || DELETED.includes(service.status)) return undefined;
    // While it moves, the API shows no attachment: that says nothing about where it ends.
    if (service.attachment === undefined) return isAtRest(service) ? undefined : state;
    return stateOf(service, state, state.previousEndpoint);
  },

  async update(_id, state, inputs, operation) {
    const service = await operation.api.services.get(inputs.serviceId);
    return settleIn(service, inputs, state.previousEndpoint, operation);
  },

  async delete(_id, state, operation) {
    const { serviceId, timescaleVpcId } = state;
    const service = await ifExists(() => operation.api.services.get(serviceId));
    if (service === undefined || DELETED.includes(service.status)) return;
    // An attachment elsewhere was made by somebody else: it is not ours to undo.
    if (service.attachment !== undefined && service.attachment.vpcId !== timescaleVpcId) return;
    await detach(serviceId, timescaleVpcId, operation);
  },
};

async function refuseIfUnfit(
  service: Service,
  { serviceId, timescaleVpcId }: ServiceAttachmentInputs,
  { api }: Operation,
): Promise<void> {
  const { attachment } = service;
  if (attachment !== undefined && attachment.vpcId !== timescaleVpcId) {
    throw new TimescaleError(
      "Rejected",
      `Service ${serviceId}: it is attached to Timescale VPC ${attachment.vpcId} already. ` +
        "A service is in one VPC at most: detach it there first.",
    );
  }
  const vpc = await api.vpcs.get(timescaleVpcId);
  if (vpc.regionCode !== service.regionCode) {
    throw new TimescaleError(
      "Rejected",
      `Service ${serviceId}: it is in ${service.regionCode}, Timescale VPC ${timescaleVpcId} in ${vpc.regionCode}. ` +
        "Attach it to a Timescale VPC in its own region.",
    );
  }
}

/**
 * Brings the service into the wanted VPC from wherever it is; each step may be done already.
 *
 * @param known where it answered before, if an earlier try noted it
 */
async function settleIn(
  service: Service,
  inputs: ServiceAttachmentInputs,
  known: Endpoint | undefined,
  operation: Operation,
): Promise<ServiceAttachmentState> {
  const from = service.attachment?.vpcId ?? "";
  const moves = from !== inputs.timescaleVpcId;
  const previous = moves ? (service.attachment?.endpoint ?? service.publicEndpoint) : known;
  const unfinished = {
    ...{ serviceId: service.id, timescaleVpcId: from, host: "", port: 0 },
    ...(previous && { previousEndpoint: previous }),
  };
  try {
    if (moves) await move(service, unfinished, inputs.timescaleVpcId, operation);
    return stateOf(await waitUntilAttached(inputs, operation), inputs, previous);
  } catch (error) {
    if (!isTimescaleError(error)) throw error;
    throw new UnfinishedResource(service.id, unfinished, error);
  }
}

/** Detaches where needed, then asks for the attachment; `reached` follows where the service is. */
async function move(
  service: Service,
  reached: ServiceAttachmentState,
  timescaleVpcId: string,
  operation: Operation,
): Promise<void> {
  if (service.attachment !== undefined) {
    await detach(service.id, service.attachment.vpcId, operation);
    reached.timescaleVpcId = "";
  }
  await changeWhenFree(operation, `Service ${service.id}`, () =>
    operation.api.services.attach(service.id, timescaleVpcId),
  );
  reached.timescaleVpcId = timescaleVpcId;
}

function stateOf(
  service: Service,
  known: ServiceAttachmentInputs,
  previous: Endpoint | undefined,
): ServiceAttachmentState {
  const endpoint = service.attachment?.endpoint;
  return {
    serviceId: known.serviceId,
    timescaleVpcId: service.attachment?.vpcId ?? known.timescaleVpcId,
    host: endpoint?.host ?? "",
    port: endpoint?.port ?? 0,
    ...(service.poolerEndpoint && { poolerEndpoint: service.poolerEndpoint }),
    ...(previous && { previousEndpoint: previous }),
  };
}
