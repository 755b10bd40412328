import { textOf, type StateResource } from "./state-resource";

/** An outbound rule of a security group in a state. */
export interface EgressRule {
  address: string;
  groupId: string;
  cidr: string;
  port: number;
  /** `sgr-…`; undefined where the state does not know it. */
  ruleId: string | undefined;
}

/** The rule, where the resource is one for one TCP port of one CIDR block. */
export function egressRuleOf(resource: StateResource): EgressRule | undefined {
  const parts = partsOf(resource);
  const port = resource.values["from_port"];
  const groupId = textOf(resource, "security_group_id");
  if (parts?.cidr === undefined || groupId === undefined || !isTcp(parts.protocol)) {
    return undefined;
  }
  if (typeof port !== "number" || port !== resource.values["to_port"]) return undefined;
  const ruleId = textOf(resource, "security_group_rule_id");
  return { address: resource.address, groupId, cidr: parts.cidr, port, ruleId };
}

/** Providers take the name in any case, and its number. */
function isTcp(protocol: string | undefined): boolean {
  return protocol === "6" || protocol?.toLowerCase() === "tcp";
}

function partsOf(resource: StateResource): { cidr?: string; protocol?: string } | undefined {
  if (resource.type === "aws_vpc_security_group_egress_rule") {
    return { ...pick(resource, "cidr_ipv4", "ip_protocol") };
  }
  if (resource.type !== "aws_security_group_rule" || resource.values["type"] !== "egress") {
    return undefined;
  }
  const { cidr_blocks: blocks } = resource.values as { cidr_blocks?: unknown };
  const [cidr, ...more] = Array.isArray(blocks) ? (blocks as unknown[]) : [];
  if (typeof cidr !== "string" || more.length > 0) return undefined;
  return { ...pick(resource, "cidr_blocks", "protocol"), cidr };
}

function pick(resource: StateResource, cidrKey: string, protocolKey: string) {
  const cidr = textOf(resource, cidrKey);
  const protocol = textOf(resource, protocolKey);
  return { ...(cidr !== undefined && { cidr }), ...(protocol !== undefined && { protocol }) };
}
