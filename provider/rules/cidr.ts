import type IpCidr from "ip-cidr";

/** An IPv4 CIDR block, taken apart. */
export interface CidrBlock {
  /** Canonical text: four octets, no host bits, such as `10.0.0.0/24`. */
  readonly text: string;
  /** Mask length, 0 to 32. */
  readonly prefixLength: number;
  /** First address as a number. */
  readonly first: number;
  /** Last address as a number. */
  readonly last: number;
}

const FULL_FORM = /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/;
const SHORT_FORM = /^\d{1,3}(\.\d{1,3}){0,3}\/\d{1,2}$/;

/**
 * Reads an IPv4 CIDR block in any spelling that the Tiger Cloud API is known to answer with: full,
 * with host bits set (`10.0.0.7/24`), or shortened (`10.0.0/24`).
 *
 * @returns undefined where the text is no IPv4 CIDR block
 */
export function parseCidr(text: string): CidrBlock | undefined {
  const known = READ.get(text);
  if (known !== undefined) return known;
  const block = readCidr(text);
  if (READ.size >= MOST_READ) READ.clear();
  if (block !== undefined) READ.set(text, block);
  return block;
}

/**
 * Blocks that were read before, by their texts: the package takes far longer than this does, and a network asks
 * for the same few blocks over and over.
 */
const READ = new Map<string, CidrBlock>();
const MOST_READ = 10_000;

function readCidr(text: string): CidrBlock | undefined {
  if (!SHORT_FORM.test(text)) return undefined;
  const [address = "", prefix = ""] = text.split("/");
  const octets = address.split(".");
  const full = `${[...octets, "0", "0", "0"].slice(0, 4).join(".")}/${prefix}`;
  const IPCIDR = loadIpCidr();
  if (!IPCIDR.isValidCIDR(full)) return undefined;
  const [start, end] = new IPCIDR(full).toRange<ToString>({ type: "bigInteger" });
  const first = Number(start.toString());
  const prefixLength = Number(prefix);
  return {
    text: `${dotted(first)}/${prefixLength}`,
    prefixLength,
    first,
    last: Number(end.toString()),
  };
}

/** True for four octets and a mask, as users must write it: `10.0.0.0/24`, not `10.0.0/24`. */
export function isFullForm(text: string): boolean {
  return FULL_FORM.test(text);
}

/** The canonical spelling of a CIDR block; a text that is none comes back as it is. */
export function canonicalCidr(text: string): string {
  return parseCidr(text)?.text ?? text;
}

/** True where two texts name the same CIDR block, however they spell it. */
export function sameCidr(left: string, right: string): boolean {
  return canonicalCidr(left) === canonicalCidr(right);
}

/** A set of CIDR blocks in one form: each once, in canonical spelling, in the order of their texts. */
export function canonicalCidrSet(blocks: readonly string[]): string[] {
  return [...new Set(blocks.map(canonicalCidr))].sort();
}

/** True where two lists name the same CIDR blocks, however they order, repeat and spell them. */
export function sameCidrSet(left: readonly string[], right: readonly string[]): boolean {
  return canonicalCidrSet(left).join() === canonicalCidrSet(right).join();
}

/** True where a CIDR block has all addresses of another one. */
export function containsCidr(outer: string, inner: string): boolean {
  const a = parseCidr(outer);
  const b = parseCidr(inner);
  return a !== undefined && b !== undefined && a.first <= b.first && b.last <= a.last;
}

/** True where two CIDR blocks share an address. A text that is no CIDR block overlaps nothing. */
export function cidrsOverlap(left: string, right: string): boolean {
  const a = parseCidr(left);
  const b = parseCidr(right);
  return a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last;
}

/** The lower and the upper half of a CIDR block that has more than one address. */
export function halvesOfCidr({ first, last, prefixLength }: CidrBlock): [CidrBlock, CidrBlock] {
  const middle = first + (last - first + 1) / 2;
  const half = (from: number, to: number): CidrBlock => ({
    text: `${dotted(from)}/${prefixLength + 1}`,
    prefixLength: prefixLength + 1,
    first: from,
    last: to,
  });
  return [half(first, middle - 1), half(middle, last)];
}

/** What the package gives for a number of any size. */
interface ToString {
  toString(): string;
}

/** The package is loaded for the first CIDR block, because each program that imports the sdk would pay. */
function loadIpCidr(): typeof IpCidr {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require("ip-cidr") as typeof IpCidr;
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
}
