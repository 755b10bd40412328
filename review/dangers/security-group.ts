import { isUnknown } from "../../provider/rules/unknown";
import type { Change, Properties } from "../plan";
import { isRecord } from "../values";
import type { DangerRule, Finding } from "./danger";
import { openingFinding, openings, readInbound, type Inbound } from "./inbound";
import { sentence } from "./sentence";

const TYPES = new Set([
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
]);

/** Security groups with their inbound rules inside. */
export const securityGroupRule: DangerRule = {
  knows: (type) => TYPES.has(type),
  tellsLossBy: ["delete"],
  findIn(change): Finding[] {
    const group = change.id ?? change.name;
    if (change.operation === "delete") {
      return [
        {
          class: "destroys",
          why: ["it is deleted"],
          meaning: sentence`Security group ${group} goes: what has it loses the connections that it let through. AWS refuses that while a network interface has it: look at those first.`,
        },
      ];
    }
    return findOpenings(change, group);
  },
};

function findOpenings(change: Change, group: string): Finding[] {
  const listed = change.newInputs["ingress"];
  if (isUnknown(listed) && !isUnknown(change.oldInputs["ingress"])) {
    return [
      {
        class: "opens-access",
        why: ["its inbound rules are known only after apply"],
        meaning: sentence`Security group ${group} may open inbound: look at where its rules come from.`,
      },
    ];
  }
  return openings(inboundOf(change.oldInputs), inboundOf(change.newInputs)).map((inbound) =>
    openingFinding(inbound, group),
  );
}

function inboundOf(inputs: Properties): Inbound[] {
  const rules: unknown[] = Array.isArray(inputs["ingress"]) ? inputs["ingress"] : [];
  return rules
    .filter(isRecord)
    .flatMap((rule) =>
      readInbound(rule, [
        rule["cidrBlocks"],
        rule["ipv6CidrBlocks"],
        rule["prefixListIds"],
        rule["securityGroups"],
        rule["self"],
      ]),
    );
}
