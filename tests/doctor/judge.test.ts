import type { LiveFacts } from "../../doctor/facts/live";
import type { Check, Finding, Link, Severity } from "../../doctor/finding";
import { judge } from "../../doctor/judge";
import { casesOf } from "../../doctor/path/cases";
import type { Case, Rule, Verdict } from "../../doctor/rules/rule";
import { customerVpc, endpointCase, gatewayCase, peeringCase, UNSEEN } from "./facts";
import { largeNetwork, type Size } from "./large-network";

const check = (name: string, link: Link, severity: Severity): Check => ({ name, link, severity });

const finding = (of: Check, subject: string): Finding => ({
  ...{ check: of, subject, saw: "it is so", why: "it matters", fix: "mend it" },
});

/** A rule of peerings that says something of each case. */
const rule = (say: (one: Case) => Verdict): Rule => ({ ways: ["peering"], checks: [], judge: say });

const NO_ROUTE = check("route-missing", "routes", "broken");
const GONE = check("service-missing", "service", "broken");
const OLD = check("service-old", "service", "risk");

function casesOfNetwork(size: Size) {
  const { ways, ...facts } = largeNetwork(size);
  return casesOf(ways, facts);
}

const CASES = casesOfNetwork({ peers: 2, subnets: 2, services: 2 });

test("without findings all is well, and each link of each way is sound", () => {
  const { state, findings, ways } = judge({ cases: CASES, rules: [] });
  expect({ state, findings }).toEqual({ state: "well", findings: [] });
  expect(ways.map(({ name }) => name)).toEqual([
    "db-1 from app-1 by peering 1001/5001",
    "db-2 from app-1 by peering 1001/5001",
    "db-1 from app-2 by peering 1001/5002",
    "db-2 from app-2 by peering 1001/5002",
  ]);
  expect(ways[0]?.links.map(({ link, state: of }) => `${link} ${of}`)).toEqual([
    ...["service sound", "timescale-vpc sound", "peering sound", "cidr-blocks sound"],
    ...["routes sound", "security-groups sound", "network-acls sound", "dns sound"],
  ]);
});

test("one check of one subject is told once, with the ways and the places that it is true of", () => {
  const { findings } = judge({
    cases: CASES,
    rules: [
      rule(({ client }) =>
        client.subnetId === "subnet-1-2" ? { findings: [finding(NO_ROUTE, "Table rtb-1-2")] } : {},
      ),
    ],
  });
  expect(findings).toHaveLength(1);
  expect(findings[0]?.ways).toEqual([
    "db-1 from app-1 by peering 1001/5001",
    "db-2 from app-1 by peering 1001/5001",
  ]);
  expect(findings[0]?.clients.map(({ subnetId }) => subnetId)).toEqual(["subnet-1-2"]);
});

test("what is true of all places names none of them", () => {
  const everywhere = rule(({ way }) => ({ findings: [finding(GONE, way.serviceId)] }));
  const { findings } = judge({ cases: CASES, rules: [everywhere] });
  expect(findings.map(({ subject, clients }) => [subject, clients])).toEqual([
    ["svc0000001", []],
    ["svc0000002", []],
  ]);
});

test("the first to mend comes first: what breaks before what is a risk, then by the order of links", () => {
  const said = [finding(OLD, "a"), finding(NO_ROUTE, "b"), finding(GONE, "c")];
  const { state, findings } = judge({ cases: CASES, rules: [rule(() => ({ findings: said }))] });
  expect(state).toBe("broken");
  expect(findings.map(({ subject }) => subject)).toEqual(["c", "b", "a"]);
});

test("a link has its own findings, and the gravest makes its state", () => {
  const said = [finding(OLD, "a"), finding(NO_ROUTE, "b"), finding(GONE, "c")];
  const { ways } = judge({ cases: CASES.slice(0, 1), rules: [rule(() => ({ findings: said }))] });
  const [service] = ways[0]?.links ?? [];
  expect(service).toMatchObject({ link: "service", state: "broken" });
  expect(service?.findings.map(({ subject }) => subject)).toEqual(["c", "a"]);
});

test("a finding at a link that the way has not of itself adds the link", () => {
  const near = finding(check("quota-near", "limits", "risk"), "Timescale VPC 1001");
  const { state, ways } = judge({ cases: CASES, rules: [rule(() => ({ findings: [near] }))] });
  expect(state).toBe("risk");
  expect(ways[0]?.links.at(-1)).toMatchObject({ link: "limits", state: "risk" });
});

test("a rule is asked only for the ways that it judges", () => {
  const asked: string[] = [];
  const gateways: Rule = {
    ...{ ways: ["transit-gateway"], checks: [] },
    judge: ({ way }) => {
      asked.push(way.kind);
      return {};
    },
  };
  const { ways } = judge({
    cases: [peeringCase(), gatewayCase(), endpointCase()],
    rules: [gateways],
  });
  expect(asked).toEqual(["transit-gateway"]);
  expect(ways).toHaveLength(3);
});

test("what could not be looked at makes no way well, and is told once", () => {
  const missed = { link: "routes", subject: "Route tables", reason: "no right" } as const;
  const said = judge({ cases: CASES, rules: [rule(() => ({ unseen: [missed] }))] });
  expect(said).toMatchObject({ state: "unseen", unseen: [missed] });
  expect(said.ways[0]?.links.find(({ link }) => link === "routes")?.state).toBe("unseen");
});

test("a risk does not hide that something could not be looked at, and what is broken counts more", () => {
  const missed = { link: "routes", subject: "Route tables", reason: "no right" } as const;
  const of = (findings: readonly Finding[]) =>
    judge({ cases: CASES, rules: [rule(() => ({ findings, unseen: [missed] }))] }).state;
  expect(of([finding(OLD, "a")])).toBe("unseen");
  expect(of([finding(GONE, "a")])).toBe("broken");
});

test("limits that could not be looked at break no way", () => {
  const missed = { link: "limits", subject: "Quotas", reason: "no right" } as const;
  const said = judge({ cases: CASES, rules: [rule(() => ({ unseen: [missed] }))] });
  expect(said).toMatchObject({ state: "well", unseen: [missed] });
});

test("what only people can say keeps nothing from being well, and is shown", () => {
  const what = { link: "security-groups", subject: "Groups", reason: "nobody said them" } as const;
  const open = { ...what, forPeople: true } as const;
  const said = judge({ cases: CASES, rules: [rule(() => ({ unseen: [open] }))] });
  expect(said).toMatchObject({ state: "well", unseen: [open] });
  const [way] = said.ways;
  expect(way?.state).toBe("sound");
  expect(way?.links.find(({ link }) => link === "security-groups")?.state).toBe("unseen");
});

test("a link whose facts are unseen is not sound, also where no rule says so", () => {
  const vpc = customerVpc({ routeTables: UNSEEN });
  const one = peeringCase({ vpc });
  const said = judge({ cases: [one], rules: [] });
  expect(said).toMatchObject({
    state: "unseen",
    unseen: [{ link: "routes", subject: "Route tables of vpc-1", reason: "no right to ask" }],
  });
});

test("groups that nobody said are not a thing that could not be looked at", () => {
  const vpc = customerVpc({ securityGroups: UNSEEN });
  const with_ = judge({ cases: [peeringCase({ vpc })], rules: [] });
  expect(with_.unseen.map(({ link }) => link)).toEqual(["security-groups"]);
  const without = peeringCase({ vpc, client: { securityGroupIds: undefined } });
  expect(judge({ cases: [without], rules: [] }).state).toBe("well");
});

describe("what live checks found", () => {
  const skipped = { state: "skipped" } as const;
  const live = (host: string): LiveFacts => ({
    ...{ serviceId: undefined, role: "primary", host, port: 5432 },
    addresses: { state: "failed", kind: "no-name", saw: "it has no address" },
    ...{ tcp: skipped, tls: skipped, server: skipped, query: skipped },
  });
  const TIMES_OUT = check("times-out", "connection", "broken");

  test("is told of the ways that lead to that endpoint", () => {
    const host = "svc0000002.p1.vpc.tsdb.forge.timescale.com";
    const verdicts = [{ live: live(host), findings: [finding(TIMES_OUT, host)] }];
    const said = judge({ cases: CASES, rules: [], verdicts });
    expect(said.findings[0]?.ways).toEqual([
      "db-2 from app-1 by peering 1001/5001",
      "db-2 from app-2 by peering 1001/5002",
    ]);
    const states = said.ways.map(({ links }) => links.find(({ link }) => link === "connection"));
    expect(states.map((one) => one?.state)).toEqual([undefined, "broken", undefined, "broken"]);
  });

  test("of an endpoint that no way leads to is told without ways", () => {
    const verdicts = [{ live: live("db.example"), findings: [finding(TIMES_OUT, "db.example")] }];
    expect(judge({ cases: [], rules: [], verdicts })).toMatchObject({
      state: "broken",
      findings: [{ subject: "db.example", ways: [], clients: [] }],
      ways: [],
    });
  });
});

test("each link says what stands there", () => {
  const labels = (one: Case) =>
    Object.fromEntries(
      judge({ cases: [one], rules: [] }).ways[0]?.links.map(({ link, label }) => [link, label]) ??
        [],
    );
  expect(labels(peeringCase())).toEqual({
    service: "main (kd9w2xp4mz), READY",
    "timescale-vpc": "db (1001), 10.70.0.0/24, us-east-1",
    peering: "pcx-1, ACTIVE at Tiger Cloud, active at AWS",
    "cidr-blocks": "10.0.0.0/16",
    routes: "rtb-1",
    "security-groups": "sg-1",
    "network-acls": "acl-1",
    dns: "kd9w2xp4mz.p1.vpc.tsdb.forge.timescale.com",
  });
  expect(labels(gatewayCase())).toMatchObject({
    "transit-gateway": "tgw-1, peering 1001/6001",
    "gateway-routes": "not known",
  });
  expect(labels(endpointCase())).toMatchObject({ "private-endpoint": "vpce-1, available at AWS" });
  const without = { service: null, timescaleVpc: null, peering: null, connection: null };
  expect(labels(peeringCase(without, { provisionedId: undefined }))).toMatchObject({
    ...{ service: "kd9w2xp4mz", "timescale-vpc": "1001", peering: "no id at AWS yet" },
  });
});
