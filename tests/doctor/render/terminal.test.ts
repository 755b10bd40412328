import { toTerminal } from "../../../doctor/render/terminal";
import { toMarkdown } from "../../../doctor/render/markdown";
import type { Case, Verdict } from "../../../doctor/rules/rule";
import { ANSWERS, diagnosisOf, finding, TIMES_OUT } from "./diagnoses";

const plain = (...given: Parameters<typeof diagnosisOf>) =>
  toTerminal(diagnosisOf(...given), { colour: false });

test("a sound way is drawn from the client to the service", () => {
  expect(plain({ peers: 1, subnets: 2, services: 1 })).toBe(`Well: shop/dev
1 way: 1 sound. 0 findings.

Ways
  db-1 from app-1 by peering 1001/5001
    from subnet-1-1, subnet-1-2 of vpc-1
    ✓ DNS              svc0000001.p1.vpc.tsdb.forge.timescale.com
    ✓ security groups  sg-1
    ✓ network ACLs     acl-1
    ✓ routes           rtb-1-1, rtb-1-2
    ✓ peering          pcx-1, ACTIVE at Tiger Cloud, active at AWS
    ✓ CIDR blocks      10.101.0.0/16
    ✓ Timescale VPC    db (1001), 10.70.0.0/24, us-east-1
    ✓ service          db-1 (svc0000001), READY
`);
});

/** In the second subnet of the first VPC a route lacks and the group is closed; nobody may see ACLs of the second. */
function someFault({ way, client }: Case): Verdict {
  if (way.customerVpcId === "vpc-2") {
    const reason = "no right to ec2:DescribeNetworkAcls";
    return { unseen: [{ link: "network-acls", subject: "Network ACLs of vpc-2", reason }] };
  }
  if (client.subnetId !== "subnet-1-2") return {};
  const closed = finding("security-groups", "broken", {
    ...{ subject: "Security group sg-1", saw: "it lets nothing out to port 5432" },
    ...{ why: "the client cannot connect", fix: "open it" },
  });
  return { findings: [closed, finding("routes", "broken")] };
}

test("the first broken link is marked, and findings, unseen things and live results follow", () => {
  const text = plain({ peers: 3, subnets: 2, services: 4 }, someFault, [ANSWERS, TIMES_OUT]);
  expect(text).toBe(`Broken: shop/dev
12 ways: 4 broken, 4 not wholly looked at, 4 sound. 2 endpoints asked live. 2 findings. 1 thing could not be looked at.

Ways
  4 services from app-1 by peering 1001/5001: db-1, db-2, db-3 and 1 more
    from subnet-1-1, subnet-1-2 of vpc-1
    ✓ DNS              svc0000001.p1.vpc.tsdb.forge.timescale.com and 3 more
    ✗ security groups  sg-1
    ✓ network ACLs     acl-1
    ✗ routes           rtb-1-1, rtb-1-2   <-- broken here
    ✓ peering          pcx-1, ACTIVE at Tiger Cloud, active at AWS
    ✓ CIDR blocks      10.101.0.0/16
    ✓ Timescale VPC    db (1001), 10.70.0.0/24, us-east-1
    ✓ service          db-1 (svc0000001), READY and 3 more

  4 services from app-2 by peering 1001/5002: db-1, db-2, db-3 and 1 more
    from subnet-2-1, subnet-2-2 of vpc-2
    ✓ DNS              svc0000001.p1.vpc.tsdb.forge.timescale.com and 3 more
    ✓ security groups  sg-1
    ? network ACLs     acl-2
    ✓ routes           rtb-2-1, rtb-2-2
    ✓ peering          pcx-2, ACTIVE at Tiger Cloud, active at AWS
    ✓ CIDR blocks      10.102.0.0/16
    ✓ Timescale VPC    db (1001), 10.70.0.0/24, us-east-1
    ✓ service          db-1 (svc0000001), READY and 3 more

  ✓ 4 services from app-3 by peering 1001/5003: db-1, db-2, db-3 and 1 more

Findings
  ✗ Route table rtb-1 of vpc-1: it has no route to 10.70.0.0/24 (routes-broken)
      Why  what its subnets send to Tiger Cloud goes nowhere
      Do   \`aws ec2 create-route --route-table-id rtb-1 --vpc-peering-connection-id pcx-1\`
      On   4 services from app-1 by peering 1001/5001, only from subnet-1-2
  ✗ Security group sg-1: it lets nothing out to port 5432 (security-groups-broken)
      Why  the client cannot connect
      Do   open it
      On   4 services from app-1 by peering 1001/5001, only from subnet-1-2

Could not be looked at
  ? Network ACLs of vpc-2 (network ACLs): no right to ec2:DescribeNetworkAcls

Live
  ✓ db.example:5432 (primary): its name leads to 10.70.0.9, 10.70.0.9 answers in 3 ms, TLSv1.3, certificate by R11 until 2027-01-31, it asks for a password
  ✗ db2.example:5432 (primary): its name leads to 10.70.0.9, TCP: timeout, no answer within 5 s
`);
});

test("50 peers have no 50 pictures", () => {
  const fault = ({ way }: Case): Verdict => ({
    findings:
      Number(way.customerVpcId.slice(4)) % 4 === 0
        ? [finding("routes", "broken", { subject: way.customerVpcId })]
        : [],
  });
  const text = plain({ peers: 50, subnets: 6, services: 20 }, fault);
  expect(text.match(/<-- broken here/g)).toHaveLength(5);
  expect(text.match(/^ {2}✗ 20 services from app-\d+ by peering/gm)).toHaveLength(7);
  expect(text).toContain("\n  ✓ 700 more\n");
  expect(text.match(/Why/g)).toHaveLength(5);
  expect(text.match(/Do /g)).toHaveLength(12);
  expect(text.split("\n").length).toBeLessThan(150);
});

test("what is true of all ways says so, and of the only way says nothing", () => {
  const everywhere = (): Verdict => ({ findings: [finding("routes", "risk")] });
  expect(plain({ peers: 2, subnets: 1, services: 2 }, everywhere)).toContain("On   all ways\n");
  expect(plain({ peers: 1, subnets: 1, services: 1 }, everywhere)).not.toContain("On   ");
});

test("endpoints alone have no ways to draw", () => {
  const judged = { state: "broken", findings: [], unseen: [], ways: [] } as const;
  const text = toTerminal(
    { title: "db2.example:5432", ...judged, live: [TIMES_OUT] },
    { colour: false },
  );
  expect(text).toBe(`Broken: db2.example:5432
1 endpoint asked live. 0 findings.

Live
  ✗ db2.example:5432 (primary): its name leads to 10.70.0.9, TCP: timeout, no answer within 5 s
`);
});

test("Markdown has the pictures in a fence, and the findings as a list", () => {
  const text = toMarkdown(diagnosisOf({ peers: 2, subnets: 2, services: 1 }, someFault));
  expect(text).toMatch(/^### Broken: shop\/dev\n\n2 ways: 1 broken, 1 not wholly looked at\./);
  expect(text).toContain("#### Ways\n\n```text\ndb-1 from app-1 by peering 1001/5001\n");
  expect(text).toContain(`#### Findings

- ✗ **Route table rtb-1 of vpc-1**: it has no route to 10.70.0.0/24 (\`routes-broken\`)
  - Why: what its subnets send to Tiger Cloud goes nowhere
  - Do: \`aws ec2 create-route --route-table-id rtb-1 --vpc-peering-connection-id pcx-1\`
  - On: db-1 from app-1 by peering 1001/5001, only from subnet-1-2
`);
});
