import type { InputsOf } from "../../describe/description";
import { decide } from "../../operation/exists";
import {
  decisionFindings,
  failure,
  failureIf,
  warning,
  type AccountLook,
  type Finding,
} from "../../operation/finding";
import type { Standing } from "../../operation/ownership";
import { MAX_PRIVATE_ENDPOINTS_PER_SERVICE } from "../../rules/limits";
import type { Account } from "../../tiger-cloud/account";
import type { PrivateLinkConnection } from "../../tiger-cloud/private-link-answers";
import type { Service } from "../../tiger-cloud/services";
import { isLost, lostReason, planFindings } from "../private-endpoint-connection/findings";
import { unknownService } from "../service-attachment/findings";
import type { PRIVATE_ENDPOINT_ATTACHMENT } from "./description";
import { formatAttachmentId } from "./id";
import { farReason, takenReason } from "./reasons";
import { leadsTo, otherServiceOf } from "./state";

type Known = Partial<InputsOf<typeof PRIVATE_ENDPOINT_ATTACHMENT>>;

/** What the account has to do with a service that is to be put behind a connection. */
export interface AttachmentSurroundings extends Pick<AccountLook, "adopt" | "entry" | "isOwn"> {
  account: Account;
  /** Undefined where the id is not known yet, null where there is none. */
  service: Service | null | undefined;
  /** All connections of the project. */
  connections: readonly PrivateLinkConnection[];
  /** How the attachment that is there already stands to the entry; undefined where there is none, or it is its own. */
  standing: Standing | undefined;
}

/** Service, place and state of an attachment, as a sentence names it. */
export function describeAttachment(serviceId: string, { id, status }: PrivateLinkConnection) {
  return `the attachment of service ${serviceId} to connection ${id} (${status.toLowerCase()})`;
}

/** What speaks against putting the service behind the connection, and what it does to people. Pure. */
export function attachmentFindings(known: Known, around: AttachmentSurroundings): Finding[] {
  const { serviceId, connectionId } = known;
  const { account, service, connections } = around;
  const connection = connections.find(({ id }) => id === connectionId);
  const isUnknown = connectionId !== undefined && connection === undefined;
  return [
    ...planFindings("connectionId", account),
    ...(service === null ? [unknownService(serviceId)] : []),
    ...(isUnknown ? [unknownConnection(connectionId)] : []),
    ...(connection ? connectionFindings(known, connection, around) : []),
    ...(service ? limitFindings(service, known, around) : []),
    ...(service ? announcements(known, service, connection) : []),
  ];
}

function connectionFindings(
  { serviceId }: Known,
  connection: PrivateLinkConnection,
  { service, standing, isOwn, adopt, entry }: AttachmentSurroundings,
): Finding[] {
  const lost = lostReason(connection);
  if (lost !== undefined) return [failure("connectionId", lost)];
  const other = otherServiceOf(connection, serviceId);
  // What is replaced by this one goes first.
  const isTaken =
    serviceId !== undefined &&
    other !== undefined &&
    !isOwn(formatAttachmentId({ serviceId: other, connectionId: connection.id }));
  const options = { adopt, entry, step: "check" } as const;
  const describe = () => describeAttachment(serviceId ?? "", connection);
  return [
    ...failureIf("connectionId", isTaken ? takenReason(connection, serviceId) : undefined),
    ...failureIf("connectionId", service ? farReason(service, connection) : undefined),
    ...(standing
      ? decisionFindings(
          "connectionId",
          decide([{ thing: connection, standing }], { ...options, describe }),
        )
      : []),
  ];
}

/** A service has two connections at most. Whether those count that are lost, the vendor does not say. */
function limitFindings(
  { id }: Service,
  { connectionId }: Known,
  { connections, isOwn }: AttachmentSurroundings,
): Finding[] {
  const others = connections.filter((each) => each.id !== connectionId && leadsTo(each, id));
  if (others.length < MAX_PRIVATE_ENDPOINTS_PER_SERVICE) return [];
  const names = others.map((each) => each.id).join(" and ");
  const what = `service ${id} is behind ${names}, and a service has ${MAX_PRIVATE_ENDPOINTS_PER_SERVICE} private endpoints at most`;
  const isReplaced = (each: PrivateLinkConnection) =>
    isOwn(formatAttachmentId({ serviceId: id, connectionId: each.id }));
  if (others.some(isReplaced)) {
    const fix = "Set the option deleteBeforeReplace: true on this resource.";
    return [warning("serviceId", `${what}. ${fix}`)];
  }
  const fix = "Detach it from one of them first.";
  const isFull = others.filter((each) => !isLost(each)).length >= MAX_PRIVATE_ENDPOINTS_PER_SERVICE;
  return [(isFull ? failure : warning)("serviceId", `${what}. ${fix}`)];
}

function announcements(
  { allowInterruption = true }: Known,
  { id, name, attachment }: Service,
  connection: PrivateLinkConnection | undefined,
): Finding[] {
  if (connection !== undefined && leadsTo(connection, id)) return [];
  const named = name === "" ? id : `${id} ("${name}")`;
  const reason =
    `service ${named} gets other ports when it is put behind a private endpoint, and keeps its host. ` +
    "The vendor does not say whether its public endpoint answers after that: take it that it does not. " +
    "Update connection strings after it.";
  return [
    allowInterruption
      ? warning("serviceId", reason)
      : failure("serviceId", `${reason} Set allowInterruption to true to go on.`),
    ...(attachment === undefined ? [] : [alsoInVpc(id, attachment.vpcId)]),
  ];
}

function alsoInVpc(serviceId: string, vpcId: string): Finding {
  return warning(
    "serviceId",
    `service ${serviceId} is in Timescale VPC ${vpcId} as well, and the vendor does not say whether it answers at both. ` +
      "Try it with a service that nobody needs.",
  );
}

function unknownConnection(connectionId: string): Finding {
  const reason = `got ${JSON.stringify(connectionId)}, of which the project has no connection. Pass the id output of a PrivateEndpointConnection.`;
  return failure("connectionId", reason);
}
