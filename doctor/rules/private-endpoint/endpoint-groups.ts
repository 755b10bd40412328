import { shellWord } from "../../../provider/rules/shell-word";
import { wordOr } from "../word-or";
import type { GroupPermission, VpcEndpoint } from "../../facts/aws";
import type { Seen } from "../../facts/seen";
import type { Check, Finding, Unseen } from "../../finding";
import { portsOf, type TargetPort } from "../../path/ends";
import { groupsAllow } from "../../path/group-permissions";
import { usableEndpointOf } from "../../path/private-endpoint";
import { vpcBlockOf } from "../../path/vpc-block";
import type { ClientPlace, EndpointWay } from "../../path/way";
import { customerRegionOption } from "../customer-region";
import type { Case, Rule, Verdict } from "../rule";
import { fixBy } from "../stack-fix";

const LINK = "private-endpoint";
const CLOSED: Check = { name: "endpoint-group-closed", link: LINK, severity: "broken" };
/** The primary is reached all the same. */
const OTHER: Check = { name: "endpoint-group-closed-for-other-port", link: LINK, severity: "risk" };
const PARTLY: Check = { name: "endpoint-group-partly-closed", link: LINK, severity: "risk" };

/** The security groups of the endpoint let the client in at each port of the service. */
export const endpointGroupsRule: Rule<typeof LINK> = {
  ways: [LINK],
  checks: [CLOSED, OTHER, PARTLY],
  judge(one): Verdict {
    const endpoint = usableEndpointOf(one);
    if (endpoint === undefined) return {};
    const inbound = inboundOf(one, endpoint);
    if ("unseen" in inbound) return { unseen: [unseenOf(endpoint, inbound.unseen)] };
    const answers = portsOf(one.targets).map((target) => ({
      ...target,
      answer: answerOf(inbound.value, one.client, target.port),
    }));
    const closed = answers.filter(({ answer }) => answer === "none");
    const findings = [
      ...findingOf(
        one,
        endpoint,
        CLOSED,
        closed.filter(({ isPrimary }) => isPrimary),
      ),
      ...findingOf(
        one,
        endpoint,
        OTHER,
        closed.filter(({ isPrimary }) => !isPrimary),
      ),
      ...findingOf(
        one,
        endpoint,
        PARTLY,
        answers.filter(({ answer }) => answer === "part"),
      ),
    ];
    const said = answers.map(({ answer }) => answer);
    const unseen = [
      ...(said.includes("unseen")
        ? [unseenOf(endpoint, "no right to see the blocks of a prefix list")]
        : []),
      ...(said.includes("who") ? [{ ...unseenOf(endpoint, WHO), forPeople: true as const }] : []),
    ];
    return { findings, unseen };
  },
};

const WHO = "it is not known who the client is: --from says where it is and which groups it wears";

/** `who`: it hangs on where the client is, or on the groups that it wears, which nobody said. */
type Answer = ReturnType<typeof groupsAllow> | "who";

function answerOf(inbound: readonly GroupPermission[], client: ClientPlace, port: number): Answer {
  const { cidrBlock, securityGroupIds } = client;
  const answer = groupsAllow(inbound, { cidrBlock, groupIds: securityGroupIds ?? [], port });
  if (answer === "all") return answer;
  // Nobody knows where the client is.
  if (cidrBlock === "") return "who";
  if (securityGroupIds !== undefined) return answer;
  const groupIds = inbound.flatMap((permission) => permission.groupIds);
  return groupsAllow(inbound, { cidrBlock, groupIds, port }) === "all" ? "who" : answer;
}

function inboundOf(
  { vpc: { securityGroups } }: Case<EndpointWay>,
  { securityGroupIds }: VpcEndpoint,
): Seen<GroupPermission[]> {
  if ("unseen" in securityGroups) return securityGroups;
  const worn = securityGroups.value.filter(({ groupId }) => securityGroupIds.includes(groupId));
  // AWS makes no endpoint without a group, and may keep those of another account to itself.
  if (worn.length === 0 || worn.length < new Set(securityGroupIds).size) {
    return { unseen: "AWS did not show all of them" };
  }
  return { value: worn.flatMap(({ inbound }) => inbound) };
}

const subjectOf = ({ securityGroupIds, vpcEndpointId }: VpcEndpoint) =>
  `Security groups ${securityGroupIds.join(", ")} of ${vpcEndpointId}`;

const unseenOf = (endpoint: VpcEndpoint, reason: string): Unseen => ({
  ...{ link: LINK, subject: subjectOf(endpoint), reason },
});

/** One rule for all clients of a block of the VPC, but for a client that is one address. */
function blockFor(one: Case<EndpointWay>): string {
  const { cidrBlock } = one.client;
  return cidrBlock.endsWith("/32") ? cidrBlock : vpcBlockOf(one);
}

function findingOf(
  one: Case<EndpointWay>,
  endpoint: VpcEndpoint,
  check: Check,
  targets: readonly TargetPort[],
): Finding[] {
  if (targets.length === 0) return [];
  const ports = targets.map(({ port }) => port);
  const { securityGroupIds = [] } = one.client;
  const cidrBlock = blockFor(one);
  const [worn] = securityGroupIds;
  const [group] = endpoint.securityGroupIds;
  const source =
    worn === undefined ? `--cidr ${shellWord(cidrBlock)}` : `--source-group ${shellWord(worn)}`;
  const commands = ports.map(
    (port) =>
      `aws ec2 authorize-security-group-ingress --group-id ${wordOr(group, "<sg-…>")} --protocol tcp --port ${port} ${source}${customerRegionOption(one)}`,
  );
  const who =
    worn === undefined ? "the client" : `a client that wears ${securityGroupIds.join(", ")}`;
  const entry = worn === undefined ? `cidrBlock: "${cidrBlock}"` : `securityGroupId: "${worn}"`;
  return [
    {
      ...{ check, subject: subjectOf(endpoint) },
      saw: `no inbound rule lets ${check === PARTLY ? "all addresses of the client" : who} in at TCP ${ports.join(", ")}`,
      why: "the endpoint drops what it is sent there, so connections time out",
      fix: fixBy(
        one.way,
        commands.join("; "),
        `Add {${entry}} to clients of the PrivateEndpoint, if it is not there, and run \`pulumi refresh\` and \`pulumi up\`: ports can have changed.`,
      ),
    },
  ];
}
