import * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { isKnown } from "../is-known";
import type { SecurityGroupChoice } from "./arguments";
import { warnOfWearers } from "./group-wearers";
import { DEDICATED_DESCRIPTION } from "./security-groups";

/** The security group of a `PeeredVpc`, as far as it tells whether a former one goes. */
export interface PresentGroup {
  choice: SecurityGroupChoice;
  /** Id of the group; undefined where there is none. */
  id: pulumi.Output<string> | undefined;
  vpcId: pulumi.Input<string>;
  timescaleVpcId: pulumi.Input<string>;
  parent: pulumi.ComponentResource;
}

/**
 * Warns, in a preview, where a dedicated group goes while something wears it: since another group was
 * chosen, or since the customer VPC is another one. The AWS provider is not asked in the preview of a
 * deletion, so the program looks itself. A program does not know what its state holds, so it looks by
 * the name that such a group has; and not where its group stays.
 */
export function announceGroup(name: string, present: PresentGroup): void {
  if (!pulumi.runtime.isDryRun()) return;
  const { choice, vpcId, parent } = present;
  const named = [
    { name: "group-name", values: [`${childNames.clientGroup(name)}-*`] },
    { name: "description", values: [DEDICATED_DESCRIPTION] },
  ];
  if (choice !== "dedicated") {
    pulumi
      .output(vpcId)
      .apply((id) => warnOfWearers([...named, { name: "vpc-id", values: [id] }], parent));
    return;
  }
  pulumi
    .output(isReplaced(present))
    .apply((replaced) => (replaced ? warnOfWearers(named, parent) : undefined));
}

/**
 * Whether the group is made while the Timescale VPC is there already: that is another customer VPC, or
 * one more. A new group has no name yet that could be found.
 */
async function isReplaced({ id, timescaleVpcId }: PresentGroup): Promise<boolean> {
  if (id === undefined || (await isKnown(id))) return false;
  return isKnown(pulumi.output(timescaleVpcId));
}
