import { MAX_PRIVATE_ENDPOINTS_PER_SERVICE } from "../../../provider/rules/limits";
import { valueOf } from "../../facts/seen";
import type { Check } from "../../finding";
import { isLostConnection } from "../../path/private-endpoint";
import type { Rule, Verdict } from "../rule";

const LINK = "limits";
const FULL: Check = { name: "service-endpoints-full", link: LINK, severity: "risk" };

/** The service has room for one more private endpoint. */
export const serviceEndpointsRule: Rule<"private-endpoint"> = {
  ways: ["private-endpoint"],
  checks: [FULL],
  judge({ way, tigerCloud }): Verdict {
    const taken = (valueOf(tigerCloud.connections) ?? [])
      .filter(({ bindings }) => bindings.some(({ serviceId }) => serviceId === way.serviceId))
      .map(
        (connection) =>
          `${connection.vpcEndpointId}${isLostConnection(connection) ? " (lost)" : ""}`,
      );
    if (taken.length < MAX_PRIVATE_ENDPOINTS_PER_SERVICE) return {};
    const finding = {
      ...{ check: FULL, subject: `Service ${way.serviceId}` },
      saw: `it has ${taken.length} private endpoints, ${taken.join(", ")}; Tiger Cloud allows ${MAX_PRIVATE_ENDPOINTS_PER_SERVICE}`,
      why: "one more is refused, and an endpoint is replaced only by leaving first, which interrupts",
      fix: "Nothing now. Before a third VPC, or a replacement, end the attachment of one.",
    };
    return { findings: [finding] };
  },
};
