import { containsCidr } from "../../../provider/rules/cidr";
import { valueOf } from "../../facts/seen";
import type { Check, Finding } from "../../finding";
import type { PeeringWay } from "../../path/way";
import type { Case, Rule, Verdict } from "../rule";

const LINK = "cidr-blocks";
const UNKNOWN: Check = { name: "cidr-block-unknown", link: LINK, severity: "broken" };
const OTHER: Check = { name: "other-cidr-block-unknown", link: LINK, severity: "risk" };

/** Tiger Cloud knows the CIDR blocks of the customer VPC: it took them up when the peering was made. */
export const knownCidrBlocksRule: Rule<"peering"> = {
  ways: ["peering"],
  checks: [UNKNOWN, OTHER],
  judge(one): Verdict {
    const { way, vpc, tigerCloud } = one;
    const present = valueOf(vpc.vpc)?.cidrBlocks ?? [];
    const { vpcStates } = tigerCloud;
    if ("unseen" in vpcStates) {
      const subject = `CIDR blocks that Tiger Cloud knows of ${vpc.vpcId}`;
      return { unseen: [{ link: LINK, subject, reason: vpcStates.unseen }] };
    }
    const known = vpcStates.value.get(way.timescaleVpcId)?.knownCidrBlocks.get(way.peeringId) ?? [];
    // The API may show none until the peering is active.
    if (known.length === 0) return {};
    const unknown = present.filter((block) => !known.some((each) => containsCidr(each, block)));
    const told = unknown.filter((block) => isClients(one, block) || !isToldOfOthers(one, block));
    return { findings: told.map((block) => findingOf(one, block, known)) };
  },
};

const isClients = ({ client }: Case, block: string) => containsCidr(block, client.cidrBlock);

/** Whether a client in that block is judged as well, for whom it is broken and not a risk. */
function isToldOfOthers({ vpc, aws }: Case, block: string): boolean {
  const subnets = valueOf(vpc.subnets) ?? [];
  const isFromOne = valueOf(aws.from) !== undefined;
  return !isFromOne && subnets.some(({ cidrBlock }) => containsCidr(block, cidrBlock));
}

function findingOf(one: Case<PeeringWay>, block: string, known: readonly string[]): Finding {
  const { way, vpc } = one;
  const isBroken = isClients(one, block);
  const said = `it knows ${known.join(", ")} of ${vpc.vpcId}, and not ${block}`;
  return {
    check: isBroken ? UNKNOWN : OTHER,
    subject: `Peering ${way.timescaleVpcId}/${way.peeringId}, block ${block}`,
    saw: `Tiger Cloud took up the CIDR blocks when the peering was made: ${said}`,
    why: isBroken
      ? "it sends no answers to clients in that block"
      : "clients in other blocks are answered; those in that one would not be",
    fix: fixOf(way),
  };
}

function fixOf({ name, timescaleVpcId, customerVpcId }: PeeringWay): string {
  if (name === undefined) {
    return `Delete the peering in the Tiger Cloud console, and peer Timescale VPC ${timescaleVpcId} with ${customerVpcId} again, which interrupts until the new one is active. A PeeredVpc with cidrDrift: "update" and adopt: true does it without an interruption.`;
  }
  return 'Set cidrDrift: "update" on the peer, and run `pulumi up`: nothing is interrupted. The default, "replace", makes the peering again, which interrupts until the new one is active.';
}
