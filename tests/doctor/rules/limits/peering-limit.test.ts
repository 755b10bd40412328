import { peeringLimitRule } from "../../../../doctor/rules/limits/peering-limit";
import { peering, peeringCase, seen, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

const caseWith = (count: number) => {
  const list = Array.from({ length: count }, (_, index) => peering({ id: String(5001 + index) }));
  return peeringCase({ tigerCloud: { peerings: new Map([["1001", seen(list)]]) } });
};

test("from 45 peerings on, the limit of 50 is near", () => {
  expect(namesOf(peeringLimitRule, caseWith(44))).toEqual([]);
  expect(findingOf(peeringLimitRule, caseWith(45))).toMatchObject({
    ...{ name: "peerings-near-limit", severity: "risk", saw: "it has 45 of 50" },
  });
});

test("peerings that could not be looked at are near no limit", () => {
  const one = peeringCase({ tigerCloud: { peerings: new Map([["1001", UNSEEN]]) } });
  expect(namesOf(peeringLimitRule, one)).toEqual([]);
});
