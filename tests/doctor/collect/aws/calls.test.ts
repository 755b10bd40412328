import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../../../local/package-root";
import { Parts as ZoneParts } from "../../../local/aws/route53/parts";
import { Parts as GatewayParts } from "../../../local/aws/transit-gateways/parts";
import { Parts as EndpointParts } from "../../../local/aws/vpc-endpoints/parts";
import { startAwsProxy, type AwsProxy } from "../../../support/aws-proxy";
import { collectAt, newPeering, newSubnet, newVpc, REGION, useDoctorMoto, wanted } from "./on-moto";

const moto = useDoctorMoto();
let proxy: AwsProxy;
beforeEach(async () => {
  proxy = await startAwsProxy(moto.url);
});
afterEach(() => proxy.stop());

const PEERS = 50;

test(`${PEERS} customer VPCs of an account cost 12 calls, and 1 for each VPC`, async () => {
  const ec2 = moto.ec2();
  const vpcIds: string[] = [];
  const peeringConnectionIds: string[] = [];
  for (let index = 0; index < PEERS; index++) {
    const vpcId = await newVpc(ec2, `10.${index}.0.0/16`);
    await newSubnet(ec2, vpcId, `10.${index}.1.0/24`);
    const { id } = await newPeering(moto, vpcId, `10.200.${index}.0/24`);
    vpcIds.push(vpcId);
    peeringConnectionIds.push(id);
  }
  const from = { kind: "address", address: "10.7.1.10" } as const;
  const facts = await collectAt(proxy.url, wanted(vpcIds, { peeringConnectionIds, from }));
  expect([...facts.vpcs.values()].filter(({ vpc }) => "value" in vpc && vpc.value)).toHaveLength(
    PEERS,
  );
  expect([...facts.vpcs.values()].filter(({ dnsSupport }) => "unseen" in dnsSupport)).toEqual([]);
  expect([...facts.peeringConnections.values()]).toEqual(
    Array.from({ length: PEERS }, () => ({ value: expect.anything() as unknown })),
  );
  const others = proxy.actions.filter((action) => action !== "ec2:DescribeVpcAttribute");
  expect([...others].sort()).toEqual([
    "ec2:DescribeNetworkAcls",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeRouteTables",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeTransitGatewayVpcAttachments",
    "ec2:DescribeVpcEndpoints",
    "ec2:DescribeVpcPeeringConnections",
    "ec2:DescribeVpcs",
    "sts:AssumeRole",
  ]);
  expect(proxy.actions).toHaveLength(others.length + PEERS);
}, 120_000);

interface Policy {
  Statement: { Action: string[]; Resource: string | string[] }[];
}
const policy = () =>
  JSON.parse(readFileSync(join(packageRoot(), "docs/iam-policy-doctor.json"), "utf8")) as Policy;

test("docs/iam-policy-doctor.json allows all that is asked of AWS, and no more", async () => {
  const gateways = new GatewayParts(moto.url);
  const endpoints = new EndpointParts(moto.url);
  const zones = new ZoneParts(moto.url);
  const gatewayId = await gateways.gateway();
  const attached = await gateways.attachedVpc(gatewayId);
  const service = await endpoints.service(["euw1-az2"]);
  const { vpcId, subnetIds } = await endpoints.network(["euw1-az2"]);
  await endpoints.create({ VpcId: vpcId, ServiceName: service.name, SubnetIds: subnetIds });
  await zones.zone("p1.tsdb.cloud.timescale.com", { VPCId: vpcId, VPCRegion: REGION });
  const ec2 = moto.ec2();
  const { PrefixList } = await ec2.createManagedPrefixList({
    ...{ PrefixListName: "x", AddressFamily: "IPv4", MaxEntries: 1 },
    Entries: [{ Cidr: "10.72.0.0/24" }],
  });
  const { id } = await newPeering(moto, vpcId, "10.72.0.0/24");
  const { RouteTable } = await ec2.createRouteTable({ VpcId: vpcId });
  await ec2.createRoute({
    ...{ RouteTableId: RouteTable!.RouteTableId!, VpcPeeringConnectionId: id },
    DestinationPrefixListId: PrefixList!.PrefixListId!,
  });
  for (const parts of [gateways, endpoints, zones]) parts.close();
  await collectAt(
    proxy.url,
    wanted([vpcId, attached.vpcId], {
      ...{ peeringConnectionIds: [id], transitGatewayIds: [gatewayId], vpcIdsWithZones: [vpcId] },
      from: { kind: "address", address: "10.10.0.10" },
    }),
  );
  const allowed = policy().Statement.flatMap(({ Action }) => Action);
  // Nobody needs a right to ask who they are.
  const asked = new Set(proxy.actions.filter((action) => action !== "sts:GetCallerIdentity"));
  expect(proxy.actions).toContain("sts:GetCallerIdentity");
  expect([...asked].sort()).toEqual([...allowed].sort());
}, 120_000);
