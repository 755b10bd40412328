import { findWays } from "../../../doctor/path/find-ways";
import { factsOf, peering, service, UNSEEN } from "../tiger-cloud-facts";
import { subjectOf } from "../subjects";
import { attached, stackPeering } from "./stack-things";

const SERVICES = [service("db01", "1001")];
const base = { serviceId: "db01", service: SERVICES[0], customerVpcId: "vpc-1" };

test("a peering of the service's Timescale VPC with the VPC is a way, whoever made it", () => {
  const peerings = { "1001": { value: [peering("1", "vpc-1"), peering("2", "vpc-2")] } };
  const facts = factsOf({ services: SERVICES, peerings });
  expect(findWays(subjectOf(["db01"], ["vpc-1"]), facts)).toEqual([
    {
      ...{ kind: "peering", ...base, name: undefined, timescaleVpcId: "1001" },
      ...{ peeringId: "1", provisionedId: "pcx-1" },
    },
  ]);
});

const stack = {
  attachments: [attached("db01", "1001")],
  peerings: [stackPeering("1001", "1", "vpc-1")],
};
const subject = subjectOf(["db01"], ["vpc-1"], stack);
const ofState = {
  kind: "peering",
  ...base,
  name: "to-vpc-1",
  timescaleVpcId: "1001",
  peeringId: "1",
};

test("what the state names and Tiger Cloud has is one way, with the stack's name", () => {
  const shown = peering("1", "vpc-1", { provisionedId: "pcx-new" });
  const facts = factsOf({ services: SERVICES, peerings: { "1001": { value: [shown] } } });
  expect(findWays(subject, facts)).toEqual([{ ...ofState, provisionedId: "pcx-new" }]);
});

test("what the state names and Tiger Cloud has no more is a way without a connection", () => {
  const facts = factsOf({ services: SERVICES, peerings: { "1001": { value: [] } } });
  expect(findWays(subject, facts)).toEqual([{ ...ofState, provisionedId: undefined }]);
});

test("where peerings cannot be seen, the state's are ways as it has them", () => {
  for (const peerings of [{ "1001": UNSEEN }, {}]) {
    const facts = factsOf({ services: SERVICES, peerings });
    expect(findWays(subject, facts)).toEqual([{ ...ofState, provisionedId: "pcx-1" }]);
  }
});

test("a peering that failed is no way where another one works, and is one where none does", () => {
  const former = peering("1", "vpc-1", { status: "INVALID" });
  const facts = (...value: (typeof former)[]) =>
    factsOf({ services: SERVICES, peerings: { "1001": { value } } });
  const idsOf = (...shown: (typeof former)[]) =>
    findWays(subjectOf(["db01"], ["vpc-1"]), facts(...shown)).map((way) =>
      way.kind === "peering" ? way.peeringId : way.kind,
    );
  expect(idsOf(former, peering("2", "vpc-1"))).toEqual(["2"]);
  expect(idsOf(former)).toEqual(["1"]);
});

test("one that failed and that the state names is a way beside the one that works", () => {
  const shown = [peering("1", "vpc-1", { status: "INVALID" }), peering("2", "vpc-1")];
  const facts = factsOf({ services: SERVICES, peerings: { "1001": { value: shown } } });
  expect(findWays(subject, facts)).toMatchObject([
    { peeringId: "1", name: "to-vpc-1" },
    { peeringId: "2", name: undefined },
  ]);
});

test("a service that is not attached any more has the way that the state wants", () => {
  const facts = factsOf({
    services: [service("db01")],
    peerings: { "1001": { value: [peering("1", "vpc-1")] } },
  });
  expect(findWays(subject, facts)).toMatchObject([{ kind: "peering", timescaleVpcId: "1001" }]);
});

test("a service that was moved has the way where it is, else the one that the state wants", () => {
  const services = [service("db01", "1002")];
  const there = { "1002": { value: [peering("9", "vpc-1")] }, "1001": { value: [] } };
  const moved = factsOf({ services, peerings: there });
  expect(findWays(subject, moved)).toMatchObject([{ timescaleVpcId: "1002", peeringId: "9" }]);
  const nowhere = factsOf({ services, peerings: { ...there, "1002": { value: [] } } });
  expect(findWays(subject, nowhere)).toMatchObject([{ timescaleVpcId: "1001", peeringId: "1" }]);
});
