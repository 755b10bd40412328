import { isUnknown } from "../../provider/rules/unknown";
import { INGRESS_RULE } from "../types";
import type { PlannedResource } from "./planned-resource";
import { knownText } from "./resource-set";

/** The keys under which a rule names whom it is for. */
const OTHERS = ["cidrIpv4", "cidrIpv6", "referencedSecurityGroupId", "prefixListId"];
const UNKNOWN = "known after apply";

/** Rules of a security group in words, those with the same other side as one. */
export function sayRules(rules: readonly PlannedResource[]): string[] {
  const portsByRest = new Map<string, number[]>();
  for (const { type, inputs } of rules) {
    const protocol = knownText(inputs["ipProtocol"]) ?? "?";
    const other = OTHERS.map((key) => inputs[key]).find((value) => value !== undefined);
    const [direction, joint] = type === INGRESS_RULE ? ["in", "from"] : ["out", "to"];
    const key = `${direction}: ${protocol} %s ${joint} ${knownText(other) ?? UNKNOWN}`;
    const port = isUnknown(inputs["fromPort"]) ? NaN : Number(inputs["fromPort"]);
    portsByRest.set(key, [...(portsByRest.get(key) ?? []), port]);
  }
  return [...portsByRest].map(([text, ports]) => text.replace("%s", () => sayPorts(ports))).sort();
}

function sayPorts(ports: readonly number[]): string {
  const known = ports.filter((port) => !Number.isNaN(port)).sort((a, b) => a - b);
  const isAll = known.length === ports.length;
  return [...new Set(known.map(String)), ...(isAll ? [] : [UNKNOWN])].join(", ");
}
