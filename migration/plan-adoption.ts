import type { Adoption } from "./adoption";
import { AdoptionDraft } from "./adoption-draft";
import { addAccepters, addRoutes, addRules } from "./plan-aws";
import { addPeerings, addServices, addVpcs } from "./plan-tiger-cloud";
import type { StateResource } from "./state-resource";

/** Plans how a program takes over the networks of a Terraform state. Only ids and names are read. */
export function planAdoption(resources: readonly StateResource[]): Adoption {
  const draft = new AdoptionDraft(resources);
  for (const add of [addVpcs, addPeerings, addServices, addAccepters, addRoutes, addRules]) {
    add(draft);
  }
  return draft.end();
}
