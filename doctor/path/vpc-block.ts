import { containsCidr } from "../../provider/rules/cidr";
import { valueOf } from "../facts/seen";
import type { Case } from "../rules/rule";

/** The block of the VPC that the client is in, of which all clients are helped by one rule; else its own. */
export function vpcBlockOf({ client: { cidrBlock }, vpc }: Case): string {
  const blocks = valueOf(vpc.vpc)?.cidrBlocks ?? [];
  return blocks.find((block) => containsCidr(block, cidrBlock)) ?? cidrBlock;
}
