import { subjectOfExport } from "../../../doctor/subject/subject-of-export";
import { component, entry, exported, ours, SERVICE_ID, type Entry } from "./states";

const region = "us-east-1";

/** A `PrivateEndpoint` with a client's group, as far as it got. */
function privateEndpoint(name: string, number: number): Record<string, Entry> {
  const parent = component("PrivateEndpoint", name);
  const [vpcEndpointId, own, client] = [
    `vpce-${number}`,
    `sg-own-${number}`,
    `sg-client-${number}`,
  ];
  const endpoint = { vpcId: `vpc-${number}`, securityGroupIds: [own], region };
  const rule = (from: string, to: string) => ({
    ...{ securityGroupId: from, referencedSecurityGroupId: to, region },
  });
  return {
    parent,
    group: entry("aws:ec2/securityGroup:SecurityGroup", `${name}-endpoint`, {
      ...{ parent, id: own, outputs: { vpcId: `vpc-${number}`, ownerId: "123456789012" } },
    }),
    endpoint: entry("aws:ec2/vpcEndpoint:VpcEndpoint", `${name}-endpoint`, {
      ...{ parent, id: vpcEndpointId, outputs: endpoint },
    }),
    connection: ours("PrivateEndpointConnection", `${name}-connection`, `conn-${number}`, {
      ...{ parent, outputs: { vpcEndpointId, connectionId: `conn-${number}` } },
    }),
    attachment: ours("PrivateEndpointAttachment", `${name}-a`, `${SERVICE_ID}/conn-${number}`, {
      ...{ parent, outputs: { serviceId: SERVICE_ID, connectionId: `conn-${number}`, port: 5432 } },
    }),
    out: entry("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", `${name}-out`, {
      ...{ parent, id: `sgr-${number}`, outputs: rule(client, own) },
    }),
  };
}

test("a private endpoint tells its service, its VPC and the groups that are let out to it", () => {
  const state = Object.values(privateEndpoint("db", 1));
  expect(subjectOfExport(exported(state))).toMatchObject({
    services: [{ id: SERVICE_ID }],
    customerVpcs: [
      {
        ...{ vpcId: "vpc-1", name: "db", regionCode: region, accountId: "123456789012" },
        ...{ clientGroupIds: [], endpointClientGroupIds: ["sg-client-1"] },
      },
    ],
    stack: {
      privateEndpoints: [
        {
          ...{ name: "db", serviceId: SERVICE_ID, vpcEndpointId: "vpce-1" },
          ...{ connectionId: "conn-1", customerVpcId: "vpc-1" },
        },
      ],
    },
  });
});

test("a group that an endpoint lets in is a client's", () => {
  const { parent, ...made } = privateEndpoint("db", 1);
  const rule = { securityGroupId: "sg-own-1", referencedSecurityGroupId: "sg-let-in" };
  const inbound = entry("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "in", {
    ...{ parent: parent!, id: "sgr-9", outputs: rule },
  });
  const state = [parent!, ...Object.values(made), inbound];
  const { customerVpcs } = subjectOfExport(exported(state));
  expect(customerVpcs).toMatchObject([{ endpointClientGroupIds: ["sg-client-1", "sg-let-in"] }]);
});

test("an endpoint whose claim failed is known by its resource in AWS", () => {
  const { parent, group, endpoint } = privateEndpoint("db", 1);
  const { stack, services, customerVpcs } = subjectOfExport(exported([parent!, group!, endpoint!]));
  expect(services).toEqual([]);
  expect(customerVpcs).toMatchObject([{ vpcId: "vpc-1" }]);
  expect(stack.privateEndpoints).toEqual([
    {
      ...{ name: "db", serviceId: undefined, vpcEndpointId: "vpce-1" },
      ...{ connectionId: undefined, customerVpcId: "vpc-1" },
    },
  ]);
});

test("an endpoint that no service is behind yet has no service", () => {
  const { parent, endpoint, connection } = privateEndpoint("db", 1);
  const { stack } = subjectOfExport(exported([parent!, endpoint!, connection!]));
  expect(stack.privateEndpoints).toMatchObject([
    { serviceId: undefined, vpcEndpointId: "vpce-1", connectionId: "conn-1" },
  ]);
});

test("an endpoint of AWS that has nothing to do with Tiger Cloud is none", () => {
  const outputs = { vpcId: "vpc-8", serviceName: "com.amazonaws.us-east-1.s3" };
  const other = entry("aws:ec2/vpcEndpoint:VpcEndpoint", "s3", { id: "vpce-8", outputs });
  const state = [...Object.values(privateEndpoint("db", 1)), other];
  const { stack, customerVpcs } = subjectOfExport(exported(state));
  expect(stack.privateEndpoints.map(({ vpcEndpointId }) => vpcEndpointId)).toEqual(["vpce-1"]);
  expect(customerVpcs.map(({ vpcId }) => vpcId)).toEqual(["vpc-1"]);
});

test("an attachment to a connection of another stack leaves its endpoint to Tiger Cloud", () => {
  const { attachment } = privateEndpoint("db", 1);
  const { stack, services } = subjectOfExport(exported([attachment!]), { vpcId: "vpc-1" });
  expect(services).toEqual([{ id: SERVICE_ID }]);
  expect(stack.privateEndpoints).toMatchObject([
    { vpcEndpointId: "", connectionId: "conn-1", customerVpcId: undefined },
  ]);
});
