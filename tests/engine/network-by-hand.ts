import {
  AcceptVpcPeeringConnectionCommand,
  AuthorizeSecurityGroupEgressCommand,
  CreateRouteCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupRulesCommand,
  RevokeSecurityGroupEgressCommand,
  type EC2Client,
} from "@aws-sdk/client-ec2";
import { SERVICE_ID, type LocalStacks } from "./local-stacks";

/** What somebody made in both consoles, by its ids. */
export interface NetworkByHand {
  timescaleVpcId: string;
  peeringId: string;
  pcx: string;
  routeTableId: string;
  groupId: string;
  ruleId: string;
}

export const TIMESCALE_CIDR = "10.0.0.0/24";
const ALL = [{ IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];

/**
 * Makes a network as the vendor's documents describe it: a Timescale VPC "production", an active
 * peering, a route in one of the customer's tables, a group with one rule, an attached service.
 */
export async function makeNetworkByHand({ clouds, customer }: LocalStacks): Promise<NetworkByHand> {
  const ec2 = clouds.ec2();
  const { tigerCloud } = clouds;
  const ask = apiOf(tigerCloud);
  await ask("POST", "/vpcs", {
    name: "production",
    cidr: TIMESCALE_CIDR,
    region_code: "us-east-1",
  });
  const timescaleVpcId = tigerCloud.vpcs[0]!.id;
  await until("the peering is requested", async () => {
    const body = {
      peer_account_id: "123456789012",
      peer_region_code: "us-east-1",
      peer_vpc_id: customer.vpcId,
    };
    return (await ask("POST", `/vpcs/${timescaleVpcId}/peerings`, body)) < 300;
  });
  const peering = () => tigerCloud.peerings[0]!;
  await until("the request is sent", () => peering().provisionedId !== undefined);
  const pcx = peering().provisionedId!;
  await until("the request is accepted", () => accept(ec2, pcx));
  await until("the peering is active", async () => {
    await ask("GET", `/vpcs/${timescaleVpcId}/peerings`);
    return peering().status === "ACTIVE";
  });
  const [routeTableId = ""] = customer.routeTableIds;
  const route = { RouteTableId: routeTableId, DestinationCidrBlock: TIMESCALE_CIDR };
  await ec2.send(new CreateRouteCommand({ ...route, VpcPeeringConnectionId: pcx }));
  const group = await makeGroup(ec2, customer.vpcId);
  await ask("POST", `/services/${SERVICE_ID}/attachToVPC`, { vpc_id: timescaleVpcId });
  await until("the service is attached", async () => {
    await ask("GET", `/services/${SERVICE_ID}`);
    const [service] = tigerCloud.services;
    return service?.vpcId === timescaleVpcId && service.status === "READY";
  });
  ec2.destroy();
  return { timescaleVpcId, peeringId: peering().id, pcx, routeTableId, ...group };
}

function apiOf(cloud: LocalStacks["clouds"]["tigerCloud"]) {
  const { apiUrl, publicKey, secretKey, projectId } = cloud;
  return async (method: string, path: string, body?: object): Promise<number> => {
    const response = await fetch(`${apiUrl}/projects/${projectId}${path}`, {
      method,
      headers: {
        authorization: `Basic ${btoa(`${publicKey}:${secretKey}`)}`,
        "content-type": "application/json",
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    await response.text();
    return response.status;
  };
}

async function accept(ec2: EC2Client, pcx: string): Promise<boolean> {
  const sent = ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: pcx }));
  return sent.then(
    () => true,
    () => false,
  );
}

/** A security group with one rule: out to the Timescale VPC. */
export async function makeGroup(
  ec2: EC2Client,
  VpcId: string,
): Promise<Pick<NetworkByHand, "groupId" | "ruleId">> {
  const named = { GroupName: "database-clients", Description: "made by hand", VpcId };
  const { GroupId = "" } = await ec2.send(new CreateSecurityGroupCommand(named));
  await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: ALL }));
  const to = { IpProtocol: "tcp", FromPort: 5432, ToPort: 5432 };
  const IpPermissions = [
    { ...to, IpRanges: [{ CidrIp: TIMESCALE_CIDR, Description: "to the database" }] },
  ];
  await ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions }));
  const [rule] = await rulesOf(ec2, GroupId);
  return { groupId: GroupId, ruleId: rule!.SecurityGroupRuleId! };
}

/** The outbound rules of a group, as EC2 shows them now. */
export async function rulesOf(ec2: EC2Client, groupId: string) {
  const { SecurityGroupRules = [] } = await ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: "group-id", Values: [groupId] }] }),
  );
  return SecurityGroupRules.filter(({ IsEgress }) => IsEgress);
}

/** Waits for something that both clouds do by themselves. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Not within 60 s: ${what}.`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
