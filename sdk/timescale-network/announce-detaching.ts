import * as pulumi from "@pulumi/pulumi";
import { visibleLine } from "../../provider/rules/visible-text";
import { getServices } from "../lookups/services";
import type { ServiceAttachment } from "../resources/service-attachment";

/**
 * Warns, in a preview, of services in a Timescale VPC that are none of the network's: if it was the
 * network that attached them, the plan detaches them. A provider is not asked in the preview of a
 * deletion, so the program looks itself.
 */
export function announceDetaching(
  timescaleVpcId: pulumi.Output<string>,
  attachments: readonly ServiceAttachment[],
  parent: pulumi.ComponentResource,
): void {
  if (!pulumi.runtime.isDryRun()) return;
  const kept = pulumi.all(attachments.map(({ serviceId }) => serviceId));
  pulumi.all([timescaleVpcId, kept]).apply(async ([id, serviceIds]) => {
    for (const service of await attachedTo(id)) {
      if (serviceIds.includes(service.id)) continue;
      await pulumi.log.warn(
        `services: service ${service.id} ("${visibleLine(service.name)}") is in Timescale VPC ${id} and not among them. If this network attached it, the update makes it public: ` +
          "it is not reachable for some minutes, and its host and port change.",
        parent,
      );
    }
  });
}

async function attachedTo(timescaleVpcId: string) {
  try {
    return await getServices({ timescaleVpcId });
  } catch {
    // An API that does not answer is warned of by the resources' own checks.
    return [];
  }
}
