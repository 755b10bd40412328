import { shellWord } from "../../../provider/rules/shell-word";
import { visibleLine } from "../../../provider/rules/visible-text";
import type { Check } from "../../finding";
import { valueOf } from "../../facts/seen";
import { connectionOf, usableEndpointOf } from "../../path/private-endpoint";
import type { Rule, Verdict } from "../rule";

const LINK = "private-endpoint";
const WRONG: Check = { name: "endpoint-to-other-service", link: LINK, severity: "broken" };

/** The endpoint leads to Tiger Cloud's endpoint service in the region of the service. */
export const serviceNameRule: Rule<typeof LINK> = {
  ways: [LINK],
  checks: [WRONG],
  judge(one): Verdict {
    const endpoint = usableEndpointOf(one);
    const regionCode = one.way.service?.regionCode ?? valueOf(connectionOf(one))?.regionCode;
    if (endpoint === undefined || regionCode === undefined) return {};
    const subject = `VPC endpoint ${endpoint.vpcEndpointId}`;
    const { endpointServices } = one.tigerCloud;
    if ("unseen" in endpointServices) {
      const reason = endpointServices.unseen;
      return { unseen: [{ link: LINK, subject: `Service name of ${subject}`, reason }] };
    }
    const names = endpointServices.value
      .filter((each) => each.regionCode === regionCode)
      .map(({ serviceName }) => serviceName);
    const [wanted] = names;
    if (wanted === undefined || names.includes(endpoint.serviceName)) return {};
    const finding = {
      ...{ check: WRONG, subject },
      saw: `it leads to ${visibleLine(endpoint.serviceName)}; Tiger Cloud's in ${regionCode} is ${wanted}`,
      why: `service ${one.way.serviceId} is not behind that`,
      fix: `Make an endpoint with --service-name ${shellWord(wanted)} in ${regionCode}, and claim that: AWS changes no endpoint's service. A PrivateEndpoint takes the name by itself.`,
    };
    return { findings: [finding] };
  },
};
