import { compareText, type Change, type Plan, type Properties } from "../plan";
import { findInAnyResource } from "./any-resource";
import { attachmentAccepterRule } from "./attachment-accepter";
import { accepterRule, connectionRule } from "./aws-peering";
import { DANGER_CLASSES } from "./classes";
import { lossOf, type DangerRule, type Finding, type PlanIndex } from "./danger";
import { gatewayAssociationRule } from "./gateway-association";
import { gatewayRouteRule } from "./gateway-route";
import { privateEndpointAttachmentRule } from "./private-endpoint-attachment";
import { privateEndpointConnectionRule } from "./private-endpoint-connection";
import { privateRecordRule, privateZoneRule } from "./private-names";
import { routeRule } from "./route";
import { routeTableRule } from "./route-table";
import { securityGroupRule } from "./security-group";
import { securityGroupRuleRule } from "./security-group-rule";
import { toText } from "./sentence";
import { serviceAttachmentRule } from "./service-attachment";
import { peeringActivationRule, timescalePeeringRule } from "./timescale-peering";
import { timescaleVpcRule } from "./timescale-vpc";
import { gatewayRouteTableRule, transitGatewayRule } from "./transit-gateway";
import { transitGatewayPeeringRule } from "./transit-gateway-peering";
import { vpcAttachmentRule } from "./vpc-attachment";
import { vpcEndpointRule } from "./vpc-endpoint";

/** All that speak of a type add up, in any order; what none supersedes, the general rule tells. */
const RULES: readonly DangerRule[] = [
  timescaleVpcRule,
  timescalePeeringRule,
  peeringActivationRule,
  serviceAttachmentRule,
  transitGatewayPeeringRule,
  accepterRule,
  connectionRule,
  attachmentAccepterRule,
  transitGatewayRule,
  vpcAttachmentRule,
  gatewayRouteRule,
  gatewayRouteTableRule,
  gatewayAssociationRule,
  vpcEndpointRule,
  privateEndpointConnectionRule,
  privateEndpointAttachmentRule,
  privateZoneRule,
  privateRecordRule,
  routeRule,
  routeTableRule,
  securityGroupRule,
  securityGroupRuleRule,
];

/** A danger, and the change that brings it. */
export interface Danger extends Finding {
  stack: string;
  change: Change;
}

/** All dangers of a plan, the gravest class first, then by resource; each once. */
export function findDangers(plan: Plan, rules: readonly DangerRule[] = RULES): Danger[] {
  const index = indexPlan(plan);
  return plan.changes
    .filter(({ custom, operation }) => custom && operation !== "forget")
    .flatMap((change) =>
      findingsIn(change, index, rules).map((finding) => ({
        ...finding,
        stack: plan.stack,
        change,
      })),
    )
    .sort(
      (left, right) =>
        DANGER_CLASSES.indexOf(left.class) - DANGER_CLASSES.indexOf(right.class) ||
        compareText(left.change.urn, right.change.urn) ||
        compareText(toText(left.why), toText(right.why)),
    );
}

function findingsIn(change: Change, index: PlanIndex, rules: readonly DangerRule[]): Finding[] {
  const speaking = rules.filter(
    ({ types, isAbout }) =>
      types.includes(change.type) && (isAbout === undefined || isAbout(change, index)),
  );
  const seen: Change = change.keepsOld ? { ...change, operation: "create" } : change;
  const loss = lossOf(change);
  const isSuperseded = speaking.some(({ supersedes }) => supersedes.some((one) => one === loss));
  const findings = [
    ...speaking.flatMap((rule) => rule.findIn(seen, index)),
    ...(isSuperseded ? [] : findInAnyResource(change)),
  ];
  // Two rules may tell the same of a change: people read it once.
  return [...new Map(findings.map((one) => [textOf(one), one])).values()];
}

function textOf({ class: one, why, meaning }: Finding): string {
  return JSON.stringify([one, toText(why), toText(meaning)]);
}

function indexPlan({ changes, staying }: Plan): PlanIndex {
  const inputsByType = new Map<string, Properties[]>();
  const byType = new Map<string, Change[]>();
  for (const change of changes) {
    add(byType, change.type, change);
    add(inputsByType, change.type, change.oldInputs);
  }
  for (const { type, inputs } of staying) add(inputsByType, type, inputs);
  return { byType, inputsByType };
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
