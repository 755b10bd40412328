import { hiddenHostRule as rule } from "../../../../doctor/rules/dns/hidden-host";
import type { PrivateZone } from "../../../../doctor/facts/aws";
import { peeringCase, seen, UNSEEN } from "../../facts";
import { record, zone } from "../../endpoint-facts";
import { soundGateway } from "../../gateway-facts";
import { fixOf, foundBy } from "../../judged";

const HOST = "kd9w2xp4mz.p1.vpc.tsdb.forge.timescale.com";
const withZones = (...zones: PrivateZone[]) => peeringCase({ vpc: { privateZones: seen(zones) } });

test("a private zone that has the host's domain and no record of it hides the host", () => {
  const found = `broken private-zone-hides-host: Name ${HOST} in vpc-1: private zone Z1 (timescale.com) has no address for it`;
  const zones = [zone("timescale.com")];
  expect(foundBy(rule, withZones(...zones))).toEqual([found]);
  expect(foundBy(rule, soundGateway({ vpc: { privateZones: seen(zones) } }))).toEqual([found]);
  expect(fixOf(rule, withZones(...zones))).toContain(
    "aws route53 disassociate-vpc-from-hosted-zone --hosted-zone-id Z1 --vpc VPCRegion=eu-west-1,VPCId=vpc-1",
  );
});

test("a record to an address outside of the Timescale VPC is stale", () => {
  const stale = zone("timescale.com", [record(HOST, { values: ["10.60.0.5"] })]);
  expect(foundBy(rule, withZones(stale))).toEqual([
    `broken private-record-outside: Name ${HOST} in vpc-1: private zone Z1 (timescale.com) leads it to 10.60.0.5, outside of 10.70.0.0/24`,
  ]);
});

test.each<[string, PrivateZone[]]>([
  ["other zones", [zone("example.com")]],
  [
    "a record to an address of the Timescale VPC",
    [zone(HOST, [record(HOST, { values: ["10.70.0.5"] })])],
  ],
  ["a record to a public name", [zone(HOST, [record(HOST, { type: "CNAME", values: ["a.b"] })])]],
  ["records that nobody may look at", [{ ...zone(HOST), records: UNSEEN }]],
])("%s hide nothing", (_, zones) => {
  expect(foundBy(rule, withZones(...zones))).toEqual([]);
});

test("zones that were not looked at are no news", () => {
  expect(rule.judge(peeringCase({ vpc: { privateZones: UNSEEN } }))).toEqual({ findings: [] });
});

test("the hidden host of a read replica is a risk", () => {
  const replica = "replica.p1.vpc.tsdb.forge.timescale.com";
  const targets = [
    { role: "primary", host: HOST, port: 5432 },
    { role: "replica", host: replica, port: 5432 },
  ] as const;
  const privateZones = seen([zone(replica)]);
  expect(foundBy(rule, peeringCase({ vpc: { privateZones }, rest: { targets } }))).toEqual([
    `risk private-zone-hides-other-host: Name ${replica} in vpc-1: private zone Z1 (${replica}) has no address for it`,
  ]);
});
