import type { ResourceHandler } from "../../describe/handler";
import { TimescaleError } from "../../errors";
import { decide } from "../../operation/exists";
import { ifExists, type Operation } from "../../operation/operation";
import { withStandings } from "../../operation/ownership";
import { isLost, lostReason } from "../private-endpoint-connection/findings";
import { settle } from "./attach";
import { PRIVATE_ENDPOINT_ATTACHMENT } from "./description";
import { detachAndWait } from "./detach";
import { attachmentFindings, describeAttachment } from "./findings";
import { formatAttachmentId, parseAttachmentId, type Pair } from "./id";
import { leadsTo, stateOf, unfinished } from "./state";

/** A service behind a private endpoint. */
export const privateEndpointAttachment: ResourceHandler<typeof PRIVATE_ENDPOINT_ATTACHMENT> = {
  description: PRIVATE_ENDPOINT_ATTACHMENT,

  isUnfinished: ({ host }) => host === "",

  // A connection leads to one service at most.
  blocksSuccessor: (stored, known) => stored.connectionId === known.connectionId,

  async findings(known, { api, ...look }) {
    const { serviceId, connectionId } = known;
    const [account, service, connections] = await Promise.all([
      api.account(),
      serviceId === undefined
        ? undefined
        : ifExists(() => api.services.getRecent(serviceId)).then((found) => found ?? null),
      api.privateLinks.listRecent(),
    ]);
    const isThere =
      serviceId !== undefined &&
      connections.some((each) => each.id === connectionId && leadsTo(each, serviceId));
    const id = formatAttachmentId({ serviceId: serviceId ?? "", connectionId: connectionId ?? "" });
    const standing = isThere && !look.isOwn(id) ? await look.standingOf(id) : undefined;
    return attachmentFindings(known, { account, service, connections, standing, ...look });
  },

  async create(inputs, operation) {
    const id = formatAttachmentId(inputs);
    await takeOver(inputs, operation);
    operation.ownership.claim(id);
    operation.ownership.asks(id);
    const state = await settle(inputs, operation);
    operation.ownership.answered(id);
    return { id, state };
  },

  async read(id, { host }, { api, reporter }) {
    const pair = parseAttachmentId(id);
    const connection = await ifExists(() => api.privateLinks.getRecent(pair.connectionId));
    if (connection === undefined) return undefined;
    const lost = lostReason(connection);
    const isThere = leadsTo(connection, pair.serviceId);
    // It must still be detached when another takes its place, for a service has few connections.
    if (lost !== undefined && isThere) reporter.warn(`Attachment ${id}: ${lost}`);
    const isUnderWay = isThere || (host === "" && lost === undefined);
    return stateOf(connection, pair.serviceId) ?? (isUnderWay ? unfinished(pair) : undefined);
  },

  update: (_id, _stored, inputs, operation) => settle(inputs, operation),

  delete: (id, { host }, operation) => detachAndWait(id, host === "", operation),
};

/** Goes on where the service is behind the connection already and may be taken over as it is. */
async function takeOver(pair: Pair, operation: Operation): Promise<void> {
  const { api, adopt, ownership, reporter } = operation;
  const { serviceId, connectionId } = pair;
  const connection = await ifExists(() => api.privateLinks.get(connectionId));
  if (connection === undefined || !leadsTo(connection, serviceId) || isLost(connection)) return;
  const existing = await withStandings([connection], () => formatAttachmentId(pair), ownership);
  const describe = () => describeAttachment(serviceId, connection);
  const options = { adopt, entry: ownership.entry, step: "create" } as const;
  const { refusal, warning } = decide(existing, { ...options, describe });
  if (refusal !== undefined) throw new TimescaleError("Exists", `Service ${serviceId}: ${refusal}`);
  if (warning !== undefined) reporter.warn(`Service ${serviceId}: ${warning}`);
}
