import type { EC2 } from "@aws-sdk/client-ec2";
import { ec2Client } from "../../../../local/aws/clients";
import { collectAws, type AwsOptions, type AwsWanted } from "../../../../doctor/collect/aws";
import type { Seen } from "../../../../doctor/facts/seen";
import { ACCOUNT, REGION, useMoto, VENDOR } from "../../../local/aws/harness";

export { ACCOUNT, REGION, VENDOR } from "../../../local/aws/harness";
export { subject, wanted } from "./subjects";

/** The variables by which the SDK finds keys and a region, or is led elsewhere. */
const VARIABLE = /^AWS_(?!SDK_JS_)/;

/** A moto with the keys of a machine for it, and a client of the customer's account. */
export interface DoctorMoto {
  readonly url: string;
  /** Acts in an account and region: the customer's, where nothing else is said. */
  ec2(place?: { accountId?: string; region?: string }): EC2;
}

/** Starts one for the tests of a file. */
export function useDoctorMoto(): DoctorMoto {
  const moto = useMoto();
  const clients: EC2[] = [];
  const own = process.env;
  beforeAll(() => {
    const others = Object.entries(own).filter(([name]) => !VARIABLE.test(name));
    const keys = { AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "not-to-be-shown" };
    process.env = { ...Object.fromEntries(others), ...keys };
  });
  afterAll(() => {
    for (const client of clients) client.destroy();
    process.env = own;
  });
  return {
    get url() {
      return moto.url;
    },
    ec2({ accountId = ACCOUNT, region = REGION } = {}) {
      const client = ec2Client({ endpoint: moto.url, region, accountId });
      clients.push(client);
      return client;
    },
  };
}

/** Looks at the AWS of `url`. */
export const collectAt = (
  url: string,
  { options = {}, ...what }: AwsWanted & { options?: Partial<AwsOptions> },
) => collectAws(what, { endpointUrl: url, timeoutSeconds: 60, ...options });

/** What was seen; fails the test where it was not. */
export function seen<T>(fact: Seen<T> | undefined): T {
  if (fact && "value" in fact) return fact.value;
  throw new Error(`unseen: ${fact?.unseen ?? "no fact"}`);
}

/** A VPC of the customer's. */
export async function newVpc(ec2: EC2, CidrBlock = "10.20.0.0/16"): Promise<string> {
  const { Vpc } = await ec2.createVpc({ CidrBlock });
  return Vpc!.VpcId!;
}

export async function newSubnet(ec2: EC2, VpcId: string, CidrBlock: string): Promise<string> {
  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock, AvailabilityZone: `${REGION}a` });
  return Subnet!.SubnetId!;
}

/** A peering of the vendor's with a VPC of the customer's, accepted. */
export async function newPeering(moto: DoctorMoto, peerVpcId: string, CidrBlock: string) {
  const vendor = moto.ec2({ accountId: VENDOR });
  const VpcId = await newVpc(vendor, CidrBlock);
  const { VpcPeeringConnection } = await vendor.createVpcPeeringConnection({
    ...{ VpcId, PeerVpcId: peerVpcId, PeerOwnerId: ACCOUNT, PeerRegion: REGION },
  });
  const id = VpcPeeringConnection!.VpcPeeringConnectionId!;
  await moto.ec2().acceptVpcPeeringConnection({ VpcPeeringConnectionId: id });
  return { id, vpcId: VpcId };
}
