import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childNames } from "../child-names";
import { awsAnswerOf } from "../aws/questions";
import { aliasesFor } from "../former-keys";
import { protectOption } from "../protection";
import type { SecurityGroupChoice } from "./arguments";
import { withPlainStacks } from "../plain-stacks";

/** What lets workloads of a customer VPC reach a Timescale VPC. */
export interface SecurityGroupPlan {
  choice: SecurityGroupChoice;
  vpcId: pulumi.Input<string>;
  /** The CIDR block of the Timescale VPC: where the rules lead. */
  timescaleCidr: pulumi.Input<string>;
  /** TCP ports. */
  ports: readonly number[];
  tags: Record<string, pulumi.Input<string>> | undefined;
  parent: pulumi.ComponentResource;
  /** Whether a group that is made, and the rules for `ports`, are protected. */
  protect: boolean | undefined;
  routes: pulumi.Output<aws.ec2.Route[]>;
}

/** The security groups of a customer VPC. */
export interface SecurityGroups {
  ids: pulumi.Output<string>[];
  /** Adds an outbound rule to each group, unless it has one for the port. */
  allowPort: (port: number) => void;
}

interface Group {
  /** Pulumi name of the group, or what stands for it where the group is somebody else's. */
  name: string;
  /** What stood for it before. */
  formerNames?: string[];
  id: pulumi.Output<string>;
  /** The group, where it is the plan's own. */
  own?: aws.ec2.SecurityGroup;
}

/** What AWS shows as the description of a dedicated group. Another one would replace the group. */
export const DEDICATED_DESCRIPTION = "Workloads that use a database on Tiger Cloud";

/**
 * How long AWS may refuse to delete the dedicated group since something wears it. The AWS provider
 * would ask for 15 minutes, and say nothing meanwhile.
 */
const DELETE_TIMEOUT = "5m";

/**
 * Makes the groups that a plan needs, and an outbound rule for each group and port. No group gets an
 * inbound rule.
 *
 * @returns the ids of the groups, and a way to let them out to another port
 */
export function createSecurityGroups(name: string, plan: SecurityGroupPlan): SecurityGroups {
  const groups = groupsOf(name, plan);
  const allowed = new Set<number>();
  const allowPort = (port: number) => {
    if (allowed.has(port)) return;
    allowed.add(port);
    for (const group of groups) allowOut(group, port, plan);
  };
  plan.ports.forEach(allowPort);
  return { ids: groups.map(({ id }) => id), allowPort };
}

function groupsOf(name: string, plan: SecurityGroupPlan): Group[] {
  const { choice, vpcId, tags, parent, protect } = plan;
  if (choice === "none") return [];
  if (choice === "default") {
    return [{ name: childNames.defaultGroup(name), id: defaultGroupOf(vpcId, parent) }];
  }
  if (choice !== "dedicated") {
    const nameOf = (key: string) => childNames.existingGroup(name, key);
    return Object.entries(choice.existing).map(([key, id]) => ({
      name: nameOf(key),
      formerNames: (choice.aliases?.[key] ?? []).map(nameOf),
      id: pulumi.output(id),
    }));
  }
  const description = DEDICATED_DESCRIPTION;
  const made = withPlainStacks(
    () =>
      new aws.ec2.SecurityGroup(
        childNames.clientGroup(name),
        { vpcId, description, ...(tags && { tags }) },
        { parent, customTimeouts: { delete: DELETE_TIMEOUT }, ...protectOption(protect) },
      ),
  );
  return [{ name: childNames.clientGroup(name), id: made.id, own: made }];
}

function defaultGroupOf(
  vpcId: pulumi.Input<string>,
  parent: pulumi.ComponentResource,
): pulumi.Output<string> {
  return pulumi.output(vpcId).apply(async (id) => {
    const about = {
      subject: `Default security group of ${id}`,
      right: "ec2:DescribeSecurityGroups",
    };
    const wanted = { vpcId: id, name: "default" };
    return (await awsAnswerOf(aws.ec2.getSecurityGroup, wanted, parent, about)).id;
  });
}

function allowOut(group: Group, port: number, plan: SecurityGroupPlan): void {
  const { timescaleCidr, tags, parent } = plan;
  const nameOf = (groupName: string) => childNames.egressRule(groupName, port);
  withPlainStacks(
    () =>
      new aws.vpc.SecurityGroupEgressRule(
        nameOf(group.name),
        {
          securityGroupId: group.id,
          ipProtocol: "tcp",
          fromPort: port,
          toPort: port,
          cidrIpv4: timescaleCidr,
          description: "Database in the Timescale VPC",
          ...(tags && { tags }),
        },
        {
          parent,
          // AWS would move the rule in place, while services are still behind the former CIDR block. A rule
          // beside it lets both be reached until all of them have moved.
          replaceOnChanges: ["cidrIpv4"],
          ...guardOf(group, port, plan),
          ...aliasesFor(group.formerNames, nameOf),
        },
      ),
  );
}

/**
 * What keeps a rule. One for a port that the program names is protected as its group is. One for a port
 * that a service tells is not: after the service has changed it, no program asks for the rule any more,
 * and nothing could delete it but a command on the state.
 */
function guardOf(
  { own }: Group,
  port: number,
  { ports, protect, routes }: SecurityGroupPlan,
): pulumi.CustomResourceOptions {
  const isNamed = ports.includes(port);
  return {
    ...protectOption(protect === undefined ? undefined : protect && isNamed),
    // Where its deletion is refused, routes are not deleted either.
    ...(protect && isNamed && { dependsOn: routes }),
    // The engine deletes rules before their group. Where AWS refuses to delete the group, its wearers
    // would be cut off for nothing: so a rule is left to go with it. A protected group stays, and a rule
    // without protection would be forgotten, and be in the way of the one that replaces it.
    ...(own && (isNamed || !protect) && { deletedWith: own }),
  };
}
