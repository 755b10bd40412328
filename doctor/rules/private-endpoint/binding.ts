import { valueOf } from "../../facts/seen";
import type { Check, Finding } from "../../finding";
import { connectionOf, isEndpointGone, isLostConnection } from "../../path/private-endpoint";
import type { EndpointWay } from "../../path/way";
import type { Case, Rule, Verdict } from "../rule";
import { REFRESH_AND_UP } from "../stack-fix";

const LINK = "private-endpoint";
const NOT_ATTACHED: Check = { name: "service-not-behind-endpoint", link: LINK, severity: "broken" };
const NO_PORT: Check = { name: "endpoint-without-port", link: LINK, severity: "broken" };

/** The service is behind the endpoint, with a host and a port. */
export const bindingRule: Rule<typeof LINK> = {
  ways: [LINK],
  checks: [NOT_ATTACHED, NO_PORT],
  judge(one): Verdict {
    const connection = valueOf(connectionOf(one));
    // Other rules tell these.
    if (connection === undefined || isLostConnection(connection) || isEndpointGone(one)) return {};
    const own = connection.bindings.filter(({ serviceId }) => serviceId === one.way.serviceId);
    if (own.length === 0) {
      const others = new Set(connection.bindings.map(({ serviceId }) => serviceId));
      return { findings: [notAttached(one, [...others])] };
    }
    const primary = own.find(({ role }) => role === "primary");
    if (primary?.endpoint !== undefined || own.every(({ endpoint: each }) => each)) return {};
    return { findings: [withoutPort(one)] };
  },
};

const subjectOf = ({ serviceId, vpcEndpointId }: EndpointWay) =>
  `Service ${serviceId} at ${vpcEndpointId}`;

function notAttached({ way }: Case<EndpointWay>, others: readonly string[]): Finding {
  const { name, serviceId, vpcEndpointId } = way;
  const [other] = others;
  return {
    ...{ check: NOT_ATTACHED, subject: subjectOf(way) },
    saw:
      other === undefined
        ? "Tiger Cloud has put no service behind the endpoint"
        : `Tiger Cloud has put ${others.join(", ")} behind the endpoint, not this service`,
    why: "what is sent to the endpoint does not get to the service",
    fix:
      other !== undefined
        ? `An endpoint leads to one service: end the attachment of ${other}, or make another endpoint for ${serviceId}.`
        : name === undefined
          ? `Attach ${serviceId} to ${vpcEndpointId} in the Tiger Cloud console, or by a PrivateEndpointAttachment.`
          : `${REFRESH_AND_UP} That attaches it again, which may give it other ports.`,
  };
}

function withoutPort({ way }: Case<EndpointWay>): Finding {
  return {
    ...{ check: NO_PORT, subject: subjectOf(way) },
    saw: "Tiger Cloud has put it behind the endpoint, and tells no host and port yet",
    why: "nobody can connect without a port, and none can be opened in the endpoint's security groups",
    fix:
      way.name === undefined
        ? "Wait some minutes, and look again."
        : "Wait some minutes, then run `pulumi refresh` and `pulumi up`, which opens the ports.",
  };
}
