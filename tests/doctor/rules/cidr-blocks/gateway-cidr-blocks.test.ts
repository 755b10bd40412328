import { gatewayCidrBlocksRule as rule } from "../../../../doctor/rules/cidr-blocks/gateway-cidr-blocks";
import { UNSEEN } from "../../facts";
import { soundGateway } from "../../gateway-facts";
import { fixOf, foundBy } from "../../judged";

test("a client whose block Tiger Cloud does not know gets no answers", () => {
  const one = soundGateway({ peering: { cidrBlocks: ["10.9.0.0/16"] } });
  expect(foundBy(rule, one)).toEqual([
    "broken gateway-cidr-blocks-unknown: cidrBlocks of peering 1001/6001 for 10.0.0.0/16: they are 10.9.0.0/16, without 10.0.1.0/24 of vpc-1",
  ]);
  expect(fixOf(rule, one)).toMatch(/console/);
  expect(fixOf(rule, { ...one, way: { ...one.way, name: "hub" } })).toBe(
    'Set cidrBlocks: ["10.0.0.0/16","10.9.0.0/16"] on the PeeredTransitGateway, and run `pulumi up`. That does not interrupt.',
  );
});

test("blocks within the VPC's give way to it, for two of them must not overlap", () => {
  const one = soundGateway({ peering: { cidrBlocks: ["10.0.1.0/25"] }, way: { name: "hub" } });
  expect(foundBy(rule, one)).toEqual([
    expect.stringMatching(/without 10\.0\.1\.128\/25 of vpc-1$/),
  ]);
  expect(fixOf(rule, one)).toContain('["10.0.0.0/16"]');
});

test.each([[["10.0.1.0/24"]], [["10.0.1.0/25", "10.0.1.128/25"]], [["10.0.0.0/8"]]])(
  "the client is known by %j",
  (cidrBlocks) => {
    expect(foundBy(rule, soundGateway({ peering: { cidrBlocks } }))).toEqual([]);
  },
);

test("no blocks at all are no news until the peering is active", () => {
  const cidrBlocks: string[] = [];
  expect(foundBy(rule, soundGateway({ peering: { cidrBlocks, status: "APPROVED" } }))).toEqual([]);
  expect(foundBy(rule, soundGateway({ peering: { cidrBlocks } }))).toEqual([
    expect.stringMatching(/they are empty, without 10\.0\.1\.0\/24/),
  ]);
});

test("nothing is said of a peering that is gone or was not seen", () => {
  expect(rule.judge(soundGateway({ peering: null }))).toEqual({});
  const one = soundGateway({ also: { tigerCloud: { vpcStates: UNSEEN } } });
  expect(rule.judge(one)).toEqual({});
});
