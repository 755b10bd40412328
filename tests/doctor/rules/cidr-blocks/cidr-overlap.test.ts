import { cidrOverlapRule } from "../../../../doctor/rules/cidr-blocks/cidr-overlap";
import { gatewayCase, peeringCase, seen, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

test("VPCs without a common address are sound", () => {
  expect(namesOf(cidrOverlapRule, peeringCase())).toEqual([]);
});

test.each([peeringCase, gatewayCase])(
  "any block of the customer VPC that overlaps is told",
  (caseOf) => {
    const vpc = seen({ accountId: "111122223333", cidrBlocks: ["10.0.0.0/16", "10.70.0.128/25"] });
    expect(findingOf(cidrOverlapRule, caseOf({ vpc: { vpc } }))).toMatchObject({
      ...{ name: "cidr-overlap", severity: "broken", subject: "Timescale VPC 1001 and vpc-1" },
      saw: "10.70.0.0/24 of the one and 10.70.0.128/25 of the other overlap",
    });
  },
);

test("what could not be looked at overlaps nothing", () => {
  expect(namesOf(cidrOverlapRule, peeringCase({ vpc: { vpc: UNSEEN } }))).toEqual([]);
});
