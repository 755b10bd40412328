import { isStack, nameOf } from "../../provider/rules/urn";
import { PEERING_ACTIVATION } from "../types";
import type { PlannedResource } from "./planned-resource";
import type { ResourceSet } from "./resource-set";

/** What people call a peering or a private endpoint: the component that made it, else its own name. */
export function nameOfPeering({ urn, parent }: PlannedResource): string {
  return nameOf(parent === "" || isStack(parent) ? urn : parent);
}

/** The status word of Tiger Cloud. What a peering itself keeps is the one that it was made with. */
export function tigerStatusOf(
  peering: PlannedResource,
  all: ResourceSet,
): { tigerStatus?: string } {
  const { id } = peering;
  const activation = all
    .ofType(PEERING_ACTIVATION)
    .find(({ inputs }) => id !== undefined && inputs["peeringId"] === id);
  const tigerStatus = (activation ?? peering).outputs["status"];
  return typeof tigerStatus === "string" ? { tigerStatus } : {};
}
