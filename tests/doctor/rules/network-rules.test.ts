import fc from "fast-check";
import { LINKS } from "../../../doctor/finding";
import { NETWORK_RULES } from "../../../doctor/rules/network-rules";
import type { Case } from "../../../doctor/rules/rule";
import {
  aclEntry,
  customerVpc,
  endpointCase,
  gatewayCase,
  peering,
  peeringCase,
  peeringConnection,
  route,
  routeTable,
  securityGroup,
  seen,
  service,
  timescaleVpc,
  UNSEEN,
  type Change,
} from "../facts";

const BUILDERS = [peeringCase, gatewayCase, endpointCase] as const;
const rulesFor = (one: Case) => NETWORK_RULES.filter(({ ways }) => ways.includes(one.way.kind));

test.each(BUILDERS)(
  "a network in which all is well has no finding, and nothing unseen",
  (caseOf) => {
    const one: Case = caseOf();
    for (const rule of rulesFor(one)) {
      const { findings = [], unseen = [] } = rule.judge(one);
      expect({ findings, unseen }).toEqual({ findings: [], unseen: [] });
    }
  },
);

test("each check has one name, and is one rule's", () => {
  const names = NETWORK_RULES.flatMap(({ checks }) => checks.map(({ name }) => name));
  expect(names).toEqual([...new Set(names)]);
});

test("rules stand in the order of their links, so that the first finding is the first to mend", () => {
  const links = NETWORK_RULES.map(({ checks }) => LINKS.indexOf(checks[0]!.link));
  expect(links).toEqual([...links].sort((one, other) => one - other));
});

test("a rule is of one link", () => {
  for (const { checks } of NETWORK_RULES) {
    expect(new Set(checks.map(({ link }) => link)).size).toBe(1);
  }
});

const TIGER_WORDS = ["REQUESTED", "PENDING", "ACTIVE", "TIMEOUT", "DISABLED", "READY", "PAUSED"];
const AWS_WORDS = ["active", "pending-acceptance", "failed", "deleted", "provisioning", "odd"];
const ENDPOINT = { host: "db", port: 5432 };
const block = fc.constantFrom("10.70.0.0/24", "10.70.0.0/25", "0.0.0.0/0", "10.0.0.0/16");
const routes = fc.array(
  fc.tuple(fc.constantFrom("pcx-1", "tgw-1", "igw-1", "eni-1", ""), block, fc.boolean()),
  { maxLength: 3 },
);
const entries = fc.array(
  fc.tuple(fc.constantFrom("in" as const, "out" as const), block, fc.boolean()),
  { maxLength: 4 },
);
const vpcChange = fc
  .tuple(routes, entries, fc.array(block, { maxLength: 2 }), fc.boolean())
  .map(([rows, acl, open, isUnseen]): Change["vpc"] => {
    const subnetIds = ["subnet-1", "subnet-2"];
    const outbound = open.map((cidrBlock) => ({
      ...{ protocol: "tcp", ports: [5432, 5432] as const, cidrBlocks: [cidrBlock] },
      ...{ groupIds: [], prefixListIds: [] },
    }));
    const networkAcl = {
      ...{ networkAclId: "acl-1", subnetIds },
      entries: acl.map(([direction, cidrBlock, allows], index) =>
        aclEntry(index + 1, direction, { cidrBlock, allows }),
      ),
    };
    return {
      vpc: isUnseen ? UNSEEN : customerVpc().vpc,
      routeTables: seen([
        routeTable(rows.map(([target, to, isBlackhole]) => route(target, to, { isBlackhole }))),
      ]),
      networkAcls: seen([networkAcl]),
      securityGroups: seen([securityGroup({ outbound })]),
    };
  });
const change = fc
  .record({
    status: fc.constantFrom(...TIGER_WORDS),
    inAws: fc.constantFrom(...AWS_WORDS),
    attachment: fc.constantFrom(
      undefined,
      { vpcId: "1001", endpoint: ENDPOINT },
      { vpcId: "1002", endpoint: undefined },
    ),
    cidr: fc.constantFrom("10.70.0.0/24", "10.0.7.0/24"),
    isMissing: fc.boolean(),
    vpc: vpcChange,
  })
  .map(({ status, inAws, attachment, cidr, isMissing, vpc }): Change => ({
    service: isMissing ? null : service({ status, attachment }),
    timescaleVpc: isMissing ? null : timescaleVpc({ cidr }),
    peering: peering({ status }),
    connection: isMissing ? null : peeringConnection({ status: inAws, message: "" }),
    ...(vpc && { vpc }),
    rest: { destinations: [cidr] },
  }));

test("whatever is wrong, a rule says what it declares, in whole sentences, of its own link", () => {
  fc.assert(
    fc.property(change, fc.constantFrom(...BUILDERS), fc.boolean(), (given, caseOf, hasStack) => {
      const one: Case = caseOf(given, { name: hasStack ? "app" : undefined });
      for (const rule of rulesFor(one)) {
        const { findings = [], unseen = [] } = rule.judge(one);
        const subjects = findings.map(({ check, subject }) => `${check.name} ${subject}`);
        expect(subjects).toEqual([...new Set(subjects)]);
        for (const { check, ...texts } of findings) {
          expect(rule.checks).toContain(check);
          for (const text of Object.values(texts)) {
            expect(text).toMatch(/^\S(.*\S)?$/u);
            expect(text).not.toMatch(/undefined|null|NaN|\[object|\.\.| {2}|…/u);
          }
        }
        for (const { link } of unseen) expect(rule.checks[0]?.link).toBe(link);
      }
    }),
    { numRuns: 400 },
  );
});

test("the first thing that is broken comes first, also where all that follows is", () => {
  const nothing = peeringCase({
    ...{ service: null, peering: null, connection: null },
    vpc: {
      routeTables: seen([routeTable([])]),
      networkAcls: seen([{ networkAclId: "acl-1", subnetIds: ["subnet-1"], entries: [] }]),
      securityGroups: seen([securityGroup({ outbound: [] })]),
    },
  });
  const names = rulesFor(nothing).flatMap((rule) =>
    (rule.judge(nothing).findings ?? []).map(({ check }) => check.name),
  );
  expect(names).toEqual([
    ...["service-missing", "peering-missing", "route-missing", "egress-closed"],
    ...["acl-out-closed", "acl-in-closed"],
  ]);
});
