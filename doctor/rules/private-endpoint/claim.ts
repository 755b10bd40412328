import type { PrivateLinkConnection } from "../../../provider/tiger-cloud/private-link-answers";
import { meaningOf } from "../../../provider/tiger-cloud/status";
import type { Check, Finding } from "../../finding";
import { connectionOf, isEndpointGone, isLostConnection } from "../../path/private-endpoint";
import type { EndpointWay } from "../../path/way";
import type { Rule, Verdict } from "../rule";
import { replaceEndpoint } from "./replace-endpoint";

const LINK = "private-endpoint";
const NOT_CLAIMED: Check = { name: "endpoint-not-claimed", link: LINK, severity: "broken" };
const LOST: Check = { name: "endpoint-claim-lost", link: LINK, severity: "broken" };
const PENDING: Check = { name: "endpoint-claim-pending", link: LINK, severity: "broken" };

/** The project has claimed the endpoint, and Tiger Cloud calls the connection approved. */
export const claimRule: Rule<typeof LINK> = {
  ways: [LINK],
  checks: [NOT_CLAIMED, LOST, PENDING],
  judge(one): Verdict {
    // The rule of the endpoint tells that.
    if (isEndpointGone(one)) return {};
    const subject = `Claim of ${one.way.vpcEndpointId}`;
    const seen = connectionOf(one);
    if ("unseen" in seen) return { unseen: [{ link: LINK, subject, reason: seen.unseen }] };
    const told = seen.value === undefined ? notClaimed(one.way) : notApproved(one.way, seen.value);
    return told === undefined ? {} : { findings: [{ subject, ...told }] };
  },
};

type Told = Omit<Finding, "subject">;

function notClaimed({ name, vpcEndpointId }: EndpointWay): Told {
  return {
    check: NOT_CLAIMED,
    saw: "the project has none",
    why: "Tiger Cloud puts no service behind an endpoint that its project has not claimed, and whoever claims it first has it",
    fix:
      name === undefined
        ? `Claim it in the Tiger Cloud console: private endpoints, "Claim it", endpoint identifier ${vpcEndpointId}.`
        : "Run `pulumi refresh`, then `pulumi up`, which claims it. If that fails as another project has it, delete the endpoint and find out whose project that is.",
  };
}

function notApproved(way: EndpointWay, connection: PrivateLinkConnection): Told | undefined {
  const { status } = connection;
  if (meaningOf("privateEndpoint", status) === "done") return undefined;
  const saw = `Tiger Cloud calls it ${status.toLowerCase()}`;
  if (isLostConnection(connection)) {
    const why = "that word is final: the endpoint can never be used again";
    return { check: LOST, saw, why, fix: replaceEndpoint(way) };
  }
  return {
    ...{ check: PENDING, saw },
    why: "nothing passes until it is approved",
    fix: "Wait: Tiger Cloud looks at AWS every 5 minutes. If it stays so, ask the support of Tiger Cloud.",
  };
}
