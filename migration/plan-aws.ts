import { sameCidr } from "../provider/rules/cidr";
import type { AdoptedPeer } from "./adoption";
import type { AdoptionDraft, PlacedPeer } from "./adoption-draft";
import { egressRuleOf, type EgressRule } from "./egress-rules";
import { textOf } from "./state-resource";

const LEFT_WITH_PEERING = "its peering is";

export function addAccepters(draft: AdoptionDraft): void {
  for (const resource of draft.ofType("aws_vpc_peering_connection_accepter")) {
    const pcx = textOf(resource, "vpc_peering_connection_id");
    const placed = draft.peerOf(pcx);
    if (placed) draft.take(resource, placed.peer);
    else if (draft.isLeft(pcx)) draft.leave(resource, LEFT_WITH_PEERING);
  }
}

export function addRoutes(draft: AdoptionDraft): void {
  for (const resource of draft.ofType("aws_route")) {
    const pcx = textOf(resource, "vpc_peering_connection_id");
    const placed = draft.peerOf(pcx);
    const tableId = textOf(resource, "route_table_id");
    if (draft.isLeft(pcx)) draft.leave(resource, LEFT_WITH_PEERING);
    if (!placed || !tableId) continue;
    const { cidr } = placed.network.timescaleVpc;
    if (!sameCidr(textOf(resource, "destination_cidr_block") ?? "", cidr)) {
      draft.leave(resource, `it does not lead to all of ${cidr}, as the program's routes do`);
      continue;
    }
    placed.peer.routeTableIds.push(tableId);
    draft.take(resource, placed.peer);
  }
  for (const resource of draft.ofType("aws_route_table")) {
    const text = JSON.stringify(resource.values["route"] ?? []);
    const isInline = draft
      .placedPeers()
      .find(
        ({ peer }) =>
          peer.pcx !== undefined &&
          text.includes(JSON.stringify(peer.pcx)) &&
          !peer.routeTableIds.includes(textOf(resource, "id") ?? ""),
      );
    if (isInline) draft.leave(resource, "its route to the peering is inline");
  }
}

export function addRules(draft: AdoptionDraft): void {
  for (const resource of draft.resources) {
    const rule = egressRuleOf(resource);
    if (rule === undefined) continue;
    const placed = peerOfRule(draft, rule);
    if (placed === "several") {
      draft.leave(resource, "its security group's VPC is not in this state");
    }
    if (placed === undefined || placed === "several") continue;
    if (rule.ruleId === undefined) {
      draft.leave(
        resource,
        "the state has no id of it that begins with sgr-. Run `terraform refresh`",
      );
      continue;
    }
    addRule(draft, placed.peer, { ...rule, ruleId: rule.ruleId });
    draft.take(resource, placed.peer);
  }
}

function addRule(
  draft: AdoptionDraft,
  peer: AdoptedPeer,
  { groupId, port, ruleId }: EgressRule & { ruleId: string },
): void {
  let group = peer.groups.find(({ id }) => id === groupId);
  if (!group) {
    const key = draft.keyFor(peer.groups, draft.securityGroup(groupId)?.name ?? groupId);
    group = { key, id: groupId, ports: new Map() };
    peer.groups.push(group);
  }
  group.ports.set(port, ruleId);
}

/** Undefined for a rule that leads to no network. */
function peerOfRule(
  draft: AdoptionDraft,
  { cidr, groupId }: EgressRule,
): PlacedPeer | "several" | undefined {
  const group = draft.securityGroup(groupId);
  const vpcId = group && textOf(group, "vpc_id");
  const fitting = draft
    .placedPeers()
    .filter(
      ({ network, peer }) =>
        sameCidr(network.timescaleVpc.cidr, cidr) && (vpcId === undefined || peer.vpcId === vpcId),
    );
  return fitting.length > 1 ? "several" : fitting[0];
}
