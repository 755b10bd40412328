import { randomUUID } from "node:crypto";
import type { EC2, VpcEndpoint } from "@aws-sdk/client-ec2";
import { toAws } from "../names";
import { resourceType } from "../resource-type";
import { tagMap } from "../tags";
import { dnsOptionsOf, endpointOf, NO_ENDPOINT, stateOf, toldEndpoint } from "../vpc-endpoints";
import { GONE, waitForState, type Change } from "../wait-for-state";

interface Inputs {
  vpcId: string;
  serviceName: string;
  serviceRegion?: string;
  vpcEndpointType: string;
  subnetIds?: string[];
  securityGroupIds?: string[];
  privateDnsEnabled?: boolean;
}

const FIXED = ["vpcId", "serviceName", "serviceRegion", "vpcEndpointType"] as const;
const MUTABLE = ["subnetIds", "securityGroupIds", "privateDnsEnabled"] as const;
/** An endpoint that waits for its acceptance is made, as far as the real provider goes. */
const READY: Change = {
  pending: ["pending"],
  target: ["available", "pendingAcceptance"],
  minutes: 10,
};

/** `aws.ec2.VpcEndpoint`, to a service of another account. */
export const vpcEndpoint = resourceType<Inputs>({
  label: "VPC endpoint",
  replaces: FIXED,
  updates: MUTABLE,
  required: ["vpcId", "serviceName"],
  defaults: { vpcEndpointType: "Gateway" },
  outputs: [
    ...["arn", "cidrBlocks", "dnsEntries", "dnsOptions", "ipAddressType", "networkInterfaceIds"],
    ...["ownerId", "policy", "prefixListId", "privateDnsEnabled", "requesterManaged"],
    ...["routeTableIds", "securityGroupIds", "serviceRegion", "state", "subnetConfigurations"],
    "subnetIds",
  ],
  tags: "vpc-endpoint",
  gone: { onRead: NO_ENDPOINT, onDelete: ["InvalidVpcEndpoint.NotFound"] },
  sets: ["subnetIds", "securityGroupIds"],

  async create({ ec2 }, { privateDnsEnabled = false, ...inputs }, tags) {
    const { VpcEndpoint: made } = await ec2.createVpcEndpoint({
      ClientToken: randomUUID(),
      ...toAws({ ...inputs, privateDnsEnabled }, "vpcId", "serviceName", "serviceRegion"),
      ...toAws({ ...inputs, privateDnsEnabled }, "subnetIds", "securityGroupIds"),
      VpcEndpointType: inputs.vpcEndpointType as "Interface",
      PrivateDnsEnabled: privateDnsEnabled,
      ...tags,
    });
    return { id: made?.VpcEndpointId ?? "" };
  },

  async settle({ ec2 }, id, inputs, { isNew }) {
    const subject = isNew ? inputs.serviceName : id;
    if (isNew || (await modify(ec2, id, inputs))) {
      await until(ec2, id, `${subject}) ${isNew ? "create" : "update"}`, READY);
    }
  },

  async find({ ec2, region }, id) {
    const found = await endpointOf(ec2, id);
    if (!found) return undefined;
    return {
      ...(await toldEndpoint(ec2, region, found)),
      dnsOptions: dnsOptionsOf(found),
      subnetConfigurations: await subnetConfigurationsOf(ec2, found),
      tagsAll: tagMap(found.Tags),
    };
  },

  async remove({ ec2 }, id) {
    const { Unsuccessful } = await ec2.deleteVpcEndpoints({ VpcEndpointIds: [id] });
    const [failed] = Unsuccessful ?? [];
    if (failed) {
      const { Code = "", Message = "" } = failed.Error ?? {};
      throw Object.assign(new Error(Message), { name: Code });
    }
    const change = { pending: ["deleting", "deleted"], target: [GONE], minutes: 10 };
    await until(ec2, id, `${id}) delete`, change);
  },
});

const until = (ec2: EC2, id: string, rest: string, change: Change) =>
  waitForState(`EC2 VPC Endpoint (${rest}`, async () => stateOf(await endpointOf(ec2, id)), change);

/** Brings subnets, groups and private names to what is wanted. */
async function modify(ec2: EC2, id: string, inputs: Inputs): Promise<boolean> {
  const { SubnetIds = [], Groups = [], PrivateDnsEnabled } = (await endpointOf(ec2, id)) ?? {};
  const groupIds = Groups.map(({ GroupId = "" }) => GroupId);
  const { privateDnsEnabled: wanted = PrivateDnsEnabled } = inputs;
  const request = {
    ...changeOf("SubnetIds", SubnetIds, inputs.subnetIds),
    ...changeOf("SecurityGroupIds", groupIds, inputs.securityGroupIds),
    ...(wanted !== PrivateDnsEnabled && { PrivateDnsEnabled: wanted }),
  };
  if (Object.keys(request).length === 0) return false;
  await ec2.modifyVpcEndpoint({ VpcEndpointId: id, ...request });
  return true;
}

/** The request's part that adds and removes; none, where the program leaves it to AWS. */
function changeOf(name: string, now: readonly string[], wanted: readonly string[] = now) {
  const add = wanted.filter((each) => !now.includes(each));
  const remove = now.filter((each) => !wanted.includes(each));
  return {
    ...(add.length > 0 && { [`Add${name}`]: add }),
    ...(remove.length > 0 && { [`Remove${name}`]: remove }),
  };
}

/** The addresses of an endpoint: one request for each of its network interfaces. */
async function subnetConfigurationsOf(ec2: EC2, { NetworkInterfaceIds = [] }: VpcEndpoint) {
  const interfaces = NetworkInterfaceIds.map(async (id) => {
    const listed = await ec2.describeNetworkInterfaces({ NetworkInterfaceIds: [id] });
    const [found] = listed.NetworkInterfaces ?? [];
    return { ipv4: found?.PrivateIpAddress, ipv6: "", subnetId: found?.SubnetId };
  });
  return Promise.all(interfaces);
}
