import type { Route } from "../../../../doctor/facts/aws";
import { routesToTimescaleRule } from "../../../../doctor/rules/routes/routes-to-timescale";
import { gatewayCase, peering, peeringCase, route, routeTable, seen, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

const ours = route("pcx-1", "10.70.0.0/24");
const caseWith = (...routes: Route[]) =>
  peeringCase({ vpc: { routeTables: seen([routeTable(routes)]) } }, { name: undefined });
const CREATE =
  "aws ec2 create-route --route-table-id rtb-1 --destination-cidr-block 10.70.0.0/24 --vpc-peering-connection-id pcx-1 --region eu-west-1";

test("a route to the peering connection or the gateway is sound, by a prefix list as well", () => {
  expect(namesOf(routesToTimescaleRule, peeringCase())).toEqual([]);
  expect(namesOf(routesToTimescaleRule, gatewayCase())).toEqual([]);
  const list = { ...ours, destinations: ["10.71.0.0/24", "10.70.0.0/24"], prefixListId: "pl-1" };
  expect(namesOf(routesToTimescaleRule, caseWith(list))).toEqual([]);
  expect(namesOf(routesToTimescaleRule, caseWith(route("pcx-1", "10.0.0.0/8")))).toEqual([]);
});

test("no route is told with the command that makes it", () => {
  expect(findingOf(routesToTimescaleRule, caseWith())).toEqual({
    ...{ name: "route-missing", severity: "broken" },
    subject: "Route table rtb-1 of vpc-1 to 10.70.0.0/24",
    saw: "it has no route to 10.70.0.0/24",
    why: "what the subnets of that table send to Tiger Cloud goes nowhere",
    fix: CREATE,
  });
});

test("a prefix list that nobody could look at may be the route that lacks, and is told", () => {
  const list = { ...ours, destinations: [], prefixListId: "pl-1" };
  expect(routesToTimescaleRule.judge(caseWith(list))).toEqual({
    findings: [],
    unseen: [
      {
        ...{ link: "routes", subject: "Route table rtb-1 of vpc-1" },
        reason: "the CIDR blocks of pl-1, which leads to pcx-1, could not be looked at",
      },
    ],
  });
  const elsewhere = { ...list, target: "igw-1" };
  expect(namesOf(routesToTimescaleRule, caseWith(elsewhere))).toEqual(["route-missing"]);
  expect(namesOf(routesToTimescaleRule, caseWith(list, ours))).toEqual([]);
});

test("a table that the stack leaves out is a risk, unless the client is said to be there", () => {
  const stack = { routes: [{ routeTableId: "rtb-9", target: "pcx-1" }] };
  const one = peeringCase({ vpc: { routeTables: seen([routeTable([])]) }, stack });
  expect(findingOf(routesToTimescaleRule, one)).toMatchObject({
    ...{ name: "route-left-out", severity: "risk" },
    saw: "it has no route to 10.70.0.0/24; the stack makes them in rtb-9",
  });
  const names = (change: object) => namesOf(routesToTimescaleRule, { ...one, ...change });
  expect(names({ isNamed: true })).toEqual(["route-missing"]);
  const withRoutes = (...routes: object[]) => ({ stack: { ...one.stack, routes } });
  expect(names(withRoutes({ routeTableId: "rtb-9", target: "pcx-2" }))).toEqual(["route-missing"]);
  expect(names(withRoutes(...stack.routes, { routeTableId: "rtb-1", target: "pcx-1" }))).toEqual([
    "route-missing",
  ]);
});

test("with a stack, the update that makes it comes first", () => {
  const one = peeringCase({ vpc: { routeTables: seen([routeTable([])]) } });
  const { fix } = findingOf(routesToTimescaleRule, one);
  expect(fix).toMatch(/^Run `pulumi refresh`, then `pulumi up`/);
  expect(fix).toContain(`By hand: ${CREATE}`);
});

test("a wider route that takes what has none is named, and stays", () => {
  expect(findingOf(routesToTimescaleRule, caseWith(route("igw-1", "0.0.0.0/0")))).toMatchObject({
    ...{ name: "route-missing", fix: CREATE },
    saw: "it has no route to 10.70.0.0/24, so that takes the route 0.0.0.0/0 to igw-1",
  });
  const gone = route("pcx-0", "10.0.0.0/8", { isBlackhole: true });
  expect(namesOf(routesToTimescaleRule, caseWith(gone))).toEqual(["route-missing"]);
});

test("a part without a route is told as a part", () => {
  expect(findingOf(routesToTimescaleRule, caseWith(route("pcx-1", "10.70.0.0/25")))).toMatchObject({
    ...{ name: "route-missing" },
    saw: "it has no route to 10.70.0.128/25, a part of 10.70.0.0/24",
  });
});

test("a more specific route that leads elsewhere is named, beside the right one", () => {
  const one = caseWith(ours, route("tgw-9", "10.70.0.64/26"));
  expect(findingOf(routesToTimescaleRule, one)).toMatchObject({
    ...{ name: "route-elsewhere", severity: "broken" },
    saw: "it sends 10.70.0.64/26 by the route 10.70.0.64/26 to tgw-9",
    why: "the most specific route wins, and that does not lead to Tiger Cloud by pcx-1",
    fix: expect.stringContaining(
      "replace-route --route-table-id rtb-1 --destination-cidr-block 10.70.0.64/26",
    ) as string,
  });
});

test("all routes that lead elsewhere are named at once", () => {
  const one = caseWith(route("igw-1", "10.70.0.0/24"), route("tgw-9", "10.70.0.64/26"));
  const { saw, why, fix } = findingOf(routesToTimescaleRule, one);
  expect(saw).toContain("the route 10.70.0.0/24 to igw-1 and the route 10.70.0.64/26 to tgw-9");
  expect(why).toMatch(/^the most specific route wins/);
  const replace = CREATE.replace("create-route", "replace-route");
  expect(fix).toBe(
    `Make sure that nothing else needs that route, then: ${replace} && ${replace.replace("10.70.0.0/24", "10.70.0.64/26")}`,
  );
  const exact = caseWith(route("igw-1", "10.70.0.0/24"));
  expect(findingOf(routesToTimescaleRule, exact).why).toBe(
    "that does not lead to Tiger Cloud by pcx-1",
  );
});

test("a route that nobody wrote into the table is outdone by one that is", () => {
  const propagated = route("vgw-1", "10.70.0.0/25", { isPropagated: true });
  expect(findingOf(routesToTimescaleRule, caseWith(ours, propagated)).fix).toContain(
    "create-route --route-table-id rtb-1 --destination-cidr-block 10.70.0.0/25",
  );
  const list = route("nat-1", "10.70.0.0/25", { prefixListId: "pl-1" });
  const { saw, fix } = findingOf(routesToTimescaleRule, caseWith(ours, list));
  expect(saw).toContain("the route 10.70.0.0/25 of pl-1 to nat-1");
  expect(fix).toContain("create-route");
});

test("the table is the one that the subnet uses, and not another one", () => {
  const own = routeTable([], { routeTableId: "rtb-2", isMain: false, subnetIds: ["subnet-1"] });
  const routeTables = seen([routeTable([ours]), own]);
  expect(findingOf(routesToTimescaleRule, peeringCase({ vpc: { routeTables } })).subject).toBe(
    "Route table rtb-2 of vpc-1 to 10.70.0.0/24",
  );
  const client = { subnetId: "subnet-2", cidrBlock: "10.0.2.0/24" };
  expect(namesOf(routesToTimescaleRule, peeringCase({ vpc: { routeTables }, client }))).toEqual([]);
});

test("a blackhole of the own connection sends people to the connection", () => {
  const { name, severity, saw, fix } = findingOf(
    routesToTimescaleRule,
    caseWith({ ...ours, isBlackhole: true }),
  );
  expect({ name, severity }).toEqual({ name: "route-blackhole", severity: "broken" });
  expect(saw).toBe("the route 10.70.0.0/24 to pcx-1 is a blackhole");
  expect(fix).toContain("See to the peering connection first");
});

test("a blackhole that an earlier connection left is replaced", () => {
  const left = route("pcx-0", "10.70.0.0/24", { isBlackhole: true });
  expect(findingOf(routesToTimescaleRule, caseWith(left))).toMatchObject({
    name: "route-blackhole",
    fix: CREATE.replace("create-route", "replace-route"),
  });
  const own = route("pcx-1", "10.70.0.0/25", { isBlackhole: true });
  expect(findingOf(routesToTimescaleRule, caseWith(left, own)).fix).toContain("replace-route");
});

test("a route over another peering of the same Timescale VPC is no more than a risk", () => {
  const gateways = [
    {
      ...{ id: "6001", transitGatewayId: "tgw-1", peerAccountId: "1", peerRegionCode: "eu-west-1" },
      ...{ cidrBlocks: [], attachmentId: undefined, requesterAttachmentId: undefined },
      ...{ status: "ACTIVE", errorMessage: "" },
    },
  ];
  const routeTables = seen([routeTable([route("tgw-1", "10.0.0.0/8")])]);
  const one = peeringCase({ vpc: { routeTables }, vpcState: { gateways } }, { name: undefined });
  expect(findingOf(routesToTimescaleRule, one)).toMatchObject({
    ...{ name: "route-by-other-way", severity: "risk" },
    fix: `Nothing, if that is meant. If not: ${CREATE}`,
  });
  const twice = gatewayCase({
    tigerCloud: {
      peerings: new Map([["1001", seen([peering({ provisionedId: "pcx-2" }), peering()])]]),
    },
    vpc: { routeTables: seen([routeTable([ours])]) },
  });
  expect(namesOf(routesToTimescaleRule, twice)).toEqual(["route-by-other-way"]);
  const failed = gatewayCase({
    peering: peering({ status: "DISABLED" }),
    vpc: { routeTables: seen([routeTable([ours])]) },
  });
  expect(namesOf(routesToTimescaleRule, failed)).toEqual(["route-elsewhere"]);
  const pending = gateways.map((gateway) => ({ ...gateway, status: "PENDING" }));
  expect(
    namesOf(
      routesToTimescaleRule,
      peeringCase({ vpc: { routeTables }, vpcState: { gateways: pending } }),
    ),
  ).toEqual(["route-missing"]);
});

test("what an appliance does with packets cannot be told", () => {
  const firewall = caseWith(route("vpce-9", "0.0.0.0/0"));
  expect(findingOf(routesToTimescaleRule, firewall)).toMatchObject({
    ...{ name: "route-through-appliance", severity: "risk" },
    fix: `Make sure that it does, with --connect. To go past it: ${CREATE}`,
  });
  expect(namesOf(routesToTimescaleRule, caseWith(route("eni-1", "10.70.0.0/24")))).toEqual([
    "route-through-appliance",
  ]);
  expect(namesOf(routesToTimescaleRule, caseWith(route("eni-1", "0.0.0.0/0")))).toEqual([
    "route-missing",
  ]);
});

test("for a transit gateway the gateway is the target, also in the command", () => {
  const one = gatewayCase({ vpc: { routeTables: seen([routeTable([])]) } }, { name: undefined });
  expect(findingOf(routesToTimescaleRule, one).fix).toBe(
    "aws ec2 create-route --route-table-id rtb-1 --destination-cidr-block 10.70.0.0/24 --transit-gateway-id tgw-1",
  );
});

test("what the VPC keeps to itself is a matter of the CIDR blocks", () => {
  const one = peeringCase({ rest: { destinations: ["10.0.7.0/24"] } });
  expect(namesOf(routesToTimescaleRule, one)).toEqual([]);
});

test("without a subnet, a table, a target or a block there is nothing to judge", () => {
  const empty = { routeTables: seen([routeTable([])]) };
  const cases = [
    peeringCase({ vpc: empty, client: { subnetId: "" } }),
    peeringCase({ vpc: { routeTables: UNSEEN } }),
    peeringCase({ vpc: empty }, { provisionedId: undefined }),
    peeringCase({ vpc: empty, rest: { destinations: [] } }),
  ];
  expect(cases.flatMap((one) => namesOf(routesToTimescaleRule, one))).toEqual([]);
});
