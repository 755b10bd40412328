import type { Service } from "../../tiger-cloud/services";
import type { Vpc } from "../../tiger-cloud/vpcs";
import type { InputsOf } from "../../describe/description";
import { decide, type Decision, type ExistsOptions } from "../../operation/exists";
import type { Standing } from "../../operation/ownership";
import type { SERVICE_ATTACHMENT } from "./description";
import { endpointFindings } from "./endpoint-findings";
import {
  decisionFindings,
  failure,
  failureIf,
  warning,
  type AccountLook,
  type Finding,
} from "../../operation/finding";
import { interruptionFindings } from "./interruption-findings";

type Known = Partial<InputsOf<typeof SERVICE_ATTACHMENT>>;

/** What the account has to do with a service that is to be attached or moved. */
export interface AttachmentSurroundings extends Pick<AccountLook, "adopt" | "entry"> {
  /** The service; undefined where there is none of that id. */
  service: Service | undefined;
  /** All services of the project. */
  services: readonly Service[];
  /** The wanted Timescale VPC: undefined where its id is not known yet, null where there is none. */
  vpc: Vpc | null | undefined;
  /** How the attachment that it has stands to the entry; undefined where the entry has it already. */
  standing: Standing | undefined;
}

/** Id and place of an attached service, as a sentence names it. */
function describeAttachment({ id, status, attachment }: Service): string {
  return `the attachment of service ${id} to Timescale VPC ${attachment?.vpcId ?? "?"} (${status})`;
}

/**
 * What is to be done about a service that is attached already, be it where it is wanted or elsewhere.
 *
 * @param wantedVpcId undefined where it is not known yet
 */
export function decideAttached(
  service: Service,
  wantedVpcId: string | undefined,
  standing: Standing,
  { adopt, ...options }: Pick<ExistsOptions<Service>, "adopt" | "entry" | "step">,
): Decision {
  const elsewhere = wantedVpcId === undefined ? undefined : attachedElsewhere(service, wantedVpcId);
  // What an entry of this stack has is a matter of that entry, wherever it is.
  if (elsewhere !== undefined && !isEntrys(standing)) return { refusal: elsewhere };
  return decide([{ thing: service, standing }], {
    ...options,
    describe: describeAttachment,
    // A service in another VPC can be moved, but not be taken over.
    adopt: elsewhere === undefined && adopt,
  });
}

function isEntrys({ kind }: Standing): boolean {
  return kind === "own" || kind === "former";
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

/** Tiger Cloud has no service of this id. */
export function unknownService(serviceId: string | undefined): Finding {
  const reason = `got ${JSON.stringify(serviceId)}, of which Tiger Cloud knows nothing. Copy the service id from the Tiger Cloud console.`;
  return failure("serviceId", reason);
}

/** What speaks against attaching or moving this service, and what it does to people. Pure. */
export function attachmentFindings(known: Known, surroundings: AttachmentSurroundings): Finding[] {
  const { service, services, vpc, standing } = surroundings;
  if (service === undefined) {
    return [unknownService(known.serviceId), ...unknownVpc(known, vpc)];
  }
  const { attachment } = service;
  const attached =
    attachment && standing && attachedFindings(known, service, standing, surroundings);
  if (attached && known.timescaleVpcId === undefined) {
    return [...attached, staysOrIsRefused(service.id, attachment.vpcId)];
  }
  return [
    ...unknownVpc(known, vpc),
    ...(attached ?? []),
    ...failureIf("timescaleVpcId", vpc ? tooFar(service, vpc) : undefined),
    ...interruptionFindings(known, service),
    ...endpointFindings(known.timescaleVpcId, service, services),
  ];
}

/** What speaks against attaching a service that is attached already. */
function attachedFindings(
  { timescaleVpcId }: Known,
  service: Service,
  standing: Standing,
  { adopt, entry }: AttachmentSurroundings,
): Finding[] {
  // Whether a stranger's attachment can be taken over shows when the VPC is known.
  if (timescaleVpcId === undefined && !isEntrys(standing)) return [];
  const options = { adopt, entry, step: "check" } as const;
  return decisionFindings("serviceId", decideAttached(service, timescaleVpcId, standing, options));
}

/** Where the wanted VPC is yet to be made or taken over: the update never takes a service out of another. */
function staysOrIsRefused(serviceId: string, vpcId: string): Finding {
  return warning(
    "serviceId",
    `service ${serviceId} is attached to Timescale VPC ${vpcId}, and the id of the wanted one is not known yet. ` +
      "If it is taken over and is this one, the service stays where it is; if not, the update refuses to move it.",
  );
}

function unknownVpc({ timescaleVpcId }: Known, vpc: AttachmentSurroundings["vpc"]): Finding[] {
  if (vpc !== null) return [];
  const reason = `got ${JSON.stringify(timescaleVpcId)}, of which Tiger Cloud knows nothing. Use the id of an existing Timescale VPC.`;
  return [failure("timescaleVpcId", reason)];
}
