import fc from "fast-check";
import { groupsAllow } from "../../../doctor/path/group-permissions";
import type { GroupPermission } from "../../../doctor/facts/aws";
import { parseCidr } from "../../../provider/rules/cidr";

const permission = (change: Partial<GroupPermission>): GroupPermission => ({
  ...{ protocol: "tcp", ports: [5432, 5432], cidrBlocks: [], groupIds: [], prefixListIds: [] },
  ...change,
});
const question = { cidrBlock: "10.70.0.0/24", groupIds: [], port: 5432 };

test("without a permission nothing passes", () => {
  expect(groupsAllow([], question)).toBe("none");
});

test.each([
  ["tcp", [5432, 5432], "all"],
  ["6", [5000, 6000], "all"],
  ["tcp", undefined, "all"],
  ["-1", [0, 0], "all"],
  ["tcp", [5433, 5433], "none"],
  ["tcp", [0, 5431], "none"],
  ["udp", [5432, 5432], "none"],
  ["icmp", undefined, "none"],
] as const)("protocol %s with ports %p lets %s of port 5432 pass", (protocol, ports, expected) => {
  const cidrBlocks = ["10.0.0.0/8"];
  expect(groupsAllow([permission({ protocol, ports, cidrBlocks })], question)).toBe(expected);
});

test("two halves are the whole, in one permission or in two", () => {
  const [lower, upper] = ["10.70.0.0/25", "10.70.0.128/25"];
  expect(groupsAllow([permission({ cidrBlocks: [lower, upper] })], question)).toBe("all");
  const two = [permission({ cidrBlocks: [lower] }), permission({ cidrBlocks: [upper] })];
  expect(groupsAllow(two, question)).toBe("all");
  expect(groupsAllow(two.slice(1), question)).toBe("part");
});

test("a permission for a group counts where the other end wears it", () => {
  const toGroup = [permission({ groupIds: ["sg-2"] })];
  expect(groupsAllow(toGroup, { ...question, groupIds: ["sg-1", "sg-2"] })).toBe("all");
  expect(groupsAllow(toGroup, { ...question, groupIds: ["sg-1"] })).toBe("none");
  const other = [permission({ groupIds: ["sg-2"], ports: [80, 80] })];
  expect(groupsAllow(other, { ...question, groupIds: ["sg-2"] })).toBe("none");
});

test("a prefix list that nobody could look at leaves open what blocks do not settle", () => {
  const list = permission({ prefixListIds: ["pl-1"] });
  const half = permission({ cidrBlocks: ["10.70.0.0/25"] });
  const whole = permission({ cidrBlocks: ["10.70.0.0/24"] });
  expect(groupsAllow([list], question)).toBe("unseen");
  expect(groupsAllow([list, half], question)).toBe("unseen");
  expect(groupsAllow([list, whole], question)).toBe("all");
  expect(groupsAllow([{ ...list, ports: [80, 80] }, half], question)).toBe("part");
});

test("what is no block does not pass", () => {
  const all = permission({ cidrBlocks: ["0.0.0.0/0"] });
  expect(groupsAllow([all], { ...question, cidrBlock: "2600::/64" })).toBe("none");
});

const block = fc
  .tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 28, max: 32 }))
  .map(([last, length]) => parseCidr(`10.0.0.${last}/${length}`)!.text);
const port = fc.integer({ min: 1, max: 4 });
const anyPermission = fc.record<GroupPermission>({
  protocol: fc.constantFrom("tcp", "tcp", "6", "-1", "udp"),
  ports: fc.option(
    fc.tuple(port, port).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]),
    { nil: undefined },
  ),
  cidrBlocks: fc.array(block, { maxLength: 4 }),
  groupIds: fc.constant([]),
  prefixListIds: fc.constant([]),
});

test("the answer is that of each address by itself", () => {
  fc.assert(
    fc.property(fc.array(anyPermission, { maxLength: 5 }), block, port, (given, whole, asked) => {
      const { first, last } = parseCidr(whole)!;
      const passes = (address: number) =>
        given.some(({ protocol, ports, cidrBlocks }) => {
          if (protocol === "udp") return false;
          const [from, to] = protocol === "-1" ? [0, 9] : (ports ?? [0, 9]);
          if (asked < from || to < asked) return false;
          const blocks = cidrBlocks.map((text) => parseCidr(text)!);
          return blocks.some((each) => each.first <= address && address <= each.last);
        });
      const all = Array.from({ length: last - first + 1 }, (_, index) => passes(first + index));
      const some = all.includes(false) ? "part" : "all";
      const expected = all.includes(true) ? some : "none";
      expect(groupsAllow(given, { cidrBlock: whole, groupIds: [], port: asked })).toBe(expected);
    }),
    { numRuns: 1_000 },
  );
});
