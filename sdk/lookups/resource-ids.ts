import * as pulumi from "@pulumi/pulumi";

/**
 * The ids of resources: known once all of them are there. As in Pulumi's own `dependsOn`, a component
 * stands for its children.
 */
export async function idsOf(
  resources: readonly pulumi.Resource[],
): Promise<pulumi.Output<unknown>> {
  const found = new Set<pulumi.Resource>();
  await gather(resources, found);
  return pulumi.all([...found].filter(hasId).map(({ id }) => id));
}

async function gather(
  resources: Iterable<pulumi.Resource>,
  found: Set<pulumi.Resource>,
): Promise<void> {
  for (const resource of resources) {
    if (found.has(resource)) continue;
    found.add(resource);
    if (!pulumi.ComponentResource.isInstance(resource)) continue;
    // Pulumi keeps children where its declarations do not show them, and has no call that gives them.
    const component = resource as unknown as Internals;
    // Before it is constructed whole, it does not have all of them.
    await component.__data;
    await gather(component.__childResources ?? [], found);
  }
}

interface Internals {
  __childResources?: Iterable<pulumi.Resource>;
  __data?: Promise<unknown>;
}

/** A resource that stands for one of another program has no id here. */
function hasId(resource: pulumi.Resource): resource is pulumi.CustomResource {
  return (
    pulumi.CustomResource.isInstance(resource) &&
    (resource as Partial<pulumi.CustomResource>).id !== undefined
  );
}
