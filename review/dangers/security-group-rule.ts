import type { Change, Properties } from "../plan";
import type { DangerRule, Finding } from "./danger";
import { openingFinding, openings, readInbound, type Inbound } from "./inbound";
import { sentence, whyReplaced } from "./sentence";

const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const EITHER = "aws:ec2/securityGroupRule:SecurityGroupRule";

/** Security group rules that stand alone. */
export const securityGroupRuleRule: DangerRule = {
  knows: (type) => type === INGRESS || type === EGRESS || type === EITHER,
  tellsLossBy: ["delete", "replace"],
  findIn(change): Finding[] {
    const { type, operation, oldInputs, newInputs, name } = change;
    const group = newInputs["securityGroupId"] ?? oldInputs["securityGroupId"] ?? name;
    if (operation === "delete") {
      return [
        {
          class: "interrupts",
          why: ["it is deleted"],
          meaning: sentence`Security group ${group} closes: connections that this rule let through are refused.`,
        },
      ];
    }
    const before = inboundOf(type, oldInputs);
    const after = inboundOf(type, newInputs);
    const isMoved = oldInputs["securityGroupId"] !== newInputs["securityGroupId"];
    const closes = openings(isMoved ? [] : after, before).length > 0;
    return [
      ...openings(isMoved ? [] : before, after).map((inbound) => openingFinding(inbound, group)),
      ...(operation === "replace" && closes ? [closing(change)] : []),
    ];
  },
};

function closing(change: Change): Finding {
  return {
    class: "interrupts",
    why: whyReplaced(change),
    meaning: sentence`Security group ${change.oldInputs["securityGroupId"]} closes to what the former rule let through and the new one does not.`,
  };
}

function inboundOf(type: string, inputs: Properties): Inbound[] {
  if (type === EGRESS || (type === EITHER && inputs["type"] !== "ingress")) return [];
  return readInbound(inputs, [
    inputs["cidrIpv4"],
    inputs["cidrIpv6"],
    inputs["prefixListId"],
    inputs["referencedSecurityGroupId"],
    inputs["cidrBlocks"],
    inputs["ipv6CidrBlocks"],
    inputs["prefixListIds"],
    inputs["sourceSecurityGroupId"],
    inputs["self"],
  ]);
}
