import { valueOf } from "../../facts/seen";
import type { Check } from "../../finding";
import { gatewaySubnetIdsOf } from "../../path/gateway-subnets";
import { networkAclOf } from "../../path/network-acl";
import type { Rule, Verdict } from "../rule";
import { judgeHops } from "./judge-hops";

const LINK = "network-acls";
const CLOSED: Check = { name: "gateway-acl-closed", link: LINK, severity: "broken" };
const PARTLY: Check = { name: "gateway-acl-partly-closed", link: LINK, severity: "risk" };

/**
 * The network ACL of the subnet in which the VPC is attached to the transit gateway lets the client in, and answers
 * out. AWS asks it for what the client sends also where that is the client's own subnet, but not for the answers.
 */
export const gatewayAclsRule: Rule<"transit-gateway"> = {
  ways: ["transit-gateway"],
  checks: [CLOSED, PARTLY],
  judge(one): Verdict {
    const acls = valueOf(one.vpc.networkAcls) ?? [];
    const hops = gatewaySubnetIdsOf(one).flatMap((subnetId) => {
      const acl = networkAclOf(acls, subnetId);
      return acl === undefined ? [] : [{ acl, judgesAnswers: subnetId !== one.client.subnetId }];
    });
    const findings = judgeHops(one, {
      ...{ hops, behind: one.way.transitGatewayId, isOpenElsewhere: false },
      checks: { closed: CLOSED, partly: PARTLY },
    });
    return { findings };
  },
};
