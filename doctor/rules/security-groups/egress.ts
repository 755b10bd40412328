import { shellWord } from "../../../provider/rules/shell-word";
import type { SecurityGroup } from "../../facts/aws";
import type { Check, Finding, Unseen } from "../../finding";
import {
  extentOf,
  nameEnds,
  portsOf,
  vpcEndpointOf,
  type Extent,
  type TargetPort,
} from "../../path/ends";
import { groupsAllow } from "../../path/group-permissions";
import { customerRegionOption } from "../customer-region";
import type { Case, Rule, Verdict } from "../rule";
import { fixBy } from "../stack-fix";
import { together } from "../together";

const LINK = "security-groups";
const CLOSED: Check = { name: "egress-closed", link: LINK, severity: "broken" };
const PARTLY: Check = { name: "egress-partly-closed", link: LINK, severity: "risk" };
const OTHER_CLOSED: Check = { name: "egress-closed-for-other-port", link: LINK, severity: "risk" };

/** The client's security groups let it out to each port of the service. Answers need no rule. */
export const egressRule: Rule<"peering" | "transit-gateway" | "private-endpoint"> = {
  ways: ["peering", "transit-gateway", "private-endpoint"],
  checks: [CLOSED, PARTLY, OTHER_CLOSED],
  judge(one): Verdict {
    const { client, vpc, destinations } = one;
    if (client.securityGroupIds === undefined) return unseen(groupsOfClients(one));
    if ("unseen" in vpc.securityGroups || destinations.length === 0) return {};
    const all = new Map(vpc.securityGroups.value.map((group) => [group.groupId, group]));
    const groups = client.securityGroupIds.flatMap((id) => all.get(id) ?? []);
    const gone = client.securityGroupIds.filter((id) => !all.has(id));
    // The permissions of a group that was not found might let it out.
    if (gone.length > 0) return unseen(notFound(one, gone));
    return together(portsOf(one.targets).map((port) => judgePort(one, groups, port)));
  },
};

const unseen = (what: Omit<Unseen, "link">): Verdict => ({ unseen: [{ link: LINK, ...what }] });

/** The same of each place in a VPC, so that it is told once. */
function groupsOfClients({ vpc }: Case): Omit<Unseen, "link"> {
  return {
    forPeople: true,
    subject: `Security groups of clients in ${vpc.vpcId}`,
    reason:
      "nobody said which groups they wear: add --from with a security group (sg-…), an instance or a network interface",
  };
}

function notFound({ vpc }: Case, groupIds: readonly string[]): Omit<Unseen, "link"> {
  const reason = `AWS shows none of ${groupIds.join(", ")} in ${vpc.vpcId}`;
  return { subject: `Security groups ${groupIds.join(", ")}`, reason };
}

function judgePort(one: Case, groups: readonly SecurityGroup[], target: TargetPort): Verdict {
  const permissions = groups.flatMap(({ outbound }) => outbound);
  const groupIds = vpcEndpointOf(one)?.securityGroupIds ?? [];
  const answers = one.destinations.map((cidrBlock) =>
    groupsAllow(permissions, { cidrBlock, groupIds, port: target.port }),
  );
  const subject = subjectOf(one, groups, target);
  if (answers.includes("unseen")) {
    const reason = "what they let out hangs on a prefix list that could not be looked at";
    return unseen({ subject, reason });
  }
  const extent = extentOf(answers as Extent[]);
  return extent === "all"
    ? {}
    : { findings: [findingOf(one, groups, target, { subject, extent })] };
}

function subjectOf({ destinations }: Case, groups: readonly SecurityGroup[], { port }: TargetPort) {
  const ids = groups.map(({ groupId }) => groupId).join(", ");
  return `Security group${groups.length === 1 ? "" : "s"} ${ids} for TCP ${port} to ${nameEnds(destinations)}`;
}

function findingOf(
  one: Case,
  groups: readonly SecurityGroup[],
  target: TargetPort,
  { subject, extent }: { subject: string; extent: "part" | "none" },
): Finding {
  const closed = target.isPrimary ? CLOSED : OTHER_CLOSED;
  const groupId = groups[0]?.groupId ?? "sg-…";
  const isIt = groups.length === 1;
  return {
    check: extent === "part" ? PARTLY : closed,
    subject,
    saw:
      extent === "part"
        ? `${isIt ? "its rules let" : "their rules let"} out to a part of that only`
        : `no rule of ${isIt ? "it" : "theirs"} lets that out`,
    why:
      extent === "part"
        ? `the ${target.roles} may answer in the other part, now or after a move`
        : `AWS drops what a client sends to the ${target.roles}, and the client waits until it gives up`,
    fix: fixBy(one.way, authorizeCommand(one, groupId, target.port), healing(one)),
  };
}

function healing({ way }: Case): string {
  const where =
    way.kind === "private-endpoint" ? "clients of the PrivateEndpoint" : "securityGroup.existing";
  return `If the stack made the group, or has it in ${where}: run \`pulumi refresh\`, then \`pulumi up\`, which lets it out to the ports that there are now.`;
}

function authorizeCommand(one: Case, groupId: string, port: number): string {
  const [endpointGroup] = vpcEndpointOf(one)?.securityGroupIds ?? [];
  const ranges = one.destinations.map((block) => `{CidrIp=${block}}`).join(",");
  const to =
    endpointGroup === undefined
      ? `IpRanges=[${ranges}]`
      : `UserIdGroupPairs=[{GroupId=${endpointGroup}}]`;
  const permissions = `IpProtocol=tcp,FromPort=${port},ToPort=${port},${to}`;
  return `aws ec2 authorize-security-group-egress --group-id ${shellWord(groupId)} --ip-permissions ${shellWord(permissions)}${customerRegionOption(one)}`;
}
