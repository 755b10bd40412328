import type { Adoption } from "./adoption";
import { AdoptionDraft } from "./adoption-draft";
import { addAttachedVpcs, addRoutesOverGateways } from "./plan-attached-vpcs";
import { addAccepters, addRoutes, noteInlineRoutes } from "./plan-aws";
import { addPeerings } from "./plan-peerings";
import { addRules } from "./plan-rules";
import { addServices, addVpcs } from "./plan-tiger-cloud";
import { addAssociations, addGatewayAccepters, addGatewayRoutes } from "./plan-transit-gateways";
import type { StateResource } from "./state-resource";

/** In an order in which each finds what it belongs to. */
const STEPS = [
  ...[addVpcs, addPeerings, addServices, addAttachedVpcs],
  ...[addAccepters, addGatewayAccepters, addAssociations, addGatewayRoutes],
  ...[addRoutes, addRoutesOverGateways, noteInlineRoutes, addRules],
];

/** Plans how a program takes over the networks of a Terraform state. Only ids and names are read. */
export function planAdoption(resources: readonly StateResource[]): Adoption {
  const draft = new AdoptionDraft(resources);
  for (const add of STEPS) add(draft);
  return draft.end();
}
