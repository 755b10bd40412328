import type { Check } from "../../finding";
import { nameEnds } from "../../path/ends";
import { CLIENT_PORTS, LINUX_CLIENT_PORTS } from "../../path/ephemeral-ports";
import { gatewaySubnetIdsOf } from "../../path/gateway-subnets";
import { customerRegionOption } from "../customer-region";
import type { Rule, Verdict } from "../rule";
import { allowCommand, nameDenial } from "./acl-command";
import { clientAclOf, passageOf } from "./client-ends";

const LINK = "network-acls";
const CLOSED: Check = { name: "acl-in-closed", link: LINK, severity: "broken" };
const PARTLY: Check = { name: "acl-in-partly-closed", link: LINK, severity: "risk" };

/**
 * The network ACL of the client's subnet lets answers back in. It keeps no track of connections, and answers come
 * to the port that the client took. Where all ports of Linux clients are open that is called sound, though clients
 * of other kinds may take others.
 */
export const aclInRule: Rule<"peering" | "transit-gateway" | "private-endpoint"> = {
  ways: ["peering", "transit-gateway", "private-endpoint"],
  checks: [CLOSED, PARTLY],
  judge(one): Verdict {
    const acl = clientAclOf(one);
    // AWS asks no ACL about what a gateway sends to a client in the subnet of its attachment.
    const isPastAcls = gatewaySubnetIdsOf(one).includes(one.client.subnetId);
    if (acl === undefined || isPastAcls) return {};
    const answers = { direction: "in", ports: LINUX_CLIENT_PORTS } as const;
    const { extent, closed } = passageOf(one, acl, answers);
    if (extent === "all" || closed === undefined) return {};
    const ports = LINUX_CLIENT_PORTS.join("-");
    const { by } = closed;
    const question = { ...closed.question, ports: CLIENT_PORTS };
    const regionOption = customerRegionOption(one);
    const finding = {
      check: extent === "none" ? CLOSED : PARTLY,
      subject: `Network ACL ${acl.networkAclId} of ${one.vpc.vpcId} for answers from ${nameEnds(one.destinations)}`,
      saw: `${nameDenial(by)} ${extent === "none" ? "them" : "a part of them"} on TCP ${ports}, the ports that Linux clients take`,
      why:
        extent === "none"
          ? "an ACL keeps no track of connections: packets go out, and the answers are dropped"
          : "a client takes any of these ports, so some connections work and others time out",
      fix: allowCommand(acl, question, { by, regionOption }),
    };
    return { findings: [finding] };
  },
};
