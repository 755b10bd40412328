import fc from "fast-check";
import { aclAllows, networkAclOf } from "../../../doctor/path/network-acl";
import type { NetworkAclEntry } from "../../../doctor/facts/aws";
import { parseCidr } from "../../../provider/rules/cidr";

const entry = (ruleNumber: number, change: Partial<NetworkAclEntry> = {}): NetworkAclEntry => ({
  ...{ ruleNumber, direction: "out", allows: true, cidrBlock: "0.0.0.0/0" },
  ...{ protocol: "6", ports: undefined },
  ...change,
});
const question = { direction: "out", cidrBlock: "10.70.0.0/24", ports: [5432, 5432] } as const;

test("the ACL of a subnet is the one that names it", () => {
  const acl = { networkAclId: "acl-1", subnetIds: ["subnet-1"], entries: [] };
  expect(networkAclOf([acl], "subnet-1")).toBe(acl);
  expect(networkAclOf([acl], "subnet-2")).toBeUndefined();
});

test("without an entry nothing passes", () => {
  expect(aclAllows([], question)).toEqual({ allows: "none", by: undefined });
});

test("the lowest number decides, in whatever order the entries come", () => {
  const deny = entry(90, { allows: false });
  expect(aclAllows([entry(100), deny], question)).toEqual({ allows: "none", by: deny });
  expect(aclAllows([deny, entry(80)], question)).toEqual({ allows: "all", by: undefined });
});

test("a part of the block or of the ports passes by itself", () => {
  const half = entry(100, { cidrBlock: "10.70.0.0/25" });
  expect(aclAllows([half], question)).toEqual({ allows: "part", by: undefined });
  const deny = entry(90, { allows: false, ports: [5433, 5433] });
  expect(aclAllows([entry(100), deny], { ...question, ports: [5432, 6432] })).toEqual({
    ...{ allows: "part", by: deny },
  });
});

test("two halves are the whole", () => {
  const halves = ["10.70.0.0/25", "10.70.0.128/25"].map((cidrBlock, index) =>
    entry(100 + index, { cidrBlock }),
  );
  expect(aclAllows(halves, question)).toEqual({ allows: "all", by: undefined });
});

test("entries of other protocols and of the other direction say nothing", () => {
  const others = [entry(1, { protocol: "17" }), entry(2, { direction: "in" })];
  expect(aclAllows(others, question)).toEqual({ allows: "none", by: undefined });
});

test("an entry of all protocols speaks of all ports", () => {
  const all = entry(1, { protocol: "-1", ports: [0, 0] });
  expect(aclAllows([all], question)).toEqual({ allows: "all", by: undefined });
});

test("a denial that an earlier entry has taken everything from is not what denies", () => {
  const late = entry(200, { allows: false, cidrBlock: "10.70.0.0/25" });
  const early = entry(100, { cidrBlock: "10.70.0.0/25" });
  expect(aclAllows([early, late], question)).toEqual({ allows: "part", by: undefined });
});

test("what is no block does not pass", () => {
  expect(aclAllows([entry(1)], { ...question, cidrBlock: "2600::/64" })).toEqual({
    ...{ allows: "none", by: undefined },
  });
});

const block = fc
  .tuple(fc.integer({ min: 0, max: 15 }), fc.constantFrom(0, 28, 29, 30, 31, 32))
  .map(([last, length]) => parseCidr(`10.0.0.${last}/${length}`)!.text);
const ports = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
  .map(([one, other]): [number, number] => [Math.min(one, other), Math.max(one, other)]);
const entries = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 8 }).chain((numbers) =>
  fc.tuple(
    ...numbers.map((ruleNumber) =>
      fc.record<NetworkAclEntry>({
        ...{ ruleNumber: fc.constant(ruleNumber), allows: fc.boolean(), cidrBlock: block },
        direction: fc.constantFrom("in", "out"),
        protocol: fc.constantFrom("6", "6", "-1", "17"),
        ports: fc.option(ports, { nil: undefined }),
      }),
    ),
  ),
);

/** The entries that speak of TCP in one direction, taken apart, the lowest number first. */
function rowsOf(given: readonly NetworkAclEntry[], direction: "in" | "out") {
  return Array.from({ length: 21 }, (_, number) => number).flatMap((number) =>
    given
      .filter((each) => each.ruleNumber === number)
      .filter((each) => each.direction === direction && each.protocol !== "17")
      .map((each) => {
        const all = each.protocol === "-1" || each.ports === undefined;
        return { each, block: parseCidr(each.cidrBlock)!, ports: all ? [0, 65_535] : each.ports! };
      }),
  );
}

test("the answer is that of each address and port by itself", () => {
  const direction = fc.constantFrom("in" as const, "out" as const);
  const asked = block.filter((text) => text !== "0.0.0.0/0");
  fc.assert(
    fc.property(entries, direction, asked, ports, (given, way, cidrBlock, range) => {
      const { first, last } = parseCidr(cidrBlock)!;
      const rows = rowsOf(given, way);
      const deciders: (NetworkAclEntry | undefined)[] = [];
      for (let address = first; address <= last; address += 1) {
        for (let port = range[0]; port <= range[1]; port += 1) {
          const row = rows.find(
            (each) =>
              each.block.first <= address &&
              address <= each.block.last &&
              each.ports[0] <= port &&
              port <= each.ports[1],
          );
          deciders.push(row?.each);
        }
      }
      const allowed = deciders.filter((decider) => decider?.allows === true).length;
      const denying = deciders.filter((decider) => decider?.allows === false);
      const firstDenial = Math.min(...denying.map((decider) => decider!.ruleNumber));
      const whole = allowed === deciders.length ? "all" : "part";
      expect(aclAllows(given, { direction: way, cidrBlock, ports: range })).toEqual({
        allows: allowed === 0 ? "none" : whole,
        by: given.find(({ ruleNumber }) => ruleNumber === firstDenial),
      });
    }),
    { numRuns: 1_500 },
  );
});
