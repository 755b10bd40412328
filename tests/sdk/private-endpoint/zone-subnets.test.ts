import fc from "fast-check";
import {
  chosenSubnets,
  subnetProblems,
  zonesWithout,
} from "../../../sdk/private-endpoint/zone-subnets";

const ZONES = [
  { zoneId: "use1-az1", subnetIds: ["subnet-a", "subnet-b"] },
  { zoneId: "use1-az6", subnetIds: ["subnet-c"] },
];
const given = { vpcId: "vpc-1", isGiven: true };

test("one subnet is chosen in each zone: the first one", () => {
  expect(chosenSubnets(ZONES, [])).toEqual(["subnet-a", "subnet-c"]);
});

test("a subnet in use stays, and one in use elsewhere changes nothing", () => {
  expect(chosenSubnets(ZONES, ["subnet-b", "subnet-z"])).toEqual(["subnet-b", "subnet-c"]);
});

test("what was chosen is chosen again, whatever subnets come up beside it", () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(ids, ids, (before, more) => {
      const zone = (subnetIds: string[]) => [{ zoneId: "use1-az1", subnetIds: subnetIds.sort() }];
      const chosen = chosenSubnets(zone([...before]), []);
      const after = chosenSubnets(zone([...new Set([...before, ...more])]), chosen);
      expect(before.length === 0 || after.join() === chosen.join()).toBe(true);
    }),
  );
});

test("a zone without a subnet of the endpoint is told", () => {
  expect(zonesWithout(["subnet-b"], ZONES)).toEqual(["use1-az6"]);
  expect(zonesWithout(["subnet-b", "subnet-c"], ZONES)).toEqual([]);
});

test("subnets in other zones, and two of one zone, are refused all at once", () => {
  const text = subnetProblems(["subnet-a", "subnet-b", "subnet-x"], ZONES, given);
  expect(text?.split("\n")).toEqual([
    expect.stringContaining("subnet-x is not in vpc-1 and one of use1-az1, use1-az6"),
    expect.stringContaining("subnet-a and subnet-b are all in use1-az1"),
  ]);
});

test("one subnet in each zone, or in one of them, is right", () => {
  expect(subnetProblems(["subnet-a", "subnet-c"], ZONES, given)).toBeUndefined();
  expect(subnetProblems(["subnet-c"], ZONES, given)).toBeUndefined();
});

test("a VPC without a subnet in the zones is refused, and one in a region without known zones", () => {
  const none = { vpcId: "vpc-1", isGiven: false };
  const empty = ZONES.map(({ zoneId }) => ({ zoneId, subnetIds: [] }));
  expect(subnetProblems([], empty, none)).toContain("vpc-1 has no subnet in use1-az1, use1-az6");
  expect(subnetProblems([], [], none)).toContain("it is not known in which Availability Zones");
  expect(subnetProblems(["subnet-a"], [], given)).toBeUndefined();
});

test("a VPC without a subnet in any of the zones is told which they are", () => {
  const zones = ZONES.map(({ zoneId }) => ({ zoneId, subnetIds: [] }));
  expect(subnetProblems([], zones, { vpcId: "vpc-1", isGiven: false })).toBe(
    "subnetIds: vpc-1 has no subnet in use1-az1, use1-az6; Tiger Cloud answers in use1-az1, use1-az6 alone. Give a subnet in each.",
  );
});
