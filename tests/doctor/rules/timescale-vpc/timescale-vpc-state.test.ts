import { timescaleVpcStateRule } from "../../../../doctor/rules/timescale-vpc/timescale-vpc-state";
import { gatewayCase, peeringCase, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

test("a Timescale VPC that is made is sound", () => {
  expect(namesOf(timescaleVpcStateRule, gatewayCase())).toEqual([]);
});

test("no word, and no right to ask, say nothing", () => {
  expect(namesOf(timescaleVpcStateRule, peeringCase({ vpcState: { status: "" } }))).toEqual([]);
  const unseen = peeringCase({ tigerCloud: { vpcStates: UNSEEN } });
  expect(namesOf(timescaleVpcStateRule, unseen)).toEqual([]);
});

test.each(["CREATING", "THAWING"])("one that is %s is not usable yet", (status) => {
  expect(findingOf(timescaleVpcStateRule, peeringCase({ vpcState: { status } }))).toMatchObject({
    ...{
      name: "timescale-vpc-not-ready",
      severity: "broken",
      saw: `Tiger Cloud calls it ${status}`,
    },
  });
});

test("one that failed is told with the vendor's words, which cannot hide anything", () => {
  const vpcState = { status: "CREATING", errorMessage: "no\u202E room" };
  expect(findingOf(timescaleVpcStateRule, peeringCase({ vpcState }))).toMatchObject({
    ...{ name: "timescale-vpc-failed", severity: "broken" },
    ...{ saw: 'Tiger Cloud calls it CREATING: "no\uFFFD room"' },
  });
});
