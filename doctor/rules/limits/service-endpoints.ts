import { MAX_PRIVATE_ENDPOINTS_PER_SERVICE } from "../../../provider/rules/limits";
import { valueOf } from "../../facts/seen";
import type { Check } from "../../finding";
import { isLostConnection } from "../../path/private-endpoint";
import type { Rule, Verdict } from "../rule";

const LINK = "limits";
const LOST: Check = { name: "lost-endpoint-takes-place", link: LINK, severity: "risk" };

/** No place for a private endpoint is taken by one that is lost, where the service has no other place left. */
export const serviceEndpointsRule: Rule<"private-endpoint"> = {
  ways: ["private-endpoint"],
  checks: [LOST],
  judge({ way, tigerCloud }): Verdict {
    const taken = (valueOf(tigerCloud.connections) ?? []).filter(({ bindings }) =>
      bindings.some(({ serviceId }) => serviceId === way.serviceId),
    );
    const lost = taken.filter(isLostConnection).map(({ vpcEndpointId }) => vpcEndpointId);
    if (taken.length < MAX_PRIVATE_ENDPOINTS_PER_SERVICE || lost.length === 0) return {};
    const finding = {
      ...{ check: LOST, subject: `Service ${way.serviceId}` },
      saw: `${lost.join(", ")} is lost and takes one of the ${MAX_PRIVATE_ENDPOINTS_PER_SERVICE} places that Tiger Cloud allows`,
      why: "another endpoint in its place is refused",
      fix: `Detach the service from ${lost.join(", ")}: remove its PrivateEndpointAttachment and run \`pulumi up\`, or detach it in the Tiger Cloud console.`,
    };
    return { findings: [finding] };
  },
};
