import { noWayRule as rule } from "../../../../doctor/rules/service/no-way";
import type { NoWay } from "../../../../doctor/path/way";
import type { Case } from "../../../../doctor/rules/rule";
import { caseOf, peering, seen, service, UNSEEN, type Change } from "../../facts";
import { connection, HOST } from "../../endpoint-facts";
import { gatewayPeering } from "../../gateway-facts";
import { fixOf, foundBy, unseenBy } from "../../judged";

function noWay(given: ReturnType<typeof service> | undefined, change: Change = {}): Case<NoWay> {
  const base = { serviceId: "kd9w2xp4mz", service: given, customerVpcId: "vpc-2", name: undefined };
  return caseOf({ ...base, kind: "none" }, change);
}
const PUBLIC = service({ attachment: undefined, publicEndpoint: { host: HOST, port: 31_000 } });
const SUBJECT = "Service kd9w2xp4mz from vpc-2";

test("a public service is brought into a network or behind an endpoint", () => {
  expect(foundBy(rule, noWay(PUBLIC))).toEqual([
    `broken service-public: ${SUBJECT}: it is in no Timescale VPC and behind no private endpoint: it answers publicly at ${HOST}:31000`,
  ]);
  expect(fixOf(rule, noWay(PUBLIC))).toMatch(/services of a TimescaleNetwork.*PrivateEndpoint/);
});

test("a service in a Timescale VPC without a peering with this VPC is told what that is peered with", () => {
  const gateways = [gatewayPeering({ transitGatewayId: "tgw-1" })];
  const one = noWay(service(), {
    peering: peering({ peerVpcId: "vpc-9" }),
    vpcState: { gateways },
  });
  expect(foundBy(rule, one)).toEqual([
    `broken no-way-from-vpc: ${SUBJECT}: it is in Timescale VPC 1001, which is peered with tgw-1, vpc-9`,
  ]);
  expect(rule.judge(one).findings?.[0]?.check.link).toBe("peering");
  expect(fixOf(rule, one)).toContain('timescaleVpc: "1001" and vpcId: "vpc-2"');
  expect(foundBy(rule, noWay(service(), { peering: null }))).toEqual([
    expect.stringMatching(/peered with nothing$/),
  ]);
});

test("a service behind endpoints of other VPCs is told with those", () => {
  const one = noWay(PUBLIC, { tigerCloud: { connections: seen([connection()]) } });
  expect(foundBy(rule, one)).toEqual([
    `broken no-endpoint-in-vpc: ${SUBJECT}: it is behind vpce-1, of which none is in vpc-2`,
  ]);
});

test("a service at rest that answers nowhere is told, and one that moves is not: its status is", () => {
  const nowhere = { attachment: undefined, publicEndpoint: undefined };
  expect(foundBy(rule, noWay(service(nowhere)))).toEqual([
    `broken service-attached-nowhere: ${SUBJECT}: Tiger Cloud calls it READY, and tells no place where it answers`,
  ]);
  expect(rule.judge(noWay(service({ ...nowhere, status: "CONFIGURING" })))).toEqual({});
});

test("a service that does not exist is told by the rule of the service", () => {
  expect(rule.judge(noWay(undefined))).toEqual({});
});

test.each<[string, ReturnType<typeof service>, Change]>([
  ["service: claims", PUBLIC, { tigerCloud: { connections: UNSEEN } }],
  ["peering: peerings", service(), { tigerCloud: { peerings: new Map([["1001", UNSEEN]]) } }],
  ["peering: gateways", service(), { tigerCloud: { vpcStates: UNSEEN } }],
])("where nobody may look at the %s, a way could be there", (what, given, change) => {
  const one = noWay(given, change);
  expect(foundBy(rule, one)).toEqual([]);
  expect(unseenBy(rule, one)).toEqual([`${what.split(":")[0]!}: ${SUBJECT}: no right to ask`]);
});
