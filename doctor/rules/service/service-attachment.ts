import type { Service } from "../../../provider/tiger-cloud/services";
import { meaningOf } from "../../../provider/tiger-cloud/status";
import type { Check, Finding } from "../../finding";
import type { GatewayWay, PeeringWay } from "../../path/way";
import type { Rule, Verdict } from "../rule";
import { REFRESH_AND_UP } from "../stack-fix";

const LINK = "service";
const NOT_ATTACHED: Check = { name: "service-not-attached", link: LINK, severity: "broken" };
const ELSEWHERE: Check = { name: "service-attached-elsewhere", link: LINK, severity: "broken" };
const NO_ENDPOINT: Check = { name: "service-endpoint-unknown", link: LINK, severity: "broken" };

/** The service is in the Timescale VPC that the way leads to, and it is told where it answers there. */
export const serviceAttachmentRule: Rule<"peering" | "transit-gateway"> = {
  ways: ["peering", "transit-gateway"],
  checks: [NOT_ATTACHED, ELSEWHERE, NO_ENDPOINT],
  judge({ way }): Verdict {
    const { service } = way;
    // The rules of existence and status speak of what is gone or moving.
    if (service === undefined || meaningOf("service", service.status) !== "done") return {};
    const finding = findingOf(way, service);
    return finding === undefined ? {} : { findings: [finding] };
  },
};

const INTERRUPTS = "That interrupts for some minutes, and the host and port become others.";

function findingOf(way: PeeringWay | GatewayWay, service: Service): Finding | undefined {
  const { timescaleVpcId } = way;
  const { attachment, publicEndpoint } = service;
  const subject = `Service ${service.id}`;
  if (attachment === undefined) {
    const place =
      publicEndpoint === undefined
        ? ""
        : `: it answers publicly, at ${publicEndpoint.host}:${publicEndpoint.port}`;
    return {
      ...{ check: NOT_ATTACHED, subject, saw: `it is attached to no Timescale VPC${place}` },
      why: `nothing answers in Timescale VPC ${timescaleVpcId}, which is what ${way.customerVpcId} reaches`,
      fix: attachFix(way),
    };
  }
  if (attachment.vpcId !== timescaleVpcId) {
    return {
      ...{ check: ELSEWHERE, subject },
      saw: `it is attached to Timescale VPC ${attachment.vpcId}, not to ${timescaleVpcId}`,
      why: `it answers at addresses that ${way.customerVpcId} does not reach over this way`,
      fix: `${attachFix(way)} Or peer ${way.customerVpcId} with Timescale VPC ${attachment.vpcId}.`,
    };
  }
  if (attachment.endpoint !== undefined) return undefined;
  return {
    ...{ check: NO_ENDPOINT, subject },
    saw: `it is attached to Timescale VPC ${timescaleVpcId}, and Tiger Cloud tells no host and port of it yet`,
    why: "nobody knows where to connect to",
    fix: "Look again in some minutes: an attachment is done once its endpoint is known. If it stays so, ask the support of Tiger Cloud.",
  };
}

function attachFix({ name, serviceId, timescaleVpcId }: PeeringWay | GatewayWay): string {
  if (name !== undefined) return `${REFRESH_AND_UP} The stack attaches it. ${INTERRUPTS}`;
  return `Attach ${serviceId} to Timescale VPC ${timescaleVpcId}, by a ServiceAttachment or in the Tiger Cloud console. ${INTERRUPTS}`;
}
