import type { StoredOf } from "../../describe/description";
import { ifExists } from "../../operation/operation";
import type { Service } from "../../tiger-cloud/services";
import type { ResourceHandler } from "../../describe/handler";
import { SERVICE_ATTACHMENT } from "./description";
import { attachmentFindings } from "./findings";
import { isDeleted, locationOf, refuseIfFar, settleIn, stateOf, takeOver } from "./placement";
import { endAttachUnderWay, isAtRest, moveService } from "./service-move";

/** A service's place in a Timescale VPC. Tiger Cloud keeps a service in one VPC at most. */
export const serviceAttachment: ResourceHandler<typeof SERVICE_ATTACHMENT> = {
  description: SERVICE_ATTACHMENT,

  isUnfinished: (stored) => stored.host === "",

  async findings(known, { api, adopt, entry, isOwn, standingOf }) {
    const { serviceId, timescaleVpcId } = known;
    if (serviceId === undefined) return [];
    const [service, services, vpc] = await Promise.all([
      ifExists(() => api.services.getRecent(serviceId)),
      api.services.listRecent(),
      timescaleVpcId === undefined
        ? undefined
        : ifExists(() => api.vpcs.getRecent(timescaleVpcId)).then((found) => found ?? null),
    ]);
    const isForeign = service?.attachment !== undefined && !isOwn(serviceId);
    const standing = isForeign ? await standingOf(serviceId) : undefined;
    return attachmentFindings(known, { service, services, vpc, adopt, entry, standing });
  },

  async create(inputs, operation) {
    const service = await operation.api.services.get(inputs.serviceId);
    if (service.attachment !== undefined) await takeOver(service, inputs, operation);
    await refuseIfFar(service, inputs, operation);
    operation.ownership.claim(inputs.serviceId);
    operation.ownership.asks(inputs.serviceId);
    const previous = locationOf(service, inputs.timescaleVpcId);
    const state = await settleIn(service, inputs, previous, operation);
    operation.ownership.answered(inputs.serviceId);
    return { id: inputs.serviceId, state };
  },

  async read(serviceId, stored, { api, reporter }) {
    const { timescaleVpcId, host = "", previousEndpoint } = stored;
    const service = await ifExists(() => api.services.getRecent(serviceId));
    if (service === undefined || isDeleted(service)) return undefined;
    const { attachment } = service;
    if (attachment === undefined) return whileNowhere(service, stored);
    if (isElsewhere(attachment.vpcId, timescaleVpcId) && host !== "") {
      reporter.warn(
        `Service ${serviceId}: it is in Timescale VPC ${attachment.vpcId} now, no longer in ${timescaleVpcId ?? ""}: somebody moved it. ` +
          "`pulumi up` moves it back, which makes it unreachable for some minutes.",
      );
    }
    return stateOf(service, previousEndpoint);
  },

  async update(_id, stored, inputs, operation) {
    const service = await operation.api.services.get(inputs.serviceId);
    // Before anything is detached, for a service that cannot be attached would stay detached.
    await refuseIfFar(service, inputs, operation);
    const known = stored.previousEndpoint;
    const current = locationOf(service, inputs.timescaleVpcId);
    // An earlier try that did not end has noted where the service was before it began.
    const previous = stored.host === "" ? (known ?? current) : (current ?? known);
    return settleIn(service, inputs, previous, operation);
  },

  async delete(serviceId, { timescaleVpcId, host }, operation) {
    const service = await ifExists(() => operation.api.services.get(serviceId));
    if (service === undefined || isDeleted(service)) return;
    // An attachment elsewhere was made by somebody else: it is not ours to undo.
    const at = service.attachment?.vpcId;
    if (at !== undefined && at !== timescaleVpcId) return;
    if (at === undefined && host === "") {
      await endAttachUnderWay(serviceId, timescaleVpcId, operation);
    }
    await moveService(serviceId, { from: timescaleVpcId, to: undefined }, operation);
  },
};

type Stored = StoredOf<typeof SERVICE_ATTACHMENT>;

const isElsewhere = (at: string, wanted: string | undefined) =>
  wanted !== undefined && at !== wanted;

/**
 * What a read of a service without an attachment gives. While it moves, the API shows none: that says
 * nothing about where it ends. The same holds for a moment after an attach was asked for, as for one
 * that did not end, and for an answer that shows the service nowhere.
 */
function whileNowhere(service: Service, stored: Partial<Stored>): Stored | undefined {
  const { host = "", timescaleVpcId } = stored;
  const isPublic = isAtRest(service) && service.publicEndpoint !== undefined;
  const isGone = (isPublic && host !== "") || timescaleVpcId === undefined;
  return isGone ? undefined : (stored as Stored);
}
