import type { EC2 } from "@aws-sdk/client-ec2";
import { ec2Client } from "../../../local/aws/clients";
import { failureOf } from "../../support/failure-of";
import { ACCOUNT, REGION, requestPeering, useMoto, VENDOR } from "./harness";

const moto = useMoto();
let ec2: EC2;
let vendor: EC2;
beforeAll(() => {
  ec2 = ec2Client({ endpoint: moto.url, region: REGION, accountId: ACCOUNT });
  vendor = ec2Client({ endpoint: moto.url, region: REGION, accountId: VENDOR });
});
afterAll(() => [ec2, vendor].forEach((client) => client.destroy()));

async function newVpc(CidrBlock: string): Promise<string> {
  const { Vpc } = await ec2.createVpc({ CidrBlock });
  return Vpc!.VpcId!;
}

/** A request of the vendor's to a VPC of the customer's. */
const request = (peerVpcId: string, CidrBlock: string) =>
  requestPeering(moto.url, { CidrBlock, region: REGION, peerVpcId });

describe("a peering connection", () => {
  const found = async (Name: string, ...Values: string[]) => {
    const { VpcPeeringConnections = [] } = await ec2.describeVpcPeeringConnections({
      Filters: [{ Name, Values }],
    });
    return VpcPeeringConnections.map(({ VpcPeeringConnectionId: id = "" }) => id);
  };

  it("is found by filters, which leave out what is not there", async () => {
    const vpcId = await newVpc("10.10.0.0/16");
    const one = await request(vpcId, "10.50.0.0/24");
    const other = await request(vpcId, "10.51.0.0/24");
    expect(await found("vpc-peering-connection-id", one, "pcx-00000000")).toEqual([one]);
    expect(await found("requester-vpc-info.cidr-block", "10.51.*")).toEqual([other]);
    await ec2.acceptVpcPeeringConnection({ VpcPeeringConnectionId: other });
    expect(await found("status-code", "active")).toEqual([other]);
    expect(await found("accepter-vpc-info.vpc-id", vpcId)).toEqual([one, other]);
    const refused = await failureOf(found("unknown", "x"));
    expect(refused.message).toBe("The filter 'unknown' is invalid");
  });

  it("tells all CIDR blocks of its sides", async () => {
    const vpcId = await newVpc("10.11.0.0/16");
    await ec2.associateVpcCidrBlock({ VpcId: vpcId, CidrBlock: "10.12.0.0/16" });
    const id = await request(vpcId, "10.52.0.0/24");
    const { VpcPeeringConnections } = await ec2.describeVpcPeeringConnections({
      VpcPeeringConnectionIds: [id],
    });
    expect(VpcPeeringConnections).toMatchObject([
      {
        AccepterVpcInfo: {
          CidrBlock: "10.11.0.0/16",
          CidrBlockSet: [{ CidrBlock: "10.11.0.0/16" }, { CidrBlock: "10.12.0.0/16" }],
        },
        RequesterVpcInfo: { CidrBlockSet: [{ CidrBlock: "10.52.0.0/24" }] },
      },
    ]);
  });

  it("has a blackhole for a route until it is accepted, and again once it is deleted", async () => {
    const vpcId = await newVpc("10.13.0.0/16");
    const VpcPeeringConnectionId = await request(vpcId, "10.53.0.0/24");
    const { RouteTable } = await ec2.createRouteTable({ VpcId: vpcId });
    const RouteTableId = RouteTable!.RouteTableId!;
    const DestinationCidrBlock = "10.53.0.0/24";
    await ec2.createRoute({ RouteTableId, DestinationCidrBlock, VpcPeeringConnectionId });
    const state = async () => {
      const { RouteTables } = await ec2.describeRouteTables({ RouteTableIds: [RouteTableId] });
      const routes = RouteTables?.[0]?.Routes ?? [];
      return routes.map((route) => `${route.DestinationCidrBlock} ${route.State}`);
    };
    expect(await state()).toEqual(["10.13.0.0/16 active", "10.53.0.0/24 blackhole"]);
    await ec2.acceptVpcPeeringConnection({ VpcPeeringConnectionId });
    expect(await state()).toEqual(["10.13.0.0/16 active", "10.53.0.0/24 active"]);
    await vendor.deleteVpcPeeringConnection({ VpcPeeringConnectionId });
    expect(await state()).toEqual(["10.13.0.0/16 active", "10.53.0.0/24 blackhole"]);
  });
});

test("a network interface is found by each of its addresses", async () => {
  const VpcId = await newVpc("10.14.0.0/16");
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: "10.14.1.0/24" });
  const { NetworkInterface } = await ec2.createNetworkInterface({
    SubnetId: Subnet!.SubnetId!,
    PrivateIpAddresses: [
      { PrivateIpAddress: "10.14.1.10", Primary: true },
      { PrivateIpAddress: "10.14.1.11", Primary: false },
    ],
  });
  const idsAt = async (address: string) => {
    const { NetworkInterfaces = [] } = await ec2.describeNetworkInterfaces({
      Filters: [{ Name: "addresses.private-ip-address", Values: [address] }],
    });
    return NetworkInterfaces.map((each) => each.NetworkInterfaceId);
  };
  const id = NetworkInterface!.NetworkInterfaceId;
  expect(await idsAt("10.14.1.10")).toEqual([id]);
  expect(await idsAt("10.14.1.11")).toEqual([id]);
  expect(await idsAt("10.14.1.12")).toEqual([]);
});
