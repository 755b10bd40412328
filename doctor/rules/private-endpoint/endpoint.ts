import { shellWord } from "../../../provider/rules/shell-word";
import { visibleLine } from "../../../provider/rules/visible-text";
import type { VpcEndpoint } from "../../facts/aws";
import { valueOf } from "../../facts/seen";
import type { Check, Finding } from "../../finding";
import { endpointOf, isLostEndpoint } from "../../path/private-endpoint";
import type { EndpointWay } from "../../path/way";
import { customerRegionOption } from "../customer-region";
import type { Case, Rule, Verdict } from "../rule";
import { fixBy, REFRESH_AND_UP } from "../stack-fix";
import { replaceEndpoint } from "./replace-endpoint";

const LINK = "private-endpoint";
const MISSING: Check = { name: "endpoint-missing", link: LINK, severity: "broken" };
const OTHER_VPC: Check = { name: "endpoint-in-other-vpc", link: LINK, severity: "broken" };
const LOST: Check = { name: "endpoint-lost", link: LINK, severity: "broken" };
const NOT_YET: Check = { name: "endpoint-not-available", link: LINK, severity: "broken" };
const PARTIAL: Check = { name: "endpoint-partly-available", link: LINK, severity: "risk" };

/** The VPC endpoint exists in the client's VPC, and AWS calls it available. */
export const endpointRule: Rule<typeof LINK> = {
  ways: [LINK],
  checks: [MISSING, OTHER_VPC, LOST, NOT_YET, PARTIAL],
  judge(one): Verdict {
    const subject = `VPC endpoint ${one.way.vpcEndpointId}`;
    const seen = endpointOf(one);
    if ("unseen" in seen) return { unseen: [{ link: LINK, subject, reason: seen.unseen }] };
    const told = seen.value === undefined ? notThere(one) : notUsable(one, seen.value);
    return told === undefined ? {} : { findings: [{ subject, ...told }] };
  },
};

type Told = Omit<Finding, "subject">;

function notThere({ way, vpc, aws }: Case<EndpointWay>): Told {
  const home = [...aws.vpcs.values()].find(({ vpcEndpoints }) =>
    valueOf(vpcEndpoints)?.some(({ vpcEndpointId }) => vpcEndpointId === way.vpcEndpointId),
  )?.vpcId;
  const other = home ?? (way.customerVpcId === vpc.vpcId ? undefined : way.customerVpcId);
  if (other !== undefined) {
    return {
      check: OTHER_VPC,
      saw: `it is in ${other}, and the client is in ${vpc.vpcId}`,
      why: `its addresses are of ${other}: from ${vpc.vpcId} nothing leads there but what you made between the two yourself`,
      fix: `Make an endpoint in ${vpc.vpcId} as well: a service has two at most.`,
    };
  }
  return {
    check: MISSING,
    saw: `AWS has none of that id in ${vpc.vpcId}`,
    why: "nothing leads from the VPC to the service, and the claim of an endpoint that is gone is of no use",
    fix:
      way.name === undefined ? replaceEndpoint(way) : `${REFRESH_AND_UP} That makes another one.`,
  };
}

function notUsable(one: Case<EndpointWay>, endpoint: VpcEndpoint): Told | undefined {
  const { vpcEndpointId, state } = endpoint;
  if (state.toLowerCase() === "available") return undefined;
  const saw = `AWS calls it ${visibleLine(state)}`;
  if (isLostEndpoint(endpoint)) {
    const why = "it can never be used again";
    return { check: LOST, saw, why, fix: replaceEndpoint(one.way) };
  }
  const look = `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids ${shellWord(vpcEndpointId)}${customerRegionOption(one)} --query VpcEndpoints[].State`;
  if (state.toLowerCase() === "partial") {
    const why = "some of its network interfaces reach nothing";
    return { check: PARTIAL, saw, why, fix: `See whether that passes: ${look}` };
  }
  return {
    ...{ check: NOT_YET, saw },
    why: "nothing passes until it is available",
    fix: `Tiger Cloud accepts each endpoint by itself within minutes: ${look}. ${fixBy(one.way, "If it stays so, ask the support of Tiger Cloud.", "Then run `pulumi refresh` and `pulumi up`.")}`,
  };
}
