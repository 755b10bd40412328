import { routeLimitRule } from "../../../../doctor/rules/limits/route-limit";
import { peeringCase, route, routeTable, seen, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

/** With the local route. */
const tableOf = (count: number) =>
  routeTable(
    Array.from({ length: count - 1 }, (_, index) =>
      route("igw-1", `10.${1 + (index >> 8)}.${index & 255}.0/24`),
    ),
  );
const caseWith = (table: ReturnType<typeof routeTable>) =>
  peeringCase({ vpc: { routeTables: seen([table]) } });

test("from 450 routes on, the quota of 500 is near", () => {
  expect(namesOf(routeLimitRule, caseWith(tableOf(449)))).toEqual([]);
  expect(findingOf(routeLimitRule, caseWith(tableOf(450)))).toMatchObject({
    ...{ name: "routes-near-limit", severity: "risk", subject: "Routes of rtb-1 in vpc-1" },
    saw: "it has 450 of the 500 that AWS allows unless the quota was raised",
  });
});

test("blocks of a prefix list count, routes of IPv6 and propagated ones do not", () => {
  const { routes } = tableOf(448);
  const list = {
    ...route("pcx-1", "10.70.0.0/24"),
    destinations: ["10.70.0.0/24", "10.71.0.0/24"],
  };
  const propagated = route("vgw-1", "10.9.0.0/16", { isPropagated: true });
  const ipv6 = { ...route("igw-1", ""), destinations: [] };
  expect(namesOf(routeLimitRule, caseWith(routeTable([...routes.slice(1), list])))).toHaveLength(1);
  const others = [...routes, propagated, ipv6];
  expect(namesOf(routeLimitRule, caseWith(routeTable(others)))).toEqual([]);
});

test("a table that is not known is near no quota", () => {
  expect(namesOf(routeLimitRule, peeringCase({ vpc: { routeTables: UNSEEN } }))).toEqual([]);
  const one = peeringCase({
    vpc: { routeTables: seen([tableOf(500)]) },
    client: { subnetId: "" },
  });
  expect(namesOf(routeLimitRule, one)).toEqual([]);
});
