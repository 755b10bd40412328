import fc from "fast-check";
import {
  canonicalCidr,
  canonicalCidrSet,
  cidrsOverlap,
  isFullForm,
  parseCidr,
  sameCidr,
  sameCidrSet,
} from "../../../provider/rules/cidr";

const octet = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join("."));
const block = fc
  .tuple(address, fc.integer({ min: 0, max: 32 }))
  .map(([text, length]) => `${text}/${length}`);

/** Blocks of 1 to 16 addresses within 64, so that all of them can be counted and many overlap. */
const smallBlock = fc
  .tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 28, max: 32 }))
  .map(([last, length]) => ({ text: `10.0.0.${last}/${length}`, last, length }));

function addressesOf({ last, length }: { last: number; length: number }): number[] {
  const size = 2 ** (32 - length);
  const first = last - (last % size);
  return Array.from({ length: size }, (_, index) => first + index);
}

test("the canonical spelling of a canonical spelling is itself", () => {
  fc.assert(
    fc.property(block, (text) => {
      const canonical = canonicalCidr(text);
      expect(canonicalCidr(canonical)).toBe(canonical);
      expect(isFullForm(canonical)).toBe(true);
      expect(sameCidr(text, canonical)).toBe(true);
    }),
  );
});

test("a block overlaps itself, and overlaps in both directions", () => {
  fc.assert(
    fc.property(block, block, (left, right) => {
      expect(cidrsOverlap(left, left)).toBe(true);
      expect(cidrsOverlap(left, right)).toBe(cidrsOverlap(right, left));
    }),
  );
});

test("two blocks overlap where they have an address in common, and only there", () => {
  fc.assert(
    fc.property(smallBlock, smallBlock, (left, right) => {
      const shared = addressesOf(left).some((one) => addressesOf(right).includes(one));
      expect(cidrsOverlap(left.text, right.text)).toBe(shared);
      const same = left.length === right.length && shared;
      expect(sameCidr(left.text, right.text)).toBe(same);
    }),
    { numRuns: 500 },
  );
});

test("the first and the last address lie as many apart as the mask says", () => {
  fc.assert(
    fc.property(block, (text) => {
      const { first, last, prefixLength } = parseCidr(text)!;
      expect(last - first + 1).toBe(2 ** (32 - prefixLength));
    }),
  );
});

test.each([
  ["10.0.0.0/24", "10.0.0.0/24"],
  ["10.0.0/24", "10.0.0.0/24"],
  ["10.0/16", "10.0.0.0/16"],
  ["10/8", "10.0.0.0/8"],
  ["10.0.0.7/24", "10.0.0.0/24"],
  ["10.255.255.255/8", "10.0.0.0/8"],
  ["192.168.1.130/25", "192.168.1.128/25"],
  ["255.255.255.255/32", "255.255.255.255/32"],
  ["1.2.3.4/0", "0.0.0.0/0"],
])("the API's spelling %s means %s", (text, canonical) => {
  expect(parseCidr(text)?.text).toBe(canonical);
  expect(canonicalCidr(text)).toBe(canonical);
});

test.each([
  "",
  "net",
  "10.0.0.0",
  "/24",
  "10.0.0.0/",
  "10.0.0.0/33",
  "10.0.0.256/24",
  "10.0.0.0.0/24",
  "10.0.0./24",
  ".10.0.0/24",
  "-1.0.0.0/24",
  "10.0.0.0/-1",
  "10.0.0.0/2.5",
  "10.0.0.0/24 ",
  "10.0.0.0/24\n",
  "10.0.0.0 /24",
  "10.0.0.0/24/24",
  "0x0a.0.0.0/24",
  "2001:db8::/32",
  "::ffff:10.0.0.0/120",
  "١٠.0.0.0/24",
])("%j is no IPv4 CIDR block, equals only itself and overlaps nothing", (text) => {
  expect(parseCidr(text)).toBeUndefined();
  expect(canonicalCidr(text)).toBe(text);
  expect(sameCidr(text, text)).toBe(true);
  expect(sameCidr(text, "10.0.0.0/24")).toBe(false);
  expect(cidrsOverlap(text, text)).toBe(false);
  expect(cidrsOverlap("0.0.0.0/0", text)).toBe(false);
});

test("text that is not a block never throws and never comes back changed", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(parseCidr(text) === undefined);
      expect(canonicalCidr(text)).toBe(text);
    }),
  );
});

const blocks = fc.array(smallBlock, { maxLength: 6 });
const textsOf = (some: { text: string }[]) => some.map(({ text }) => text);

test("a set of blocks has one form, whatever their order, spelling and number", () => {
  const shuffled = blocks.chain((some) =>
    fc.tuple(
      fc.constant(textsOf(some)),
      fc.shuffledSubarray(textsOf([...some, ...some]), { minLength: some.length * 2 }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      expect(canonicalCidrSet(other)).toEqual(canonicalCidrSet(one));
      expect(canonicalCidrSet(canonicalCidrSet(one))).toEqual(canonicalCidrSet(one));
      expect(sameCidrSet(one, other)).toBe(true);
    }),
  );
});

test("two sets are the same where each block of one is in the other, and only there", () => {
  fc.assert(
    fc.property(blocks, blocks, (left, right) => {
      const isIn = (some: string[], block: string) => some.some((each) => sameCidr(each, block));
      const [one, other] = [textsOf(left), textsOf(right)];
      const same = one.every((each) => isIn(other, each)) && other.every((each) => isIn(one, each));
      expect(sameCidrSet(one, other)).toBe(same);
    }),
  );
});

test("however many blocks were read before, each is read as it is", () => {
  for (let n = 0; n < 10_001; n += 1) parseCidr(`10.${n >> 8}.${n & 255}.0/24`);
  expect(parseCidr("10.0.1.7/24")).toMatchObject({ text: "10.0.1.0/24", prefixLength: 24 });
  expect(parseCidr("10.39.16.0/24")?.text).toBe("10.39.16.0/24");
});
