import fc from "fast-check";
import { conflictText, routeConflicts } from "../../../sdk/customer-vpc/route-conflicts";

const TIMESCALE = "10.0.0.0/24";
const TABLE = "rtb-0000000a";
const to = (destinationCidrBlock: string, target: string) => ({
  ...{ routeTableId: TABLE, destinationCidrBlock, target },
});
const reasons = (...routes: [string, string][]) =>
  routeConflicts(
    TIMESCALE,
    routes.map((route) => to(...route)),
    (id) => id === "pcx-ours",
  ).map(({ reason }) => reason);

test.each([
  ["the default route", "0.0.0.0/0", "igw-1"],
  ["a route elsewhere", "10.0.1.0/24", "tgw-1"],
  ["the route that is wanted", TIMESCALE, "pcx-ours"],
])("%s is not in the way", (_what, destination, target) => {
  expect(reasons([destination, target])).toEqual([]);
});

test.each([
  ["to something else", TIMESCALE, "tgw-1", "leads to tgw-1 already"],
  ["to a peering with another VPC", TIMESCALE, "pcx-theirs", "leads to pcx-theirs already"],
  ["that is wider", "10.0.0.0/16", "tgw-1", "overlaps 10.0.0.0/24"],
  ["of the customer VPC itself", "10.0.0.0/16", "local", "is the customer VPC itself"],
  ["that is narrower", "10.0.0.128/25", "pcx-ours", "overlaps 10.0.0.0/24"],
])("a route %s is in the way", (_what, destination, target, reason) => {
  expect(reasons([destination, target])).toEqual([reason]);
});

test("every route in the way has a line of the table, and what to do comes last", () => {
  const conflicts = routeConflicts(
    TIMESCALE,
    [to("10.0.0.0/16", "tgw-1"), to("10.0.0.0/24", "pcx-theirs")],
    () => false,
  );
  expect(conflictText(TIMESCALE, conflicts).split("\n")).toEqual([
    "Routes to the Timescale VPC 10.0.0.0/24: 2 existing routes are in the way.",
    "  route table   destination  target      why",
    "  rtb-0000000a  10.0.0.0/16  tgw-1       overlaps 10.0.0.0/24",
    "  rtb-0000000a  10.0.0.0/24  pcx-theirs  leads to pcx-theirs already",
    "Remove them, leave these tables out with routeTables, or choose another CIDR block for the Timescale VPC.",
  ]);
});

test("what is in the way always shares an address with the Timescale VPC", () => {
  const cidr = fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 8, max: 28 }))
    .map(([third, length]) => `10.0.${third}.0/${length}`);
  fc.assert(
    fc.property(cidr, (destination) => {
      const [found] = routeConflicts(TIMESCALE, [to(destination, "tgw-1")], () => false);
      const [address = "", length = "0"] = destination.split("/");
      const third = Number(address.split(".")[2]);
      const sharesNetwork =
        Number(length) <= 24 ? third >> (24 - Number(length)) === 0 : third === 0;
      expect(found !== undefined).toBe(sharesNetwork);
    }),
  );
});
