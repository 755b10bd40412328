import type { EC2 } from "@aws-sdk/client-ec2";
import { route53Client } from "../../../local/aws/clients";
import { createCustomerGateway } from "../../../local/customer-gateway";
import type { TigerCloud } from "../../../local/tiger-cloud";
import { SERVICE_ID, type LocalStack, type LocalStacks } from "../../engine/local-stacks";
import { rulesOf, thingsIn, type Ec2Thing } from "../ec2-strangers";
import { createEndpointVpc, thingsOfEndpoint } from "../endpoint-things";
import { thingsOfGateway } from "../gateway-things";

/** What a program connects with a Timescale VPC, and what that makes in AWS. */
export interface Ec2Scene {
  /** What the program is to make while it is connected, beside what {@link WITHOUT} has. */
  connected: object;
  /** What there is of it in AWS. */
  things(ec2: EC2, stack: LocalStack): Promise<Ec2Thing[]>;
  /** What is to be there while it is connected, by the words of the things, sorted. */
  expected: string[];
  /** What Tiger Cloud tells of it, and is to tell while it is connected. */
  held(cloud: TigerCloud): unknown[];
  holds: string;
}

const cidr = "10.0.0.0/24";
export const WITHOUT = { vpcs: { a: { name: "a", cidr, regionCode: "us-east-1" } } };
const peerings = (cloud: TigerCloud) => cloud.peerings.map(({ status }) => status);
const timescaleVpc = { id: "vpc:a", cidr, regionCode: "us-east-1" };

/** A customer VPC, by a peering. */
export function customerVpcScene({ customer }: LocalStacks): Ec2Scene {
  return {
    connected: { peeredVpcs: { app: { timescaleVpc, vpcId: customer.vpcId } } },
    things: async (ec2, stack) =>
      thingsIn(ec2, customer.vpcId, await stack.workspace.exportState()),
    expected: [
      `out: tcp 5432 ${cidr}`,
      ...customer.routeTableIds.map(() => `route to ${cidr}`),
      "security group",
    ],
    ...{ held: peerings, holds: "ACTIVE" },
  };
}

/** The same with a rule in a group of the customer's. It is removed by itself: one in a group of ours goes with that. */
export async function existingGroupScene({ clouds }: LocalStacks): Promise<Ec2Scene> {
  const ec2 = clouds.ec2();
  const { vpcId, clientGroupId } = await createEndpointVpc(ec2, 61);
  ec2.destroy();
  const securityGroup = { existing: { clients: clientGroupId } };
  return {
    connected: { peeredVpcs: { app: { timescaleVpc, vpcId, securityGroup } } },
    async things(client, stack) {
      const state = await stack.workspace.exportState();
      const known = new Set(state.deployment.resources?.map(({ id }) => id));
      const routes = (await thingsIn(client, vpcId, state)).filter(({ kind }) => kind === "route");
      return [...routes, ...(await rulesOf(client, clientGroupId, known))];
    },
    expected: [`out: tcp 5432 ${cidr}`, `route to ${cidr}`],
    ...{ held: peerings, holds: "ACTIVE" },
  };
}

/** A transit gateway that associates nothing by itself, with the table that is its own. */
export async function transitGatewayScene({ clouds }: LocalStacks): Promise<Ec2Scene> {
  const ec2 = clouds.ec2();
  const gateway = await createCustomerGateway(ec2, [], "disable");
  ec2.destroy();
  const { gatewayId: transitGatewayId, routeTableId } = gateway;
  return {
    connected: {
      hubs: {
        hub: {
          ...{ timescaleVpc, transitGatewayId, cidrBlocks: ["10.20.0.0/16"] },
          association: { routeTableId },
          gatewayRouteTables: { ids: { main: routeTableId } },
        },
      },
    },
    things: async (client, stack) =>
      thingsOfGateway(client, gateway, await stack.workspace.exportState()),
    expected: ["association", `gateway route to ${cidr}, active`],
    ...{ held: peerings, holds: "ACTIVE" },
  };
}

/** A private endpoint in a VPC that has two subnets in one of the zones, so that its endpoint is looked for by its tag. */
export async function privateEndpointScene({ clouds }: LocalStacks): Promise<Ec2Scene> {
  const ec2 = clouds.ec2();
  const customer = await createEndpointVpc(ec2, 60);
  const { vpcId } = customer;
  await ec2.createSubnet({
    ...{ VpcId: vpcId, CidrBlock: "10.60.9.0/24", AvailabilityZoneId: "use1-az1" },
  });
  ec2.destroy();
  const account = { endpoint: clouds.awsUrl, region: "us-east-1", accountId: "123456789012" };
  const clients = { office: { cidrBlock: "10.250.0.0/16" } };
  return {
    connected: { PrivateEndpoint: { db: { serviceId: SERVICE_ID, vpcId, clients } } },
    async things(client, stack) {
      const route53 = route53Client(account);
      const aws = { ec2: client, route53 };
      return thingsOfEndpoint(aws, customer, await stack.workspace.exportState());
    },
    expected: [
      "endpoint in 2 subnets, available",
      ...["in: tcp 5432 10.250.0.0/16", "in: tcp 6432 10.250.0.0/16"],
      ...["record of the endpoint", "security group"],
      `zone ${SERVICE_ID}.localproj1.tsdb.cloud.test`,
    ],
    held: (cloud) => cloud.privateLinks.flatMap(({ attachment }) => attachment?.state ?? []),
    holds: "attached",
  };
}
