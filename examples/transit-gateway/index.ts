import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { TimescaleNetwork } from "pulumi-timescale";

const config = new pulumi.Config();
const cidrBlocks = config.requireObject<Record<string, string>>("customerVpcs");
const transitGateway = new aws.ec2transitgateway.TransitGateway("hub", {
  description: "Customer VPCs and Tiger Cloud",
});

function attachedVpc(name: string, cidrBlock: string) {
  const vpc = new aws.ec2.Vpc(name, { cidrBlock });
  const subnet = new aws.ec2.Subnet(name, { vpcId: vpc.id, cidrBlock });
  const attachment = new aws.ec2transitgateway.VpcAttachment(name, {
    transitGatewayId: transitGateway.id,
    vpcId: vpc.id,
    subnetIds: [subnet.id],
  });
  return { vpc, attachment, routeTables: { ids: { main: vpc.mainRouteTableId } } };
}

const network = new TimescaleNetwork("db", {
  cidr: "10.0.0.0/24",
  regionCode: "us-east-1",
  transitGateways: {
    hub: {
      transitGateway,
      cidrBlocks: Object.values(cidrBlocks),
      vpcs: Object.fromEntries(
        Object.entries(cidrBlocks).map(([name, block]) => [name, attachedVpc(name, block)]),
      ),
    },
  },
  services: { main: { serviceId: config.require("serviceId") } },
});

export const endpoint = network.endpoints["main"];
export const securityGroupIds = Object.fromEntries(
  Object.entries(network.transitGateways["hub"]?.vpcs ?? {}).map(([name, vpc]) => [
    name,
    vpc.securityGroupId,
  ]),
);
export const diagram = network.diagram.mermaid;
