import type { TigerCloudFacts } from "../facts/tiger-cloud";
import type { ResolvedService } from "../subject/resolve-services";
import { leadsFrom } from "../subject/leads-from";
import type { CustomerVpcSubject, StackThings } from "../subject/subject";

/** One service and one customer VPC, with all that is known of ways between them. */
export interface Pair extends ResolvedService {
  customerVpc: CustomerVpcSubject;
  stack: StackThings;
  facts: TigerCloudFacts;
}

/** True where no stack says how the VPC leads to Tiger Cloud: then AWS alone can tell what it is behind. */
export function isOpen({ customerVpc: { vpcId, name }, stack }: Pair): boolean {
  return name === undefined && !leadsFrom(stack, vpcId);
}
