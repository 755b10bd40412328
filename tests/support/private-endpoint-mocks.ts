import * as pulumi from "@pulumi/pulumi";
import { startTigerCloud } from "../../local/tiger-cloud";
import { networkMocks } from "./network-mocks";
import { recordResources, type Mocks, type Recording } from "./record-resources";

export const HOST = "kd9w2xp4mz.localproj1.tsdb.cloud.test";
const DYNAMIC = "pulumi-nodejs:dynamic/timescale";
/** Type tokens: they are in the state of users, so a change of one needs an alias. */
export const ENDPOINT_TYPES = {
  component: "timescale:index:PrivateEndpoint",
  group: "aws:ec2/securityGroup:SecurityGroup",
  endpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
  connection: `${DYNAMIC}:PrivateEndpointConnection`,
  attachment: `${DYNAMIC}:PrivateEndpointAttachment`,
  ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  zone: "aws:route53/zone:Zone",
  record: "aws:route53/record:Record",
  authorization: "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization",
  association: "aws:route53/zoneAssociation:ZoneAssociation",
  awsVpc: "aws:ec2/vpc:Vpc",
  provider: "pulumi:providers:aws",
};
export const ENDPOINT_TOKENS = {
  subnets: "aws:ec2/getSubnets:getSubnets",
  endpoint: "aws:ec2/getVpcEndpoint:getVpcEndpoint",
  vpc: "aws:ec2/getVpc:getVpc",
};
/** The subnets of the customer VPC by their zones. */
const SUBNETS: Readonly<Record<string, string[]>> = {
  "euw1-az2": ["subnet-0000000a"],
  "euw1-az3": ["subnet-0000000b", "subnet-0000000c"],
};

interface Filter {
  name: string;
  values: string[];
}

/** Mocks of a private endpoint with which all is well; `outputs` and `calls` answer otherwise. */
function privateEndpointMocks({
  outputs = {},
  calls = {},
  preview = false,
}: Partial<Mocks>): Mocks {
  const mocks = networkMocks();
  for (const type of Object.values(ENDPOINT_TYPES)) mocks.outputs[type] = {};
  Object.assign(mocks.outputs, {
    [ENDPOINT_TYPES.endpoint]: {
      state: "available",
      dnsEntries: [
        { dnsName: "vpce-0123456789abcdef0-abcd1234-eu-west-1a.svc.example", hostedZoneId: "Z1" },
        { dnsName: "vpce-0123456789abcdef0-abcd1234.svc.example", hostedZoneId: "Z0" },
      ],
    },
    [ENDPOINT_TYPES.attachment]: {
      ...{ host: HOST, port: 5432, poolerEndpoint: { host: HOST, port: 6432 } },
      replicaEndpoint: { host: "kd9w2xp4mz-repl.localproj1.tsdb.example", port: 5433 },
    },
    [ENDPOINT_TYPES.zone]: { zoneId: "Z9" },
    ...outputs,
  });
  return {
    ...{ outputs: mocks.outputs, preview },
    calls: {
      ...mocks.calls,
      [ENDPOINT_TOKENS.subnets]: ({ filters }) => {
        const zone = (filters as Filter[]).find(({ name }) => name === "availability-zone-id");
        return { ids: SUBNETS[zone?.values[0] ?? ""] ?? [] };
      },
      [ENDPOINT_TOKENS.endpoint]: () => ({ subnetIds: [] }),
      [ENDPOINT_TOKENS.vpc]: () => ({ enableDnsSupport: true, enableDnsHostnames: true }),
      ...calls,
    },
  };
}

const SERVICES = [{ id: "kd9w2xp4mz", name: "metrics", regionCode: "eu-west-1" }];

/** Records a program whose stack leads to an emulator with a service in eu-west-1, the region of the AWS provider. */
export async function recordWithService(
  answers: Partial<Mocks>,
  program: () => unknown,
): Promise<Recording> {
  const cloud = await startTigerCloud({ services: SERVICES });
  const { apiUrl, publicKey, secretKey } = cloud;
  try {
    return await recordResources(privateEndpointMocks(answers), () => {
      pulumi.runtime.setAllConfig(
        {
          "timescale:apiUrl": apiUrl,
          "timescale:publicKey": publicKey,
          "timescale:secretKey": secretKey,
        },
        ["timescale:secretKey"],
      );
      return program();
    });
  } finally {
    await cloud.stop();
  }
}
