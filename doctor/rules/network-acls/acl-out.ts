import type { NetworkAcl } from "../../facts/aws";
import type { Check, Finding } from "../../finding";
import { nameEnds, portsOf, type TargetPort } from "../../path/ends";
import { customerRegionOption } from "../customer-region";
import type { Case, Rule, Verdict } from "../rule";
import { allowCommand, nameDenial } from "./acl-command";
import { clientAclOf, passageOf } from "./client-ends";

const LINK = "network-acls";
const CLOSED: Check = { name: "acl-out-closed", link: LINK, severity: "broken" };
const PARTLY: Check = { name: "acl-out-partly-closed", link: LINK, severity: "risk" };
const OTHER_CLOSED: Check = { name: "acl-out-closed-for-other-port", link: LINK, severity: "risk" };

/** The network ACL of the client's subnet lets it out to each port of the service. */
export const aclOutRule: Rule<"peering" | "transit-gateway" | "private-endpoint"> = {
  ways: ["peering", "transit-gateway", "private-endpoint"],
  checks: [CLOSED, PARTLY, OTHER_CLOSED],
  judge(one): Verdict {
    const acl = clientAclOf(one);
    if (acl === undefined) return {};
    return { findings: portsOf(one.targets).flatMap((target) => judgePort(one, acl, target)) };
  },
};

function judgePort(one: Case, acl: NetworkAcl, target: TargetPort): Finding[] {
  const { port, isPrimary, roles } = target;
  const { extent, closed } = passageOf(one, acl, { direction: "out", ports: [port, port] });
  if (extent === "all" || closed === undefined) return [];
  const regionOption = customerRegionOption(one);
  const finding = {
    subject: `Network ACL ${acl.networkAclId} of ${one.vpc.vpcId} for TCP ${port} to ${nameEnds(one.destinations)}`,
    saw: `${nameDenial(closed.by)} ${extent === "none" ? "that" : "a part of that"} on the way out`,
    fix: allowCommand(acl, closed.question, { by: closed.by, regionOption }),
  };
  if (extent === "part") {
    const why = `the ${roles} may answer in the part that is closed, now or after a move`;
    return [{ check: PARTLY, why, ...finding }];
  }
  const why = `nothing leaves the subnet to the ${roles}, whatever security groups say`;
  return [{ check: isPrimary ? CLOSED : OTHER_CLOSED, why, ...finding }];
}
