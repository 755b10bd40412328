import { meaningOf } from "../../../provider/tiger-cloud/status";
import { unseenOf } from "../../facts/seen";
import type { Check } from "../../finding";
import type { Rule, Verdict } from "../rule";

const LINK = "service";
const MISSING: Check = { name: "service-missing", link: LINK, severity: "broken" };
const DELETED: Check = { name: "service-deleted", link: LINK, severity: "broken" };

/** The service is there, and not on its way out. */
export const serviceExistsRule: Rule = {
  ways: ["peering", "transit-gateway", "private-endpoint", "none"],
  checks: [MISSING, DELETED],
  judge({ way, tigerCloud }): Verdict {
    const { service, serviceId } = way;
    if (service !== undefined) {
      if (meaningOf("service", service.status) !== "gone") return {};
      const finding = {
        ...{ check: DELETED, subject: `Service ${serviceId}` },
        saw: `Tiger Cloud calls it ${service.status}`,
        why: "nothing answers there any more, and that is final",
        fix: "Let applications and the program name another service. A backup can be restored in the Tiger Cloud console.",
      };
      return { findings: [finding] };
    }
    if (unseenOf(tigerCloud.services) !== undefined) return {};
    const finding = {
      ...{ check: MISSING, subject: `Service ${serviceId}` },
      saw: "the project of the API key has no service of that id or name",
      why: "nothing answers there",
      fix: "Compare the id with that in the Tiger Cloud console. If it is right, the key is of another project: set timescale:publicKey and timescale:secretKey, or TIGER_PUBLIC_KEY and TIGER_SECRET_KEY.",
    };
    return { findings: [finding] };
  },
};
