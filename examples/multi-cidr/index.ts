import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { TimescaleNetwork, type CidrDrift } from "pulumi-timescale";

const config = new pulumi.Config();
const cidrDrift = config.get<CidrDrift>("cidrDrift");
const vpc = new aws.ec2.Vpc("app", { cidrBlock: "10.20.0.0/16" });
const secondary = config.requireObject<string[]>("secondaryCidrBlocks").map(
  (cidrBlock) =>
    new aws.ec2.VpcIpv4CidrBlockAssociation(`app-${cidrBlock.replace("/", "-")}`, {
      vpcId: vpc.id,
      cidrBlock,
    }),
);

const network = new TimescaleNetwork("db", {
  cidr: "10.0.0.0/24",
  regionCode: "us-east-1",
  peers: {
    app: {
      vpc,
      cidrBlocks: [vpc.cidrBlock, ...secondary.map((each) => each.cidrBlock)],
      routeTables: { ids: { main: vpc.mainRouteTableId } },
      ...(cidrDrift !== undefined && { cidrDrift }),
    },
  },
  services: { main: { serviceId: config.require("serviceId") } },
});

export const endpoint = network.endpoints["main"];
export const cidrBlocks = network.peers["app"]?.cidrBlocks;
export const diagram = network.diagram.mermaid;
