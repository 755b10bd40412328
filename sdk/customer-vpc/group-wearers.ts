import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { visibleLine } from "../../provider/rules/visible-text";
import { awsFailureText, type AwsFailure } from "../aws/failures";
import { awsOutcomeOf, type AwsOutcome } from "../aws/questions";
import { filledIn } from "../mocks";

/** What a network interface tells of whose it is. */
export interface Wearer {
  id: string;
  description: string;
  /** The instance that it is attached to; empty where it is none of the account's own. */
  instanceId: string;
  /** Whose instance that is: an account, or a service such as `amazon-elb`. */
  instanceOwnerId: string;
}

/** So many interfaces are told of one by one: each is another call of AWS. */
const SHOWN = 5;

/**
 * Warns of groups that network interfaces wear, or of what hinders to tell that.
 *
 * @param filters which groups, in AWS's own filters
 */
export async function warnOfWearers(
  filters: { name: string; values: string[] }[],
  parent: pulumi.ComponentResource,
): Promise<void> {
  const groups = await awsOutcomeOf(aws.ec2.getSecurityGroups, { filters }, parent);
  if ("failure" in groups) return sayUntold(groups.failure, parent);
  for (const groupId of filledIn(groups.value, { ids: [] }).ids) {
    const found = await wearersOf(groupId, parent);
    if ("failure" in found) return sayUntold(found.failure, parent);
    const { all, shown } = found.value;
    if (all > 0) await pulumi.log.warn(wearersText(groupId, all, shown), parent);
  }
}

async function sayUntold(failure: AwsFailure, parent: pulumi.ComponentResource): Promise<void> {
  if (failure.kind === "does not exist") return;
  const right = "ec2:DescribeSecurityGroups and ec2:DescribeNetworkInterfaces";
  await pulumi.log.warn(
    `securityGroup: what wears the group that goes cannot be told: ${awsFailureText(failure, right)}`,
    parent,
  );
}

/** What wears a group: how many interfaces, and the first of them. */
async function wearersOf(
  groupId: string,
  parent: pulumi.ComponentResource,
): Promise<AwsOutcome<{ all: number; shown: Wearer[] }>> {
  const filters = [{ name: "group-id", values: [groupId] }];
  const found = await awsOutcomeOf(aws.ec2.getNetworkInterfaces, { filters }, parent);
  if ("failure" in found) return found;
  const { ids } = filledIn(found.value, { ids: [] });
  const shown: Wearer[] = [];
  for (const id of ids.toSorted().slice(0, SHOWN)) {
    const read = await awsOutcomeOf(aws.ec2.getNetworkInterface, { id }, parent);
    if ("failure" in read) return read;
    shown.push(wearerIn(id, filledIn(read.value, { description: "", attachments: [] })));
  }
  return { value: { all: ids.length, shown } };
}

function wearerIn(id: string, found: aws.ec2.GetNetworkInterfaceResult): Wearer {
  const { description, attachments } = filledIn(found, { description: "", attachments: [] });
  const [attachment] = attachments;
  const { instanceId = "", instanceOwnerId = "" } = attachment ?? {};
  return { id, description, instanceId, instanceOwnerId };
}

/** The warning of a group that goes while interfaces wear it. */
export function wearersText(groupId: string, all: number, shown: readonly Wearer[]): string {
  const named = shown.map(wearerText);
  if (all > shown.length) named.push(`and ${all - shown.length} more`);
  return (
    `securityGroup: ${groupId} goes if this stack made it, and ${all === 1 ? "a network interface wears" : `${all} network interfaces wear`} it: ${named.join(", ")}. ` +
    "AWS does not delete it before: its rules stay, and the update fails after 5 minutes. " +
    "Give what wears it another group first."
  );
}

function wearerText({ id, description, instanceId, instanceOwnerId }: Wearer): string {
  const owner = instanceOwnerId === "" ? "" : `of ${instanceOwnerId}`;
  const about = [
    description === "" ? "" : `"${description}"`,
    instanceId === "" ? owner : `instance ${instanceId}`,
  ].filter((part) => part !== "");
  return visibleLine(about.length === 0 ? id : `${id} (${about.join(", ")})`);
}
