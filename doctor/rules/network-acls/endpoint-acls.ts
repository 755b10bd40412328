import { valueOf } from "../../facts/seen";
import type { Check } from "../../finding";
import { vpcEndpointOf } from "../../path/ends";
import { networkAclOf } from "../../path/network-acl";
import type { Rule, Verdict } from "../rule";
import { judgeHops } from "./judge-hops";

const LINK = "network-acls";
const CLOSED: Check = { name: "endpoint-acl-closed", link: LINK, severity: "broken" };
const PARTLY: Check = { name: "endpoint-acl-partly-closed", link: LINK, severity: "risk" };

/** The network ACLs of the endpoint's subnets let the client in and answers out, where they are other subnets. */
export const endpointAclsRule: Rule<"private-endpoint"> = {
  ways: ["private-endpoint"],
  checks: [CLOSED, PARTLY],
  judge(one): Verdict {
    const endpoint = vpcEndpointOf(one);
    if (endpoint === undefined) return {};
    const subnetIds = endpoint.subnetIds.filter((id) => id !== one.client.subnetId);
    const acls = subnetIds.map((id) => networkAclOf(valueOf(one.vpc.networkAcls) ?? [], id));
    const known = [...new Set(acls.filter((acl) => acl !== undefined))];
    const findings = judgeHops(one, {
      hops: known.map((acl) => ({ acl, judgesAnswers: true })),
      behind: one.way.vpcEndpointId,
      // Within one subnet no ACL is asked, and one that is not known is not called closed.
      isOpenElsewhere: subnetIds.length < endpoint.subnetIds.length || acls.includes(undefined),
      checks: { closed: CLOSED, partly: PARTLY },
    });
    return { findings };
  },
};
