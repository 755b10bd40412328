import { findWays } from "../../../doctor/path/find-ways";
import { factsOf, gateway, peering, service } from "../tiger-cloud-facts";
import { subjectOf } from "../subjects";
import { attached, stackPeering } from "./stack-things";

const shown = (ways: ReturnType<typeof findWays>) =>
  ways.map(({ kind, serviceId, customerVpcId }) => `${kind} ${serviceId} ${customerVpcId}`).sort();

test("where nothing leads from the VPC to the service, that is told", () => {
  const facts = factsOf({ services: [service("db01")], gateways: {}, connections: [] });
  expect(findWays(subjectOf(["db01"], ["vpc-1"]), facts)).toEqual([
    {
      ...{ kind: "none", serviceId: "db01", service: service("db01") },
      ...{ customerVpcId: "vpc-1", name: undefined },
    },
  ]);
});

test("a service that there is none of has a way of no kind, by its name", () => {
  const subject = { ...subjectOf([], ["vpc-1"]), services: [{ name: "metrics" }] };
  const facts = factsOf({ services: [service("db01")] });
  expect(findWays(subject, facts)).toMatchObject([
    { kind: "none", serviceId: "metrics", service: undefined },
  ]);
});

test("a name stands for each service that has it, and an id for itself", () => {
  const services = [
    service("db01", undefined, "metrics"),
    service("db02", undefined, "metrics"),
    service("db03", undefined, "db01"),
  ];
  const named = (name: string) => ({ ...subjectOf([], ["vpc-1"]), services: [{ name }] });
  const facts = factsOf({ services });
  expect(shown(findWays(named("metrics"), facts))).toEqual(["none db01 vpc-1", "none db02 vpc-1"]);
  expect(shown(findWays(named("db01"), facts))).toEqual(["none db01 vpc-1"]);
});

/** Two networks in one stack: db01 and vpc-1 in 1001, db02 and vpc-2 in 1002. */
const TWO = {
  attachments: [attached("db01", "1001"), attached("db02", "1002")],
  peerings: [stackPeering("1001", "1", "vpc-1"), stackPeering("1002", "2", "vpc-2")],
};
const FACTS = factsOf({
  services: [service("db01", "1001"), service("db02", "1002"), service("db03", "1001")],
  peerings: {
    "1001": { value: [peering("1", "vpc-1")] },
    "1002": { value: [peering("2", "vpc-2")] },
  },
  gateways: { "1001": [gateway("7", "tgw-7")] },
});

test("networks beside each other in one stack are not mixed", () => {
  const subject = subjectOf(["db01", "db02"], ["vpc-1", "vpc-2"], TWO);
  expect(shown(findWays(subject, FACTS))).toEqual(["peering db01 vpc-1", "peering db02 vpc-2"]);
});

test("a peering to which the stack attaches nothing is judged with the services that Tiger Cloud shows behind it", () => {
  const subject = subjectOf([], ["vpc-1"], { peerings: TWO.peerings.slice(0, 1) });
  expect(shown(findWays(subject, FACTS))).toEqual(["peering db01 vpc-1", "peering db03 vpc-1"]);
  const beside = subjectOf(["db02"], ["vpc-1", "vpc-2"], {
    ...{ attachments: TWO.attachments.slice(1), peerings: TWO.peerings },
  });
  expect(shown(findWays(beside, FACTS))).toEqual([
    ...["peering db01 vpc-1", "peering db02 vpc-2", "peering db03 vpc-1"],
  ]);
});

test("a service that was asked for brings no others along", () => {
  const subject = subjectOf(["db02"], ["vpc-1", "vpc-2"], TWO);
  expect(shown(findWays(subject, FACTS))).toEqual(["peering db02 vpc-2"]);
  const unattached = { ...FACTS, services: { value: [service("db09")] } };
  expect(shown(findWays(subjectOf(["db09"], ["vpc-1", "vpc-2"], TWO), unattached))).toEqual([
    ...["none db09 vpc-1", "none db09 vpc-2"],
  ]);
});

test("a VPC of the stack from which nothing leads anywhere is told", () => {
  const stack = { attachments: TWO.attachments.slice(0, 1), peerings: TWO.peerings.slice(0, 1) };
  const [app, half] = subjectOf([], ["vpc-1", "vpc-half-made"]).customerVpcs;
  // Its component has made a group in it, and no peering.
  const customerVpcs = [app!, { ...half!, name: "jobs" }];
  const subject = { ...subjectOf(["db01"], [], stack), customerVpcs };
  expect(shown(findWays(subject, FACTS))).toEqual([
    ...["none db01 vpc-half-made", "peering db01 vpc-1"],
  ]);
});

test("50 peers and a service are 50 ways", () => {
  const vpcIds = Array.from({ length: 50 }, (_, index) => `vpc-${index}`);
  const peerings = vpcIds.map((id, index) => stackPeering("1001", String(index), id));
  const subject = subjectOf(["db01"], vpcIds, {
    attachments: [attached("db01", "1001")],
    peerings,
  });
  const all = vpcIds.map((id, index) => peering(String(index), id));
  const facts = factsOf({
    services: [service("db01", "1001")],
    peerings: { "1001": { value: all } },
  });
  expect(findWays(subject, facts)).toHaveLength(50);
});
