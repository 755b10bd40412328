import type { EC2 } from "@aws-sdk/client-ec2";
import { createCustomerVpc, type CustomerVpc } from "../../../local/customer-vpc";
import type { SeedService } from "../../../local/tiger-cloud";
import type { Peering } from "../../../provider/tiger-cloud/peerings";
import { CUSTOMER_ACCOUNT, REGION, until, type DoctorClouds } from "./clouds";

/** A service in a Timescale VPC that is peered with a customer VPC, as the vendor's documents describe it. */
export interface PeeredNetwork extends CustomerVpc {
  serviceId: string;
  timescaleVpcId: string;
  timescaleCidr: string;
  peeringId: string;
  pcx: string;
  /** Lets the client out to the Timescale VPC, and nothing else. */
  groupId: string;
}

/** What to leave out of it. */
export type Omitted = "acceptance" | "routes" | "egress" | "attachment";

interface PeeredOptions {
  without?: Omitted;
  service?: Partial<SeedService>;
}

let made = 0;

/** A service and a Timescale VPC of its own, of which each test has its own. */
export async function makeTimescaleVpc(
  { clouds, api }: DoctorClouds,
  service?: Partial<SeedService>,
) {
  const number = ++made;
  const seed = { name: `db-${number}`, regionCode: REGION, ...service };
  const serviceId = clouds.tigerCloud.addService(seed);
  const timescaleCidr = `10.70.${number}.0/24`;
  const vpc = { name: `net-${number}`, cidr: timescaleCidr, regionCode: REGION };
  const { id: timescaleVpcId } = await api.vpcs.create(vpc);
  await until("the Timescale VPC is ready", async () => {
    const states = await api.vpcStates.listFresh();
    return states.find(({ id, status }) => id === timescaleVpcId && status === "CREATED");
  });
  return { serviceId, timescaleVpcId, timescaleCidr };
}

/** Puts the service into the Timescale VPC. */
export async function attach(
  { api }: DoctorClouds,
  { serviceId, timescaleVpcId }: { serviceId: string; timescaleVpcId: string },
): Promise<void> {
  await api.services.attach(serviceId, timescaleVpcId);
  await until("the service is attached", async () => {
    const { attachment, status } = await api.services.get(serviceId);
    return attachment?.vpcId === timescaleVpcId && status === "READY" ? true : undefined;
  });
}

/** Makes such a network, all of it or without a part. */
export async function makePeered(
  on: DoctorClouds,
  { without, service }: PeeredOptions = {},
): Promise<PeeredNetwork> {
  const timescale = await makeTimescaleVpc(on, service);
  const customer = await createCustomerVpc(on.ec2);
  const { peeringId, pcx } = await peer(on, timescale.timescaleVpcId, customer.vpcId, {
    isAccepted: without !== "acceptance",
  });
  if (without !== "routes") {
    for (const RouteTableId of customer.routeTableIds) {
      const route = { RouteTableId, DestinationCidrBlock: timescale.timescaleCidr };
      await on.ec2.createRoute({ ...route, VpcPeeringConnectionId: pcx });
    }
  }
  const egress = without === "egress" ? [] : [timescale.timescaleCidr];
  const groupId = await makeGroup(on.ec2, customer.vpcId, egress);
  if (without !== "attachment") await attach(on, timescale);
  return { ...customer, ...timescale, peeringId, pcx, groupId };
}

/** Peers a Timescale VPC with a customer VPC. */
export async function peer(
  { api, ec2 }: DoctorClouds,
  timescaleVpcId: string,
  peerVpcId: string,
  { isAccepted = true } = {},
): Promise<{ peeringId: string; pcx: string }> {
  const far = { peerAccountId: CUSTOMER_ACCOUNT, peerRegionCode: REGION, peerVpcId };
  const { id: peeringId } = await api.peerings.create({ timescaleVpcId, ...far });
  const shown = async (isRight: (one: Peering) => boolean) => {
    const one = await api.peerings.get(timescaleVpcId, peeringId);
    return isRight(one) ? one : undefined;
  };
  const { provisionedId: pcx = "" } = await until("the request is sent", () =>
    shown(({ provisionedId }) => provisionedId !== undefined),
  );
  if (isAccepted) {
    await until("the request is accepted", () =>
      ec2.acceptVpcPeeringConnection({ VpcPeeringConnectionId: pcx }),
    );
    await until("the peering is active", () => shown(({ status }) => status === "ACTIVE"));
  }
  return { peeringId, pcx };
}

/** A security group that lets TCP 5432 out to these blocks alone. */
export async function makeGroup(
  ec2: EC2,
  VpcId: string,
  blocks: readonly string[],
): Promise<string> {
  const named = { GroupName: `clients-${++made}`, Description: "made by hand", VpcId };
  const { GroupId = "" } = await ec2.createSecurityGroup(named);
  const all = { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
  await ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions: [all] });
  for (const CidrIp of blocks) {
    const port = { IpProtocol: "tcp", FromPort: 5432, ToPort: 5432 };
    await ec2.authorizeSecurityGroupEgress({
      ...{ GroupId, IpPermissions: [{ ...port, IpRanges: [{ CidrIp }] }] },
    });
  }
  return GroupId;
}
