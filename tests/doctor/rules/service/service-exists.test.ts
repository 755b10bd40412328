import { serviceExistsRule } from "../../../../doctor/rules/service/service-exists";
import { peeringCase, service, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

test("a service that is there is sound", () => {
  expect(namesOf(serviceExistsRule, peeringCase())).toEqual([]);
});

test("a service that the project does not have is missing", () => {
  expect(findingOf(serviceExistsRule, peeringCase({ service: null }))).toMatchObject({
    ...{ name: "service-missing", severity: "broken", subject: "Service kd9w2xp4mz" },
    fix: expect.stringContaining("timescale:publicKey") as string,
  });
});

test("where services could not be looked at, none is called missing", () => {
  const one = peeringCase({ service: null, tigerCloud: { services: UNSEEN } });
  expect(namesOf(serviceExistsRule, one)).toEqual([]);
});

test.each(["DELETING", "DELETED"])("a service that is %s answers nobody", (status) => {
  const one = peeringCase({ service: service({ status }) });
  expect(findingOf(serviceExistsRule, one)).toMatchObject({
    ...{ name: "service-deleted", severity: "broken", saw: `Tiger Cloud calls it ${status}` },
  });
});
