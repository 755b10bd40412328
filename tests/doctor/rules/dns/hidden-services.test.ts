import { hiddenServicesRule as rule } from "../../../../doctor/rules/dns/hidden-services";
import { seen, service } from "../../facts";
import {
  connection,
  HOST,
  ownZone,
  record,
  REGIONAL,
  soundEndpoint,
  vpcEndpoint,
  zone,
} from "../../endpoint-facts";
import { fixOf, foundBy } from "../../judged";

const PROJECT = "p1.tsdb.cloud.timescale.com";
const WIDE = zone(PROJECT, [record(HOST, { aliasTo: REGIONAL })]);
const publicly = (id: string, name = id) =>
  service({
    ...{ id, name, attachment: undefined },
    publicEndpoint: { host: `${id}.${PROJECT}`, port: 30_000 },
  });
const OTHERS = [publicly("kd9w2xp4mz"), publicly("aaa", "rep\u200borts"), publicly("bbb")];
const services = { tigerCloud: { services: seen(OTHERS) } };

test("a zone of the whole domain hides the services that have no record in it", () => {
  const one = soundEndpoint({ zones: [WIDE], also: services });
  expect(foundBy(rule, one)).toEqual([
    `risk private-zone-hides-services: Private zone Z1 (${PROJECT}) of vpc-1: it has no record of aaa.${PROJECT}, bbb.${PROJECT}`,
  ]);
  expect(rule.judge(one).findings?.[0]?.why).toBe(
    "it answers for all names under its own: aaa (rep\\u200borts), bbb (bbb) cannot be resolved in the VPC",
  );
  expect(fixOf(rule, one)).toContain(HOST);
});

test("a zone of exactly the host hides nothing", () => {
  expect(foundBy(rule, soundEndpoint({ zones: [ownZone()], also: services }))).toEqual([]);
});

test("a service that has a record, or a zone of its own with one, is not hidden", () => {
  const aaa = `aaa.${PROJECT}`;
  const bbb = `bbb.${PROJECT}`;
  const zones = [
    zone(PROJECT, [record(HOST, { aliasTo: REGIONAL }), record(aaa, { values: ["192.0.2.1"] })]),
    zone(bbb, [record(bbb, { values: ["192.0.2.2"] })], "Z2"),
  ];
  expect(foundBy(rule, soundEndpoint({ zones, also: services }))).toEqual([]);
});

test("a service behind another endpoint of the VPC is judged as a way of its own", () => {
  const endpoints = [vpcEndpoint(), vpcEndpoint({ vpcEndpointId: "vpce-2" })];
  const behind = (serviceId: string, vpcEndpointId: string) =>
    connection({
      ...{ id: serviceId, vpcEndpointId },
      bindings: [{ serviceId, role: "primary", endpoint: undefined }],
    });
  const connections = [connection(), behind("aaa", "vpce-2"), behind("bbb", "vpce-9")];
  const one = soundEndpoint({ zones: [WIDE], endpoints, connections, also: services });
  expect(foundBy(rule, one)).toEqual([expect.stringMatching(/no record of bbb\.[^,]*$/)]);
});
