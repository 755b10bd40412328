import fc from "fast-check";
import { routesTo, routeTableOf } from "../../../doctor/path/select-route";
import type { Route, RouteTable } from "../../../doctor/facts/aws";
import { parseCidr } from "../../../provider/rules/cidr";

const table = (routes: readonly Route[], change: Partial<RouteTable> = {}): RouteTable => ({
  ...{ routeTableId: "rtb-1", isMain: true, subnetIds: [], routes },
  ...change,
});
const route = (target: string, ...destinations: string[]): Route => ({
  ...{ destinations, target, prefixListId: undefined, isBlackhole: false, isPropagated: false },
});
const targetsOf = (routes: readonly Route[], block: string) =>
  routesTo(table(routes), block).map((part) => [part.block, part.route?.target]);

test("a subnet uses the table that it is associated with, else the main one", () => {
  const main = table([]);
  const other = table([], { routeTableId: "rtb-2", isMain: false, subnetIds: ["subnet-2"] });
  expect(routeTableOf([main, other], "subnet-2")).toBe(other);
  expect(routeTableOf([main, other], "subnet-1")).toBe(main);
  expect(routeTableOf([other], "subnet-1")).toBeUndefined();
});

test("the most specific route wins, in whatever order the table has them", () => {
  const routes = [route("igw-1", "0.0.0.0/0"), route("pcx-1", "10.70.0.0/24")];
  expect(targetsOf(routes, "10.70.0.0/24")).toEqual([["10.70.0.0/24", "pcx-1"]]);
  expect(targetsOf(routes.reverse(), "10.70.0.0/24")).toEqual([["10.70.0.0/24", "pcx-1"]]);
});

test("a more specific route takes its part of the block away", () => {
  const routes = [route("pcx-1", "10.70.0.0/24"), route("eni-1", "10.70.0.64/26")];
  expect(targetsOf(routes, "10.70.0.0/24")).toEqual([
    ["10.70.0.0/26", "pcx-1"],
    ["10.70.0.64/26", "eni-1"],
    ["10.70.0.128/25", "pcx-1"],
  ]);
});

test("a block that no route leads to has a part without a route", () => {
  expect(targetsOf([], "10.70.0.0/24")).toEqual([["10.70.0.0/24", undefined]]);
  expect(targetsOf([route("pcx-1", "10.70.0.0/25")], "10.70.0.0/24")).toEqual([
    ["10.70.0.0/25", "pcx-1"],
    ["10.70.0.128/25", undefined],
  ]);
});

test("the blocks of a prefix list are destinations, those of IPv6 none", () => {
  const list = { ...route("pcx-1", "10.80.0.0/16", "10.70.0.0/16"), prefixListId: "pl-1" };
  expect(targetsOf([route("igw-1", "::/0"), list], "10.70.0.0/24")).toEqual([
    ["10.70.0.0/24", "pcx-1"],
  ]);
});

test("of equal destinations a static route wins, then a prefix list, then a propagated route", () => {
  const propagated = { ...route("vgw-1", "10.70.0.0/24"), isPropagated: true };
  const list = { ...route("tgw-1", "10.70.0.0/24"), prefixListId: "pl-1" };
  const written = route("pcx-1", "10.70.0.0/24");
  const winner = (...routes: Route[]) => targetsOf(routes, "10.70.0.0/24")[0]?.[1];
  expect(winner(propagated, list, written)).toBe("pcx-1");
  expect(winner(propagated, list)).toBe("tgw-1");
  expect(winner({ ...propagated, destinations: ["10.70.0.0/25"] }, written)).toBe("vgw-1");
});

test("the local route wins over more specific propagated ones, and over no others", () => {
  const local = route("local", "10.70.0.0/16");
  const specific = route("eni-1", "10.70.0.0/24");
  const block = "10.70.0.0/24";
  expect(targetsOf([local, { ...specific, isPropagated: true }], block)).toEqual([
    [block, "local"],
  ]);
  expect(targetsOf([local, specific], block)).toEqual([[block, "eni-1"]]);
});

test("what is no block has no parts", () => {
  expect(routesTo(table([]), "2600::/64")).toEqual([]);
});

/** Blocks within 64 addresses, or with all of them in it. */
const block = fc
  .tuple(fc.integer({ min: 0, max: 63 }), fc.constantFrom(0, 24, 26, 27, 28, 29, 30, 31, 32))
  .map(([last, length]) => parseCidr(`10.0.0.${last}/${length}`)!.text);
const anyRoute: fc.Arbitrary<Route> = fc.record({
  destinations: fc.array(block, { maxLength: 3 }),
  prefixListId: fc.constantFrom(undefined, "pl-1"),
  target: fc.constantFrom("pcx-1", "local", "igw-1", "vgw-1"),
  isBlackhole: fc.boolean(),
  isPropagated: fc.boolean(),
});
const addressesOf = (text: string): number[] => {
  const { first, last } = parseCidr(text)!;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

const entriesOf = (routes: readonly Route[]) =>
  routes.flatMap((each) => each.destinations.map((text) => ({ each, ...parseCidr(text)! })));

/** Of one address, by looking at each destination: the routes that nothing beats. */
function winnersOf(entries: ReturnType<typeof entriesOf>, address: number): Route[] {
  const matches = entries.filter(({ first, last }) => first <= address && address <= last);
  const isLocal = matches.some(({ each }) => each.target === "local");
  const free = matches.filter(({ each }) => !isLocal || !each.isPropagated);
  const longest = Math.max(...free.map(({ prefixLength }) => prefixLength));
  const best = free.filter(({ prefixLength }) => prefixLength === longest).map(({ each }) => each);
  const kinds = [
    best.filter((each) => !each.isPropagated && each.prefixListId === undefined),
    best.filter((each) => !each.isPropagated),
    best,
  ];
  return kinds.find((kind) => kind.length > 0) ?? [];
}

test("the parts are the block, each address once, and each takes the route that wins for it", () => {
  const asked = block.filter((text) => parseCidr(text)!.prefixLength >= 24);
  fc.assert(
    fc.property(fc.array(anyRoute, { maxLength: 6 }), asked, (routes, whole) => {
      const parts = routesTo(table(routes), whole);
      expect(parts.flatMap((part) => addressesOf(part.block))).toEqual(addressesOf(whole));
      const entries = entriesOf(routes);
      const wrong = parts.flatMap((part) =>
        addressesOf(part.block).filter((address) => {
          const winners = winnersOf(entries, address);
          return part.route === undefined ? winners.length > 0 : !winners.includes(part.route);
        }),
      );
      expect(wrong).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test("no two parts that are halves of a block take one route", () => {
  fc.assert(
    fc.property(fc.array(anyRoute, { maxLength: 6 }), (routes) => {
      const parts = routesTo(table(routes), "10.0.0.0/26");
      parts.slice(1).forEach((part, index) => {
        const [one, other] = [parseCidr(parts[index]!.block)!, parseCidr(part.block)!];
        const size = one.last - one.first + 1;
        const areHalves = one.prefixLength === other.prefixLength && one.first % (2 * size) === 0;
        if (areHalves) expect(part.route).not.toBe(parts[index]!.route);
      });
    }),
    { numRuns: 500 },
  );
});
