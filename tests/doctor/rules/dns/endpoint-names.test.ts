import { execFileSync } from "node:child_process";
import { endpointNamesRule as rule } from "../../../../doctor/rules/dns/endpoint-names";
import type { PrivateZone } from "../../../../doctor/facts/aws";
import { UNSEEN } from "../../facts";
import {
  HOST,
  ownZone,
  record,
  REGIONAL,
  soundEndpoint,
  vpcEndpoint,
  zone,
  ZONAL,
} from "../../endpoint-facts";
import { fixOf, foundBy, unseenBy } from "../../judged";

const NAME = `Name ${HOST} in vpc-1`;
const PROJECT = "p1.tsdb.cloud.timescale.com";
const withZones = (...zones: PrivateZone[]) => soundEndpoint({ zones });
const OTHER = "vpce-2-abc.vpce-svc-1.us-east-1.vpce.amazonaws.com";

test("a name that no private zone has leads to the public address", () => {
  const one = withZones(zone("example.com"));
  expect(foundBy(rule, one)).toEqual([
    `broken private-zone-missing: ${NAME}: no private zone of the VPC has it`,
  ]);
  expect(rule.judge(one).findings?.[0]?.why).toContain("public address");
  expect(fixOf(rule, one)).toContain(
    `aws route53 create-hosted-zone --name ${HOST} --hosted-zone-config PrivateZone=true --vpc VPCRegion=us-east-1,VPCId=vpc-1`,
  );
  expect(fixOf(rule, { ...one, way: { ...one.way, name: "metrics" } })).toMatch(
    /^Run `pulumi refresh`, then `pulumi up`: with `dns: "zone"`/,
  );
});

test("a zone without a record of the name lets it resolve to nothing", () => {
  expect(foundBy(rule, withZones(zone(PROJECT)))).toEqual([
    `broken private-record-missing: ${NAME}: private zone Z1 (${PROJECT}) has no address for it`,
  ]);
});

test("the longest zone answers alone, though a wider one has the record", () => {
  const wide = zone(PROJECT, [record(HOST, { aliasTo: REGIONAL })], "Z2");
  expect(foundBy(rule, withZones(wide, zone(HOST)))).toEqual([
    `broken private-record-missing: ${NAME}: private zone Z1 (${HOST}) has no address for it; the record in private zone Z2 (${PROJECT}) is not asked for`,
  ]);
  expect(foundBy(rule, withZones(wide))).toEqual([]);
});

test("the command for a record is one that a shell takes as JSON", () => {
  const fix = fixOf(rule, withZones(zone(HOST))) ?? "";
  const script = `aws() { if [ "$1" = ec2 ]; then echo Z7; else printf %s "$6"; fi; }; ${fix}`;
  expect(JSON.parse(execFileSync("bash", ["-c", script], { encoding: "utf8" }))).toEqual({
    Changes: [
      {
        Action: "UPSERT",
        ResourceRecordSet: {
          ...{ Name: HOST, Type: "A" },
          AliasTarget: { DNSName: REGIONAL, HostedZoneId: "Z7", EvaluateTargetHealth: false },
        },
      },
    ],
  });
});

test.each([
  ["another endpoint", { aliasTo: OTHER }, OTHER],
  ["another name", { type: "CNAME", values: ["db.example.com."] }, "db.example.com"],
  ["an address that the endpoint does not have", { values: ["10.0.9.9"] }, "10.0.9.9"],
])("a record that leads to %s is wrong", (_, change, shown) => {
  expect(foundBy(rule, withZones(ownZone(change)))).toEqual([
    `broken private-record-elsewhere: ${NAME}: in private zone Z1 (${HOST}) it leads to ${shown}, which is not vpce-1`,
  ]);
});

test("of several records, one that leads elsewhere is a risk", () => {
  const records = [REGIONAL, OTHER].map((aliasTo) => record(HOST, { aliasTo }));
  expect(foundBy(rule, withZones(zone(HOST, records)))).toEqual([
    `risk private-record-partly-elsewhere: ${NAME}: in private zone Z1 (${HOST}) it leads to ${OTHER}, which is not vpce-1`,
  ]);
});

test("a CNAME to the endpoint is as good as an alias", () => {
  expect(foundBy(rule, withZones(ownZone({ type: "CNAME", values: [REGIONAL] })))).toEqual([]);
});

test("a record of the endpoint's addresses works until those change", () => {
  expect(foundBy(rule, withZones(ownZone({ values: ["10.0.2.10", "10.0.1.10"] })))).toEqual([
    `risk private-record-of-addresses: ${NAME}: in private zone Z1 (${HOST}) it leads to 10.0.1.10, 10.0.2.10`,
  ]);
  const endpoints = [vpcEndpoint({ addresses: UNSEEN })];
  const zones = [ownZone({ values: ["10.0.1.10"] })];
  expect(foundBy(rule, soundEndpoint({ endpoints, zones }))).toEqual([]);
});

test("a record of one zone's name works until that zone fails", () => {
  const zones = [ownZone({ aliasTo: ZONAL })];
  expect(foundBy(rule, soundEndpoint({ zones }))).toEqual([
    `risk private-record-of-one-zone: ${NAME}: in private zone Z1 (${HOST}) it leads to ${ZONAL}`,
  ]);
  const endpoints = [vpcEndpoint({ subnetIds: ["subnet-1"] })];
  expect(foundBy(rule, soundEndpoint({ zones, endpoints }))).toEqual([]);
});

test("each host is looked up once, and one at which the primary does not answer is a risk", () => {
  const replica = `kd9w2xp4mz-repl.${PROJECT}`;
  const targets = [
    { role: "primary", host: HOST, port: 5432 },
    { role: "pooler", host: HOST, port: 6432 },
    { role: "replica", host: replica, port: 5433 },
  ] as const;
  expect(foundBy(rule, soundEndpoint({ also: { rest: { targets } } }))).toEqual([
    `risk other-private-name-wrong: Name ${replica} in vpc-1: no private zone of the VPC has it`,
  ]);
  const none = soundEndpoint({ zones: [], also: { rest: { targets } } });
  expect(foundBy(rule, none)).toHaveLength(2);
});

test("zones and records that nobody may look at are unseen", () => {
  const one = soundEndpoint({ also: { vpc: { privateZones: UNSEEN } } });
  expect(unseenBy(rule, one)).toEqual(["dns: Private zones of vpc-1: no right to ask"]);
  expect(unseenBy(rule, withZones({ ...zone(PROJECT), records: UNSEEN }))).toEqual([
    `dns: Records of private zone Z1 (${PROJECT}): no right to ask`,
  ]);
});
