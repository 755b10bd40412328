import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { protectOption } from "../protection";
import type { EndpointSecurityGroupChoice } from "./arguments";

/** A security group that the endpoint wears. */
export interface EndpointGroup {
  /** What the names of its rules begin with. */
  name: string;
  id: pulumi.Output<string>;
  /** The group, where it is the component's own. */
  own?: aws.ec2.SecurityGroup;
}

/** What the groups are made with. */
export interface EndpointGroupPlan {
  choice: EndpointSecurityGroupChoice;
  vpcId: pulumi.Input<string>;
  tags: Record<string, pulumi.Input<string>> | undefined;
  protect: boolean | undefined;
  parent: pulumi.ComponentResource;
}

/** What AWS shows as the description of a dedicated group. Another one would replace the group. */
const DESCRIPTION = "Private endpoint of a database on Tiger Cloud";

/**
 * The groups that an endpoint wears. A new one has no rules: the AWS provider takes away the outbound one that AWS
 * makes in each new group.
 */
export function endpointGroups(name: string, plan: EndpointGroupPlan): EndpointGroup[] {
  const { choice, vpcId, tags, protect, parent } = plan;
  if (choice !== "dedicated") {
    return Object.entries(choice.existing).map(([key, id]) => ({
      name: childNames.existingGroup(name, key),
      id: pulumi.output(id),
    }));
  }
  const groupName = childNames.endpointGroup(name);
  const own = new aws.ec2.SecurityGroup(
    groupName,
    { vpcId, description: DESCRIPTION, ...(tags && { tags }) },
    { parent, ...protectOption(protect) },
  );
  return [{ name: groupName, id: own.id, own }];
}
