import { isUnknown } from "../../provider/rules/unknown";
import type { Change, Properties } from "../plan";
import { DEFAULT_SECURITY_GROUP, SECURITY_GROUP } from "../types";
import { isObject } from "../../provider/rules/object";
import { findLoss, type DangerRule, type Finding } from "./danger";
import { openingFinding, openings, readInbound, type Inbound } from "./inbound";
import { sentence } from "./sentence";

/** Security groups with their inbound rules inside. */
export const securityGroupRule: DangerRule = {
  types: [SECURITY_GROUP, DEFAULT_SECURITY_GROUP],
  supersedes: ["deleted"],
  findIn(change) {
    const group = change.id ?? change.name;
    if (change.operation !== "delete") return findOpenings(change, group);
    return findLoss(change, "destroys", {
      delete: sentence`Security group ${group} goes: what has it loses the connections that it let through. AWS refuses that while a network interface has it: look at those first.`,
    });
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
    .filter(isObject)
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
