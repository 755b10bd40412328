import { endpointGroupsRule as rule } from "../../../../doctor/rules/private-endpoint/endpoint-groups";
import { endpointGroup, HOST, soundEndpoint, vpcEndpoint } from "../../endpoint-facts";
import { UNSEEN } from "../../facts";
import { fixOf, foundBy, unseenBy } from "../../judged";

const GROUPS = "Security groups sg-2 of vpce-1";
const ingress = (source: string, port = 5432) =>
  `aws ec2 authorize-security-group-ingress --group-id sg-2 --protocol tcp --port ${port} ${source} --region us-east-1`;

test("a client whose group is let in at another port alone is kept out", () => {
  const one = soundEndpoint({ groups: [endpointGroup({ ports: [6000, 6999] })] });
  expect(foundBy(rule, one)).toEqual([
    `broken endpoint-group-closed: ${GROUPS}: no inbound rule lets a client that wears sg-1 in at TCP 5432`,
  ]);
  expect(fixOf(rule, one)).toBe(ingress("--source-group sg-1"));
  expect(fixOf(rule, { ...one, way: { ...one.way, name: "metrics" } })).toMatch(
    /^Add \{securityGroupId: "sg-1"\} to clients of the PrivateEndpoint.*By hand: /,
  );
});

test("the closed ports of others than the primary are told at once, as a risk", () => {
  const targets = [
    { role: "primary", host: HOST, port: 5432 },
    { role: "pooler", host: HOST, port: 6432 },
    { role: "replica", host: `repl.${HOST}`, port: 5433 },
  ] as const;
  const one = soundEndpoint({ also: { rest: { targets } } });
  expect(foundBy(rule, one)).toEqual([
    `risk endpoint-group-closed-for-other-port: ${GROUPS}: no inbound rule lets a client that wears sg-1 in at TCP 6432, 5433`,
  ]);
  expect(fixOf(rule, one)).toBe(
    [ingress("--source-group sg-1", 6432), ingress("--source-group sg-1", 5433)].join("; "),
  );
});

test("a client is let in by its block as well", () => {
  const groups = [endpointGroup({ groupIds: [], cidrBlocks: ["10.0.0.0/16"] })];
  expect(foundBy(rule, soundEndpoint({ groups }))).toEqual([]);
});

test("a client of whose addresses some are let in is a risk", () => {
  const groups = [endpointGroup({ groupIds: [], cidrBlocks: ["10.0.1.0/25"] })];
  const one = soundEndpoint({ groups, also: { client: { securityGroupIds: [] } } });
  expect(foundBy(rule, one)).toEqual([
    `risk endpoint-group-partly-closed: ${GROUPS}: no inbound rule lets all addresses of the client in at TCP 5432`,
  ]);
  expect(fixOf(rule, one)).toBe(ingress("--cidr 10.0.0.0/16"));
});

const UNKNOWN = { client: { securityGroupIds: undefined } };

test("where nobody said which groups the client wears, groups that are let in say nothing", () => {
  const one = soundEndpoint({ also: UNKNOWN });
  expect(foundBy(rule, one)).toEqual([]);
  expect(unseenBy(rule, one)).toEqual([
    `private-endpoint: ${GROUPS}: it is not known who the client is: --from says where it is and which groups it wears`,
  ]);
});

test("a client that is one address is let in as that", () => {
  const client = { securityGroupIds: [], cidrBlock: "10.0.1.7/32" };
  expect(fixOf(rule, soundEndpoint({ also: { client } }))).toBe(ingress("--cidr 10.0.1.7/32"));
});

test("where nobody knows in which block the client is, blocks say nothing", () => {
  const groups = [endpointGroup({ groupIds: [], cidrBlocks: ["10.0.1.0/24"] })];
  const one = soundEndpoint({ groups, also: { client: { cidrBlock: "" } } });
  expect(foundBy(rule, one)).toEqual([]);
  expect(unseenBy(rule, one)).toHaveLength(1);
});

test("where no group at all is let in, it does not matter what the client wears", () => {
  const one = soundEndpoint({ groups: [endpointGroup({ groupIds: [] })], also: UNKNOWN });
  expect(foundBy(rule, one)).toEqual([
    `broken endpoint-group-closed: ${GROUPS}: no inbound rule lets the client in at TCP 5432`,
  ]);
});

test("what one of several groups lets in is let in", () => {
  const closed = { ...endpointGroup({ groupIds: [] }), groupId: "sg-3" };
  const endpoints = [vpcEndpoint({ securityGroupIds: ["sg-3", "sg-2"] })];
  expect(foundBy(rule, soundEndpoint({ endpoints, groups: [closed, endpointGroup()] }))).toEqual(
    [],
  );
});

test("groups that nobody may look at, or that AWS does not show, are unseen", () => {
  const one = soundEndpoint({ also: { vpc: { securityGroups: UNSEEN } } });
  expect(unseenBy(rule, one)).toEqual([`private-endpoint: ${GROUPS}: no right to ask`]);
  expect(unseenBy(rule, soundEndpoint({ groups: [] }))).toEqual([
    `private-endpoint: ${GROUPS}: AWS did not show all of them`,
  ]);
});

test("a prefix list whose blocks nobody may look at is unseen", () => {
  const group = endpointGroup({ groupIds: [] });
  const inbound = group.inbound.map((each) => ({ ...each, prefixListIds: ["pl-1"] }));
  expect(unseenBy(rule, soundEndpoint({ groups: [{ ...group, inbound }] }))).toEqual([
    `private-endpoint: ${GROUPS}: no right to see the blocks of a prefix list`,
  ]);
});
