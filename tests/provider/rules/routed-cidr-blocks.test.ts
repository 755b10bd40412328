import fc from "fast-check";
import { cidrsOverlap } from "../../../provider/rules/cidr";
import { routedCidrBlocksValidator } from "../../../provider/rules/routed-cidr-blocks";

const ALLOWED = "allowed is a list of at least one IPv4 CIDR block, of which no two overlap";

test.each([[["10.1.0.0/16"]], [["10.1.0.0/16", "10.2/16", "192.168.0.9/24"]]])(
  "%j is right",
  (blocks) => {
    expect(routedCidrBlocksValidator(blocks)).toBeUndefined();
  },
);

const WRITE = 'Write each like "10.0.0.0/16".';
const LEAVE_OUT = "Of those that overlap, leave out all but the largest.";

test.each<[unknown, string, string]>([
  [undefined, "nothing", "Give a list."],
  ["10.1.0.0/16", '"10.1.0.0/16"', "Give a list."],
  [[], "nothing", "List what is to be reached through the transit gateway."],
  [["10.1.0.0/16", "10.2.0.0/33", 7], '["10.2.0.0/33",7]', WRITE],
  [["10.1.0.0/16", "10.2.0.0/16", "10.1.7.0/24"], '["10.1.0.0/16","10.1.7.0/24"]', LEAVE_OUT],
  [["10.1.0.0/16", "10.1/16"], '["10.1.0.0/16","10.1/16"]', LEAVE_OUT],
  [["fd00::/64", "10.1.0.0/16", "10.1.7.0/24"], shownOf("fd00::/64"), `${WRITE} ${LEAVE_OUT}`],
])("%j is refused, with all that is wrong in it", (value, shown, fix) => {
  expect(routedCidrBlocksValidator(value)).toBe(`got ${shown}; ${ALLOWED}. ${fix}`);
});

function shownOf(first: string): string {
  return JSON.stringify([first, "10.1.0.0/16", "10.1.7.0/24"]);
}

test("a list of blocks is right where no two of them overlap, and only there", () => {
  const block = fc
    .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 8, max: 32 }))
    .map(([octet, length]) => `10.0.${octet}.0/${length}`);
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) => {
      const clash = blocks.some((one, at) =>
        blocks.slice(at + 1).some((b) => cidrsOverlap(one, b)),
      );
      expect(routedCidrBlocksValidator(blocks) === undefined).toBe(!clash);
    }),
  );
});
