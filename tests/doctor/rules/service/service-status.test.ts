import { serviceStatusRule } from "../../../../doctor/rules/service/service-status";
import { peeringCase, service } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

test.each(["READY", "DELETED"])("the word %s is none of this rule's", (status) => {
  const one = peeringCase({ service: service({ status }) });
  expect(namesOf(serviceStatusRule, one)).toEqual([]);
});

test("a service that does not exist has no status", () => {
  expect(namesOf(serviceStatusRule, peeringCase({ service: null }))).toEqual([]);
});

test("where no way leads to it, it is in transit only while it is nowhere else", () => {
  const without = (change: Parameters<typeof service>[0]) => {
    const one = peeringCase({
      service: service({ status: "CONFIGURING", attachment: undefined, ...change }),
      rest: { targets: [] },
    });
    return namesOf(serviceStatusRule, { ...one, way: { ...one.way, kind: "none" } });
  };
  expect(without({})).toEqual(["service-in-transit"]);
  expect(without({ publicEndpoint: { host: "db.example.com", port: 5432 } })).toEqual([]);
  expect(without({ attachment: { vpcId: "1002", endpoint: undefined } })).toEqual([]);
});

test("a paused service answers nobody, whatever its endpoint", () => {
  const one = peeringCase({ service: service({ status: "PAUSED" }) });
  expect(findingOf(serviceStatusRule, one)).toMatchObject({
    ...{ name: "service-paused", severity: "broken", why: "a paused service answers nobody" },
  });
});

test("a service that moves is unreachable until it has an endpoint", () => {
  const one = peeringCase({
    service: service({ status: "CONFIGURING", attachment: undefined }),
    rest: { targets: [] },
  });
  expect(findingOf(serviceStatusRule, one)).toMatchObject({
    ...{ name: "service-in-transit", severity: "broken" },
    saw: "Tiger Cloud calls it CONFIGURING, and tells no endpoint of it here",
    why: expect.stringContaining("unreachable until it is READY") as string,
  });
});

test("a service that changes where it is may be reached", () => {
  const one = peeringCase({ service: service({ status: "UPGRADING" }) });
  expect(findingOf(serviceStatusRule, one)).toMatchObject({
    ...{ name: "service-changing", severity: "risk", saw: "Tiger Cloud calls it UPGRADING" },
  });
});

test("a word that nobody knows is shown", () => {
  const one = peeringCase({ service: service({ status: "FROZEN" }) });
  expect(findingOf(serviceStatusRule, one)).toMatchObject({
    ...{ name: "service-changing" },
    saw: "Tiger Cloud calls it FROZEN, a word that this version does not know",
  });
});
