import type { Change, Properties } from "../plan";
import { EGRESS_RULE, INGRESS_RULE, SECURITY_GROUP_RULE } from "../types";
import { findLoss, type DangerRule, type Finding } from "./danger";
import { openingFinding, openings, readInbound, type Inbound } from "./inbound";
import { sentence } from "./sentence";

/** Security group rules that stand alone. */
export const securityGroupRuleRule: DangerRule = {
  types: [INGRESS_RULE, EGRESS_RULE, SECURITY_GROUP_RULE],
  supersedes: ["deleted", "replaced"],
  findIn(change) {
    const { type, operation, oldInputs, newInputs, name } = change;
    const group = newInputs["securityGroupId"] ?? oldInputs["securityGroupId"] ?? name;
    if (operation === "delete") {
      return findLoss(change, "interrupts", {
        delete: sentence`Security group ${group} closes: connections that this rule let through are refused.`,
      });
    }
    const before = inboundOf(type, oldInputs);
    const after = inboundOf(type, newInputs);
    const isMoved = oldInputs["securityGroupId"] !== newInputs["securityGroupId"];
    const closes = openings(isMoved ? [] : after, before).length > 0;
    return [
      ...openings(isMoved ? [] : before, after).map((inbound) => openingFinding(inbound, group)),
      ...(closes ? findClosing(change) : []),
    ];
  },
};

function findClosing(change: Change): Finding[] {
  return findLoss(change, "interrupts", {
    replace: sentence`Security group ${change.oldInputs["securityGroupId"]} closes to what the former rule let through and the new one does not.`,
  });
}

function inboundOf(type: string, inputs: Properties): Inbound[] {
  if (type === EGRESS_RULE || (type === SECURITY_GROUP_RULE && inputs["type"] !== "ingress"))
    return [];
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
