import { shellWord } from "../../../provider/rules/shell-word";
import { visibleLine } from "../../../provider/rules/visible-text";
import type { Check } from "../../finding";
import { isWorking } from "../../path/gateway-attachment";
import { customerRegionOption } from "../customer-region";
import type { Rule, Verdict } from "../rule";

const MISSING: Check = { name: "gateway-missing", link: "transit-gateway", severity: "broken" };
const NOT_AVAILABLE: Check = {
  ...{ name: "gateway-not-available", link: "transit-gateway", severity: "broken" },
};

/** The customer's transit gateway exists and works. */
export const gatewayRule: Rule<"transit-gateway"> = {
  ways: ["transit-gateway"],
  checks: [MISSING, NOT_AVAILABLE],
  judge(one): Verdict {
    const { transitGatewayId: id } = one.way;
    const subject = `Transit gateway ${id}`;
    const facts = one.aws.transitGateways.get(id);
    if (facts === undefined) return {};
    if ("unseen" in facts.gateway) {
      return { unseen: [{ link: "transit-gateway", subject, reason: facts.gateway.unseen }] };
    }
    const gateway = facts.gateway.value;
    if (gateway === undefined) {
      const finding = {
        ...{ check: MISSING, subject },
        saw: "AWS shows none of that id in the account and region that were asked",
        why: "nothing leads from the customer VPCs to Tiger Cloud",
        fix:
          `Look for it with the profile and region of its owner: aws ec2 describe-transit-gateways --transit-gateway-ids ${shellWord(id)}. ` +
          "If it was deleted, peer another one: a changed transitGatewayId replaces the peering.",
      };
      return { findings: [finding] };
    }
    if (isWorking(gateway)) return {};
    const finding = {
      ...{ check: NOT_AVAILABLE, subject },
      saw: `AWS calls it ${visibleLine(gateway.state)}`,
      why: "it passes nothing on until it is available",
      fix: `Wait until this says available: aws ec2 describe-transit-gateways --transit-gateway-ids ${shellWord(id)}${customerRegionOption(one)} --query TransitGateways[].State. If it is being deleted, peer another one.`,
    };
    return { findings: [finding] };
  },
};
