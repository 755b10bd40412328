import { endpointCount } from "../../tiger-cloud/endpoint-count";
import type { Service } from "../../tiger-cloud/services";
import { ENDPOINTS_TO_WARN_OF, MAX_ENDPOINTS_PER_VPC } from "../../rules/limits";
import { warning, type Finding } from "../../operation/finding";

/** Warns where a Timescale VPC comes near the number of endpoints that it can have. */
export function endpointFindings(
  timescaleVpcId: string | undefined,
  service: Service,
  services: readonly Service[],
): Finding[] {
  if (timescaleVpcId === undefined || service.attachment?.vpcId === timescaleVpcId) return [];
  const there = services.filter(({ attachment }) => attachment?.vpcId === timescaleVpcId);
  const used = [...there, service].reduce((sum, each) => sum + endpointCount(each), 0);
  if (used < ENDPOINTS_TO_WARN_OF) return [];
  return [
    warning(
      "timescaleVpcId",
      `with service ${service.id}, ${used} of the ${MAX_ENDPOINTS_PER_VPC} endpoints of Timescale VPC ${timescaleVpcId} are used. ` +
        "A service uses one, and one more for its pooler and each read replica. Use a second Timescale VPC for more.",
    ),
  ];
}
