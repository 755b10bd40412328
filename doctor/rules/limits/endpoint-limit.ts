import { ENDPOINTS_TO_WARN_OF, MAX_ENDPOINTS_PER_VPC } from "../../../provider/rules/limits";
import { endpointCount } from "../../../provider/tiger-cloud/endpoint-count";
import { valueOf } from "../../facts/seen";
import type { Check } from "../../finding";
import type { Rule, Verdict } from "../rule";

const NEAR: Check = { name: "endpoints-near-limit", link: "limits", severity: "risk" };

/** The Timescale VPC has room for more services, poolers and replicas. */
export const endpointLimitRule: Rule<"peering" | "transit-gateway"> = {
  ways: ["peering", "transit-gateway"],
  checks: [NEAR],
  judge({ way, tigerCloud }): Verdict {
    const used = (valueOf(tigerCloud.services) ?? [])
      .filter(({ attachment }) => attachment?.vpcId === way.timescaleVpcId)
      .reduce((sum, service) => sum + endpointCount(service), 0);
    if (used < ENDPOINTS_TO_WARN_OF) return {};
    const finding = {
      ...{ check: NEAR, subject: `Endpoints of Timescale VPC ${way.timescaleVpcId}` },
      saw: `its services use ${used} of ${MAX_ENDPOINTS_PER_VPC}`,
      why: "a service uses one, and one more for its pooler and for each read replica; those beyond the limit cannot be attached",
      fix: "Attach further services to a second Timescale VPC.",
    };
    return { findings: [finding] };
  },
};
