import type { Service } from "../api/services";
import type { Vpc } from "../api/vpcs";
import type { ServiceAttachmentInputs } from "../contract";
import { existsProblem } from "../create-once";
import { endpointFindings } from "./endpoint-findings";
import { failure, failureIf, warning, type Finding } from "./finding";
import { interruptionFindings } from "./interruption-findings";

/** What the account has to do with a service that is to be attached or moved. */
export interface AttachmentSurroundings {
  /** The service; undefined where there is none of that id. */
  service: Service | undefined;
  /** All services of the project. */
  services: readonly Service[];
  /** The wanted Timescale VPC: undefined where its id is not known yet, null where there is none. */
  vpc: Vpc | null | undefined;
  adopt: boolean;
  /** True where the attachment is in the stack's state already. */
  isOwn: boolean;
}

/** Id and place of an attached service, as a sentence names it. */
export function describeAttachment({ id, status, attachment }: Service): string {
  return `the attachment of service ${id} to Timescale VPC ${attachment?.vpcId ?? "?"} (${status})`;
}

/** Why a service must not be taken out of where it is; undefined where it may. */
export function attachedElsewhere(
  { id, attachment }: Service,
  wantedVpcId: string | undefined,
): string | undefined {
  if (attachment === undefined || attachment.vpcId === wantedVpcId) return undefined;
  return (
    `service ${id} is attached to Timescale VPC ${attachment.vpcId} already. ` +
    "A service is in one VPC at most: detach it there first."
  );
}

/** Why a service cannot be in a Timescale VPC; undefined where it can. */
export function tooFar(service: Service, vpc: Vpc): string | undefined {
  if (vpc.regionCode === service.regionCode) return undefined;
  return (
    `service ${service.id} is in ${service.regionCode}, Timescale VPC ${vpc.id} in ${vpc.regionCode}. ` +
    "Attach it to a Timescale VPC in its own region."
  );
}

/** What speaks against attaching or moving this service, and what it does to people. Pure. */
export function attachmentFindings(
  known: Partial<ServiceAttachmentInputs>,
  surroundings: AttachmentSurroundings,
): Finding[] {
  const { service, services, vpc, adopt, isOwn } = surroundings;
  if (service === undefined) {
    const reason = `got ${JSON.stringify(known.serviceId)}, of which Tiger Cloud knows nothing. Copy the service id from the Tiger Cloud console.`;
    return [failure("serviceId", reason), ...unknownVpc(known, vpc)];
  }
  if (!isOwn && service.attachment !== undefined && known.timescaleVpcId === undefined) {
    return [staysOrIsRefused(service.id, service.attachment.vpcId)];
  }
  const isThere =
    service.attachment !== undefined && service.attachment.vpcId === known.timescaleVpcId;
  const inTheWay = isOwn ? undefined : attachedElsewhere(service, known.timescaleVpcId);
  const existing = isThere && !isOwn ? [service] : [];
  return [
    ...unknownVpc(known, vpc),
    ...failureIf("serviceId", inTheWay),
    ...failureIf("serviceId", existsProblem(existing, { describe: describeAttachment }, adopt)),
    ...failureIf("timescaleVpcId", vpc ? tooFar(service, vpc) : undefined),
    ...interruptionFindings(known, service),
    ...endpointFindings(known.timescaleVpcId, service, services),
  ];
}

/** Where the wanted VPC is yet to be made or taken over: the update never takes a service out of another. */
function staysOrIsRefused(serviceId: string, vpcId: string): Finding {
  return warning(
    "serviceId",
    `service ${serviceId} is attached to Timescale VPC ${vpcId}, and the id of the wanted one is not known yet. ` +
      "If it is taken over and is this one, the service stays where it is; if not, the update refuses to move it.",
  );
}

function unknownVpc(
  { timescaleVpcId }: Partial<ServiceAttachmentInputs>,
  vpc: AttachmentSurroundings["vpc"],
): Finding[] {
  if (vpc !== null) return [];
  const reason = `got ${JSON.stringify(timescaleVpcId)}, of which Tiger Cloud knows nothing. Use the id of an existing Timescale VPC.`;
  return [failure("timescaleVpcId", reason)];
}
