import { containsCidr } from "../../../provider/rules/cidr";

/** Where an address lies, seen from what a name should lead to. */
export type Place = "expected" | "public" | "private";

/** Nobody is reached at them over the internet. */
const PRIVATE_BLOCKS = [
  ...["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
  ...["100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8"],
];

const PRIVATE_IPV6 = /^(f[cd]|fe[89ab]|::1$)/i;

/** @param blocks CIDR blocks, or addresses */
export function placeOf(address: string, blocks: readonly string[]): Place {
  const within = (block: string) => containsCidr(asBlock(block), asBlock(address));
  if (blocks.some(within)) return "expected";
  return PRIVATE_BLOCKS.some(within) || PRIVATE_IPV6.test(address) ? "private" : "public";
}

const asBlock = (text: string) => (text.includes("/") ? text : `${text}/32`);
