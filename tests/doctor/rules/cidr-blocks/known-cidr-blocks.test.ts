import { knownCidrBlocksRule } from "../../../../doctor/rules/cidr-blocks/known-cidr-blocks";
import { peeringCase, seen, UNSEEN } from "../../facts";
import { findingOf, namesOf } from "../../finding-of";

const grown = seen({ accountId: "111122223333", cidrBlocks: ["10.0.0.0/16", "100.64.0.0/16"] });
const inNewBlock = { subnetId: "subnet-3", cidrBlock: "100.64.1.0/24" };
const subnets = seen([
  { subnetId: "subnet-1", cidrBlock: "10.0.1.0/24", zoneId: "euw1-az2" },
  { ...inNewBlock, zoneId: "euw1-az2" },
]);

test("blocks that Tiger Cloud knows, or knows a part of a larger one of, are sound", () => {
  expect(namesOf(knownCidrBlocksRule, peeringCase())).toEqual([]);
  const wider = { knownCidrBlocks: new Map([["5001", ["10.0.0.0/8", "100.64.0.0/10"]]]) };
  expect(
    namesOf(knownCidrBlocksRule, peeringCase({ vpcState: wider, vpc: { vpc: grown } })),
  ).toEqual([]);
});

test("a client in a block that came later gets no answers", () => {
  const one = peeringCase({ vpc: { vpc: grown, subnets }, client: inNewBlock });
  expect(findingOf(knownCidrBlocksRule, one)).toMatchObject({
    ...{ name: "cidr-block-unknown", severity: "broken" },
    subject: "Peering 1001/5001, block 100.64.0.0/16",
    why: "it sends no answers to clients in that block",
    fix: expect.stringContaining('Set cidrDrift: "update" on the peer') as string,
  });
});

test("for clients of other blocks it is a risk, where nobody is in that one or only they are asked about", () => {
  expect(findingOf(knownCidrBlocksRule, peeringCase({ vpc: { vpc: grown } }))).toMatchObject({
    ...{ name: "other-cidr-block-unknown", severity: "risk" },
  });
  const from = seen({
    ...{ vpcId: "vpc-1", subnetId: "subnet-1", address: undefined, securityGroupIds: undefined },
  });
  const asked = peeringCase({ vpc: { vpc: grown, subnets }, aws: { from } });
  expect(namesOf(knownCidrBlocksRule, asked)).toEqual(["other-cidr-block-unknown"]);
});

test("it is told once, of the clients that it breaks", () => {
  expect(namesOf(knownCidrBlocksRule, peeringCase({ vpc: { vpc: grown, subnets } }))).toEqual([]);
});

test("without a stack, another peering is needed", () => {
  const one = peeringCase({ vpc: { vpc: grown } }, { name: undefined });
  expect(findingOf(knownCidrBlocksRule, one).fix).toContain("Delete the peering");
});

test("while Tiger Cloud shows no blocks, none is unknown", () => {
  const vpcState = { knownCidrBlocks: new Map<string, string[]>() };
  expect(namesOf(knownCidrBlocksRule, peeringCase({ vpcState }))).toEqual([]);
});

test("what only GraphQL tells may not be seen", () => {
  const one = peeringCase({ tigerCloud: { vpcStates: UNSEEN } });
  expect(knownCidrBlocksRule.judge(one)).toEqual({
    unseen: [
      {
        ...{ link: "cidr-blocks", subject: "CIDR blocks that Tiger Cloud knows of vpc-1" },
        reason: "no right to ask",
      },
    ],
  });
});
