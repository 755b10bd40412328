import type { Service } from "../../tiger-cloud/services";
import type { InputsOf } from "../../describe/description";
import { failure, warning, type Finding } from "../../operation/finding";
import type { SERVICE_ATTACHMENT } from "./description";

/**
 * Says that a service becomes unreachable for a while, where bringing it to the wanted place moves it.
 * That is a failure where interruptions are not allowed.
 */
export function interruptionFindings(
  { timescaleVpcId, allowInterruption = true }: Partial<InputsOf<typeof SERVICE_ATTACHMENT>>,
  { id, name, attachment }: Service,
): Finding[] {
  if (attachment !== undefined && attachment.vpcId === timescaleVpcId) return [];
  const from =
    attachment === undefined ? "its public endpoint" : `Timescale VPC ${attachment.vpcId}`;
  const to =
    timescaleVpcId === undefined
      ? "a Timescale VPC whose id is not known yet"
      : `Timescale VPC ${timescaleVpcId}`;
  const named = name === "" ? id : `${id} ("${name}")`;
  const reason =
    `service ${named} moves from ${from} to ${to}: it is not reachable for some minutes, ` +
    "and its host and port change. Update connection strings after it.";
  return allowInterruption
    ? [warning("timescaleVpcId", reason)]
    : [failure("timescaleVpcId", `${reason} Set allowInterruption to true to go on.`)];
}
