import type { EC2 } from "@aws-sdk/client-ec2";
import { createCustomerGateway } from "../../../local/customer-gateway";
import type { LocalStack, LocalStacks } from "../../engine/local-stacks";
import { thingsIn, type Ec2Thing } from "../ec2-strangers";
import { thingsOfGateway } from "../gateway-things";

/** What a program connects with a Timescale VPC, and what that makes in AWS. */
export interface Ec2Scene {
  /** What the program is to make while it is connected, beside what {@link WITHOUT} has. */
  connected: object;
  /** What there is of it in AWS. */
  things(ec2: EC2, stack: LocalStack): Promise<Ec2Thing[]>;
  /** What is to be there while it is connected, by the words of the things, sorted. */
  expected: string[];
}

const cidr = "10.0.0.0/24";
export const WITHOUT = { vpcs: { a: { name: "a", cidr, regionCode: "us-east-1" } } };
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
  };
}
