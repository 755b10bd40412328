import { Refusal } from "../../errors";
import type { World } from "../../world";
import type { PrivateLink } from "./entity";
import { rejectInEc2 } from "./in-ec2";

/** The plans that have no private endpoints. */
const WITHOUT = ["FREE", "PERFORMANCE"];

/**
 * Makes a connection the project's. To claim again what is the project's already gives it once more.
 * The words are those that the vendor's Terraform provider looks for.
 *
 * @throws {@link Refusal} where nobody knows of the endpoint, it is another project's, or it has come to its end
 */
export function claimPrivateLink(world: World, claimIdentifier: string): PrivateLink {
  const { store, settings } = world;
  requirePlan(world);
  if (claimIdentifier === "") throw new Refusal(400, "claim_identifier is required");
  const link = [...store.privateLinks.values()].find(
    ({ endpointId }) => endpointId === claimIdentifier,
  );
  if (!link) throw notFound();
  if (link.state === "rejected" || link.state === "removed") {
    const state = link.state === "rejected" ? "Rejected" : "Removed";
    throw new Refusal(409, `connection in state ${state} cannot be claimed`);
  }
  link.projectId ??= settings.projectId;
  if (link.projectId !== settings.projectId) {
    throw new Refusal(409, "connection already claimed by another project");
  }
  return link;
}

/** @throws {@link Refusal} where the project has no such connection */
export function findPrivateLink({ store, settings }: World, id: string): PrivateLink {
  const link = store.privateLinks.get(id);
  if (link?.projectId === settings.projectId) return link;
  throw notFound();
}

/**
 * Rejects a connection for good.
 *
 * @throws {@link Refusal} while a service is behind it, or on its way
 */
export async function rejectPrivateLink(world: World, link: PrivateLink): Promise<void> {
  if (link.attachment !== undefined) {
    throw new Refusal(409, "cannot delete a connection with existing bindings");
  }
  await rejectInEc2(world, link);
  // What is removed already stays so. What the vendor answers then is not known.
  if (link.state !== "removed") link.state = "rejected";
}

function requirePlan({ settings: { planType } }: World): void {
  if (!WITHOUT.includes(planType)) return;
  // How the vendor words it is not known.
  throw new Refusal(403, `The ${planType} plan has no private endpoints`);
}

function notFound(): Refusal {
  return new Refusal(404, "connection not found");
}
