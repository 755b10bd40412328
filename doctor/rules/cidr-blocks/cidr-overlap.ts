import { cidrsOverlap } from "../../../provider/rules/cidr";
import { valueOf } from "../../facts/seen";
import type { Check } from "../../finding";
import type { Rule, Verdict } from "../rule";

const OVERLAP: Check = { name: "cidr-overlap", link: "cidr-blocks", severity: "broken" };

/** The Timescale VPC and the customer VPC have no address in common. */
export const cidrOverlapRule: Rule<"peering" | "transit-gateway"> = {
  ways: ["peering", "transit-gateway"],
  checks: [OVERLAP],
  judge({ way, vpc, destinations }): Verdict {
    const blocks = valueOf(vpc.vpc)?.cidrBlocks ?? [];
    const findings = destinations.flatMap((destination) => {
      const shared = blocks.filter((block) => cidrsOverlap(block, destination));
      if (shared.length === 0) return [];
      const finding = {
        ...{ check: OVERLAP, subject: `Timescale VPC ${way.timescaleVpcId} and ${vpc.vpcId}` },
        saw: `${destination} of the one and ${shared.join(", ")} of the other overlap`,
        why: `${vpc.vpcId} keeps to itself what is sent to addresses that it has itself; AWS lets no peering of such VPCs become active`,
        fix: "Give the Timescale VPC a CIDR block of its own: another cidr of a TimescaleNetwork makes a new Timescale VPC and moves the services, which interrupts.",
      };
      return [finding];
    });
    return { findings };
  },
};
