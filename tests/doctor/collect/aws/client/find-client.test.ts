import type { Client } from "../../../../../doctor/subject/subject";
import { collectAt, newSubnet, newVpc, REGION, useDoctorMoto, wanted } from "../on-moto";

const moto = useDoctorMoto();
let vpcId: string;
let subnetId: string;
let groupId: string;
beforeAll(async () => {
  const ec2 = moto.ec2();
  vpcId = await newVpc(ec2);
  subnetId = await newSubnet(ec2, vpcId, "10.20.1.0/24");
  const group = { VpcId: vpcId, GroupName: "app", Description: "app" };
  groupId = (await ec2.createSecurityGroup(group)).GroupId!;
}, 300_000);

/** What `--from` comes to, with these customer VPCs. */
const find = async (from: Client, vpcIds = [vpcId]) =>
  (await collectAt(moto.url, wanted(vpcIds, { from }))).from;

/** A network interface of a client. */
async function newInterface(addresses: string[], place = { SubnetId: subnetId }) {
  const { NetworkInterface } = await moto.ec2().createNetworkInterface({
    ...{ ...place, Groups: [groupId] },
    PrivateIpAddresses: addresses.map((PrivateIpAddress, index) => ({
      ...{ PrivateIpAddress, Primary: index === 0 },
    })),
  });
  return NetworkInterface!.NetworkInterfaceId!;
}

const client = (address: string) => ({
  value: { vpcId, subnetId, address, securityGroupIds: [groupId] },
});

test("nothing is asked for where nothing is named", async () => {
  expect((await collectAt(moto.url, wanted([vpcId]))).from).toEqual({ value: undefined });
});

test("a subnet is a place without an address or groups", async () => {
  expect(await find({ kind: "subnet", subnetId })).toEqual({
    value: { vpcId, subnetId, address: undefined, securityGroupIds: undefined },
  });
  expect(await find({ kind: "subnet", subnetId: "subnet-00000000" })).toEqual({
    value: undefined,
  });
});

test("a security group can be anywhere in its VPC", async () => {
  expect(await find({ kind: "security-group", groupId })).toEqual({
    value: {
      ...{ vpcId, subnetId: undefined, address: undefined },
      securityGroupIds: [groupId],
    },
  });
  const none = await find({ kind: "security-group", groupId: "sg-00000000" });
  expect(none).toEqual({ value: undefined });
});

test("a subnet or a group of a VPC that is no customer VPC is found, too", async () => {
  const other = await newVpc(moto.ec2(), "10.30.0.0/16");
  const value = expect.objectContaining({ vpcId }) as unknown;
  expect(await find({ kind: "subnet", subnetId }, [other])).toEqual({ value });
  expect(await find({ kind: "security-group", groupId }, [other])).toEqual({ value });
});

test("a network interface has its first address and its groups", async () => {
  const networkInterfaceId = await newInterface(["10.20.1.10", "10.20.1.11"]);
  const found = await find({ kind: "network-interface", networkInterfaceId });
  expect(found).toEqual(client("10.20.1.10"));
  const unknown = { kind: "network-interface", networkInterfaceId: "eni-00000000" } as const;
  expect(await find(unknown)).toEqual({ value: undefined });
});

test("an address is found whichever of an interface it is, in the customer VPCs alone", async () => {
  await newInterface(["10.20.1.20", "10.20.1.21"]);
  const other = await newVpc(moto.ec2());
  const SubnetId = await newSubnet(moto.ec2(), other, "10.20.1.0/24");
  await moto.ec2().createNetworkInterface({ SubnetId, PrivateIpAddress: "10.20.1.21" });
  expect(await find({ kind: "address", address: "10.20.1.21" })).toEqual(client("10.20.1.21"));
  expect(await find({ kind: "address", address: "10.20.1.99" })).toEqual({ value: undefined });
  const both = await find({ kind: "address", address: "10.20.1.21" }, [vpcId, other]);
  expect(both).toEqual({
    unseen: `10.20.1.21 is in ${vpcId} and ${other}: name the network interface`,
  });
});

test("an instance is found by its first network interface", async () => {
  const ec2 = moto.ec2();
  const { Instances } = await ec2.runInstances({
    ...{ ImageId: "ami-12345678", MinCount: 1, MaxCount: 1, InstanceType: "t3.micro" },
    NetworkInterfaces: [
      {
        ...{ DeviceIndex: 0, SubnetId: subnetId, Groups: [groupId] },
        PrivateIpAddress: "10.20.1.30",
      },
    ],
  });
  const instanceId = Instances![0]!.InstanceId!;
  const NetworkInterfaceId = await newInterface(["10.20.1.31"]);
  await ec2.attachNetworkInterface({
    ...{ NetworkInterfaceId, InstanceId: instanceId, DeviceIndex: 1 },
  });
  expect(await find({ kind: "instance", instanceId })).toEqual(client("10.20.1.30"));
  const unknown = await find({ kind: "instance", instanceId: "i-00000000" });
  expect(unknown).toEqual({ value: undefined });
});

test("it is found in whichever region of the customer VPCs it is", async () => {
  const there = await newVpc(moto.ec2({ region: "us-west-2" }));
  const what = wanted([there, vpcId]);
  const [far, near] = what.customerVpcs;
  const { from } = await collectAt(moto.url, {
    ...what,
    customerVpcs: [{ ...far!, regionCode: "us-west-2" }, near!],
    from: { kind: "subnet", subnetId },
    options: { regionCode: REGION },
  });
  expect(from).toMatchObject({ value: { vpcId } });
});
