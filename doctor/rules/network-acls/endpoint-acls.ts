import { containsCidr } from "../../../provider/rules/cidr";
import type { NetworkAcl, NetworkAclEntry } from "../../facts/aws";
import { valueOf } from "../../facts/seen";
import type { Check, Finding } from "../../finding";
import { extentOf, portsOf, vpcEndpointOf, type Extent, type TargetPort } from "../../path/ends";
import { CLIENT_PORTS, LINUX_CLIENT_PORTS } from "../../path/ephemeral-ports";
import { aclAllows, networkAclOf } from "../../path/network-acl";
import type { EndpointWay } from "../../path/way";
import { customerRegionOption } from "../customer-region";
import type { Case, Rule, Verdict } from "../rule";
import { allowCommand, nameDenial } from "./acl-command";

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
    // Of a subnet of the client's own, and of one without a known ACL, nothing is closed.
    const isOpenElsewhere =
      subnetIds.length < endpoint.subnetIds.length || acls.includes(undefined);
    const known = [...new Set(acls.filter((acl) => acl !== undefined))];
    const findings = portsOf(one.targets).flatMap((target) =>
      judgePort(one, known, { target, isOpenElsewhere }),
    );
    return { findings };
  },
};

interface Passage {
  acl: NetworkAcl;
  direction: "in" | "out";
  allows: Extent;
  by: NetworkAclEntry | undefined;
}

function judgePort(
  one: Case<EndpointWay>,
  acls: readonly NetworkAcl[],
  { target, isOpenElsewhere }: { target: TargetPort; isOpenElsewhere: boolean },
): Finding[] {
  const passages = acls.map((acl) => passagesOf(one, acl, target.port));
  const interfaces = passages.map(([way, back]) =>
    way.allows === "none" || back.allows === "none" ? "none" : extentOf([way.allows, back.allows]),
  );
  const extent = extentOf([...interfaces, ...(isOpenElsewhere ? (["all"] as const) : [])]);
  const check = extent === "none" && target.isPrimary ? CLOSED : PARTLY;
  return passages
    .flat()
    .filter(({ allows }) => allows !== "all")
    .map((passage) => ({ check, ...tell(one, target, passage) }));
}

/** The way in to the endpoint's port, and the way out to the ports that a client takes. */
function passagesOf({ client }: Case, acl: NetworkAcl, port: number): [Passage, Passage] {
  const { cidrBlock } = client;
  const way = aclAllows(acl.entries, { direction: "in", cidrBlock, ports: [port, port] });
  const back = aclAllows(acl.entries, { direction: "out", cidrBlock, ports: LINUX_CLIENT_PORTS });
  return [
    { acl, direction: "in", ...way },
    { acl, direction: "out", ...back },
  ];
}

function tell(one: Case<EndpointWay>, { port, roles }: TargetPort, passage: Passage) {
  const { acl, direction, by, allows } = passage;
  const isIn = direction === "in";
  const what = isIn ? `clients in on TCP ${port}` : "answers out to the ports that clients take";
  // All clients of one block are helped by one entry.
  const blocks = valueOf(one.vpc.vpc)?.cidrBlocks ?? [];
  const { cidrBlock: own } = one.client;
  const cidrBlock = blocks.find((block) => containsCidr(block, own)) ?? own;
  const ports = isIn ? ([port, port] as const) : CLIENT_PORTS;
  const regionOption = customerRegionOption(one);
  return {
    subject: `Network ACL ${acl.networkAclId} before ${one.way.vpcEndpointId} for ${what}`,
    saw: `${nameDenial(by)} ${allows === "none" ? "that" : "a part of that"}`,
    why: `the ${roles} is behind the endpoint's interfaces there, and what is denied is dropped`,
    fix: allowCommand(acl, { direction, cidrBlock, ports }, { by, regionOption }),
  };
}
