import { timescaleVpcExistsRule } from "../../../../doctor/rules/timescale-vpc/timescale-vpc-exists";
import { peeringCase, timescaleVpc, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

test("a Timescale VPC that is there is sound", () => {
  expect(namesOf(timescaleVpcExistsRule, peeringCase())).toEqual([]);
});

test("one that the project does not have is missing", () => {
  const one = peeringCase({ timescaleVpc: timescaleVpc({ id: "1002" }) });
  expect(findingOf(timescaleVpcExistsRule, one)).toMatchObject({
    ...{ name: "timescale-vpc-missing", severity: "broken", subject: "Timescale VPC 1001" },
    fix: expect.stringContaining("`pulumi refresh`") as string,
  });
});

test("where Timescale VPCs could not be looked at, none is called missing", () => {
  const one = peeringCase({ tigerCloud: { timescaleVpcs: UNSEEN } });
  expect(namesOf(timescaleVpcExistsRule, one)).toEqual([]);
});
