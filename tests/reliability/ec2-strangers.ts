import {
  DeleteRouteCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupRulesCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type EC2Client,
  type Tag,
} from "@aws-sdk/client-ec2";
import type { StackExport } from "../../local/engine/pulumi-workspace";
import { madeSecurityGroups, peeringRoutes } from "../support/vpc-contents";

/** Something of the component's that is in AWS. */
export interface Ec2Thing {
  kind:
    | ("route" | "rule" | "security group" | "gateway route" | "association")
    | ("VPC endpoint" | "zone" | "record");
  /** Told of it without the ids that AWS makes up. */
  says: string;
  isKnown: boolean;
  remove(ec2: EC2Client): Promise<unknown>;
}

/** What there is of routes to Timescale VPCs, of security groups and of their rules in a VPC. */
export async function thingsIn(
  ec2: EC2Client,
  vpcId: string,
  { deployment: { resources = [] } }: StackExport,
): Promise<Ec2Thing[]> {
  const known = new Set(resources.map(({ id }) => id));
  const knownRoutes = resources
    .filter(({ type }) => type === "aws:ec2/route:Route")
    .map(
      ({ outputs = {} }) =>
        `${String(outputs["routeTableId"])} ${String(outputs["destinationCidrBlock"])}`,
    );
  const routes = (await peeringRoutes(ec2, [vpcId])).map((route): Ec2Thing => {
    const { RouteTableId, DestinationCidrBlock } = route;
    return {
      kind: "route",
      says: `route to ${DestinationCidrBlock}`,
      isKnown: knownRoutes.includes(`${RouteTableId} ${DestinationCidrBlock}`),
      remove: (client) => client.send(new DeleteRouteCommand(route)),
    };
  });
  const groups = await madeSecurityGroups(ec2, [vpcId]);
  const things = await Promise.all(
    groups.map(async ({ GroupId = "", Tags }): Promise<Ec2Thing[]> => {
      const isKnown = known.has(GroupId);
      const group: Ec2Thing = {
        ...{ kind: "security group", says: `security group${tagged(Tags)}`, isKnown },
        remove: (client) => client.send(new DeleteSecurityGroupCommand({ GroupId })),
      };
      return isKnown ? [group, ...(await rulesOf(ec2, GroupId, known))] : [group];
    }),
  );
  return [...routes, ...things.flat()];
}

/** Removes the things that the state does not know. @returns the kinds of them */
export async function removeStrangers(
  ec2: EC2Client,
  things: readonly Ec2Thing[],
): Promise<string[]> {
  const strangers = things.filter(({ isKnown }) => !isKnown);
  for (const stranger of strangers) await stranger.remove(ec2);
  return strangers.map(({ kind }) => kind);
}

const tagged = (tags: readonly Tag[] = []) =>
  tags.map(({ Key = "", Value = "" }) => `, ${Key}=${Value}`).join("");

/** The rules of a security group, in both directions. */
export async function rulesOf(
  ec2: EC2Client,
  groupId: string,
  known: ReadonlySet<string | undefined>,
): Promise<Ec2Thing[]> {
  const { SecurityGroupRules = [] } = await ec2.send(
    new DescribeSecurityGroupRulesCommand({
      Filters: [{ Name: "group-id", Values: [groupId] }],
    }),
  );
  return SecurityGroupRules.map((rule) => {
    const { SecurityGroupRuleId: id = "", IsEgress, IpProtocol, FromPort, CidrIpv4, Tags } = rule;
    return {
      kind: "rule",
      says: `${IsEgress === true ? "out" : "in"}: ${IpProtocol ?? ""} ${FromPort ?? ""} ${CidrIpv4 ?? ""}${tagged(Tags)}`,
      isKnown: known.has(id),
      remove: (client) => {
        const named = { GroupId: groupId, SecurityGroupRuleIds: [id] };
        return IsEgress === true
          ? client.send(new RevokeSecurityGroupEgressCommand(named))
          : client.send(new RevokeSecurityGroupIngressCommand(named));
      },
    };
  });
}
