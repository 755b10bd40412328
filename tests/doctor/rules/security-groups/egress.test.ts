import type { GroupPermission } from "../../../../doctor/facts/aws";
import type { Target } from "../../../../doctor/path/way";
import { egressRule } from "../../../../doctor/rules/security-groups/egress";
import { endpointCase, peeringCase, securityGroup, seen, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

const permission = (change: Partial<GroupPermission> = {}): GroupPermission => ({
  ...{ protocol: "tcp", ports: [5432, 5432], cidrBlocks: ["10.70.0.0/24"] },
  ...{ groupIds: [], prefixListIds: [] },
  ...change,
});
const groups = (...outbound: GroupPermission[]) => ({
  vpc: { securityGroups: seen([securityGroup({ outbound })]) },
});
const target = (role: Target["role"], port: number): Target => ({ role, host: "db", port });

test("a group that lets the client out to the service's port is sound", () => {
  expect(namesOf(egressRule, peeringCase())).toEqual([]);
  expect(namesOf(egressRule, endpointCase())).toEqual([]);
});

test("a closed port is told with the command that opens it", () => {
  expect(findingOf(egressRule, peeringCase(groups(), { name: undefined }))).toEqual({
    ...{ name: "egress-closed", severity: "broken" },
    subject: "Security group sg-1 for TCP 5432 to 10.70.0.0/24",
    saw: "no rule of it lets that out",
    why: "AWS drops what a client sends to the primary, and the client waits until it gives up",
    fix: "aws ec2 authorize-security-group-egress --group-id sg-1 --ip-permissions 'IpProtocol=tcp,FromPort=5432,ToPort=5432,IpRanges=[{CidrIp=10.70.0.0/24}]' --region eu-west-1",
  });
});

test("a port that moved is the one that is asked about", () => {
  const one = peeringCase({ rest: { targets: [target("primary", 35258)] } });
  expect(findingOf(egressRule, one)).toMatchObject({
    subject: "Security group sg-1 for TCP 35258 to 10.70.0.0/24",
    fix: expect.stringContaining("run `pulumi refresh`, then `pulumi up`") as string,
  });
});

test("a part that is open is a risk", () => {
  const half = groups(permission({ cidrBlocks: ["10.70.0.0/25"] }));
  expect(findingOf(egressRule, peeringCase(half))).toMatchObject({
    ...{ name: "egress-partly-closed", severity: "risk" },
    saw: "its rules let out to a part of that only",
  });
});

test("the ports of poolers and replicas are a risk of their own, and one port is told once", () => {
  const targets = [
    ...[target("pooler", 6432), target("primary", 5432), target("replica", 5432)],
    target("replica", 6432),
  ];
  expect(findingOf(egressRule, peeringCase({ rest: { targets } }))).toMatchObject({
    ...{ name: "egress-closed-for-other-port", severity: "risk" },
    subject: "Security group sg-1 for TCP 6432 to 10.70.0.0/24",
    why: expect.stringContaining("to the pooler and replica") as string,
  });
});

test("all groups that a client wears count together", () => {
  const other = securityGroup({ groupId: "sg-3", outbound: [] });
  const client = { securityGroupIds: ["sg-3", "sg-1"] };
  const vpc = { securityGroups: seen([securityGroup(), other]) };
  expect(namesOf(egressRule, peeringCase({ vpc, client }))).toEqual([]);
  const closed = { securityGroups: seen([securityGroup({ outbound: [] }), other]) };
  expect(findingOf(egressRule, peeringCase({ vpc: closed, client }))).toMatchObject({
    subject: "Security groups sg-3, sg-1 for TCP 5432 to 10.70.0.0/24",
    saw: "no rule of theirs lets that out",
  });
});

test("an endpoint is reached by its group or by its addresses", () => {
  const byAddress = permission({ cidrBlocks: ["10.0.2.0/24"] });
  expect(namesOf(egressRule, endpointCase(groups(byAddress)))).toEqual([]);
  const { subject, fix } = findingOf(egressRule, endpointCase(groups()));
  expect(subject).toBe("Security group sg-1 for TCP 5432 to 10.0.2.10");
  expect(fix).toContain("UserIdGroupPairs=[{GroupId=sg-2}]");
  expect(fix).toContain("clients of the PrivateEndpoint");
});

test("one of two addresses that is closed is a risk", () => {
  const rest = { destinations: ["10.0.2.10/32", "10.0.3.10/32"] };
  const one = permission({ cidrBlocks: ["10.0.2.10/32"] });
  expect(namesOf(egressRule, endpointCase({ ...groups(one), rest }))).toEqual([
    "egress-partly-closed",
  ]);
});

const unseenOf = (one: ReturnType<typeof peeringCase>) => egressRule.judge(one).unseen;

test("where nobody said which groups clients wear, that is told in the same words for each subnet", () => {
  const client = { securityGroupIds: undefined };
  const [first] = unseenOf(peeringCase({ client })) ?? [];
  expect(first).toMatchObject({
    ...{ link: "security-groups", subject: "Security groups of clients in vpc-1" },
    reason:
      "nobody said which groups they wear: add --from with a security group (sg-…), an instance or a network interface",
  });
  const other = { ...client, subnetId: "subnet-2", cidrBlock: "10.0.2.0/24" };
  expect(unseenOf(peeringCase({ client: other }))).toEqual([first]);
});

test("a group that AWS does not show is not judged", () => {
  const one = peeringCase({ client: { securityGroupIds: ["sg-1", "sg-9"] }, ...groups() });
  expect(egressRule.judge(one)).toEqual({
    unseen: [
      {
        ...{ link: "security-groups", subject: "Security groups sg-9" },
        reason: "AWS shows none of sg-9 in vpc-1",
      },
    ],
  });
});

test("what hangs on a prefix list that nobody could look at is not judged", () => {
  const one = peeringCase(groups(permission({ cidrBlocks: [], prefixListIds: ["pl-1"] })));
  expect(egressRule.judge(one)).toMatchObject({
    findings: [],
    unseen: [{ reason: "what they let out hangs on a prefix list that could not be looked at" }],
  });
});

test("without groups, ports or blocks that were seen, nothing is closed", () => {
  const cases = [
    peeringCase({ vpc: { securityGroups: UNSEEN } }),
    peeringCase({ ...groups(), rest: { targets: [] } }),
    peeringCase({ ...groups(), rest: { destinations: [] } }),
  ];
  expect(cases.flatMap((one) => namesOf(egressRule, one))).toEqual([]);
});
