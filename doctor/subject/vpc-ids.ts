import { textOf, type State, type StateResource } from "./state";
import { AWS_VPC, TIMESCALE_PEERING } from "./types";

/** The customer VPC that a component is about: as it says itself, else as what it made says. */
export function vpcIdOf(state: State, component: StateResource): string | undefined {
  const made = state.childrenOf(component);
  const peering = made.find(({ type }) => type === TIMESCALE_PEERING);
  return (
    textOf(component, "vpcId") ??
    (peering && textOf(peering, "peerVpcId")) ??
    made.map((each) => vpcAround(each)).find((id) => id !== undefined)
  );
}

/** The VPC that a resource of AWS is, or is in; undefined where its state does not say so. */
export function vpcAround(resource: StateResource): string | undefined {
  if (!resource.type.startsWith("aws:")) return undefined;
  if (resource.type === AWS_VPC) return resource.id;
  // Of a peering connection, AWS calls the requester's VPC so, be it the customer's or not.
  if (resource.type.includes("vpcPeeringConnection")) return undefined;
  return textOf(resource, "vpcId");
}
