import type { EC2Client } from "@aws-sdk/client-ec2";
import { canonicalCidr, cidrsOverlap } from "../../provider/rules/cidr";
import type { Peering, Vpc } from "./entities";
import { messageOf } from "./errors";

/** EC2's word for the state of a peering, such as `pending-acceptance`. */
export type PeeringState = string;

/** Tiger Cloud's own AWS account. */
export interface Ec2Link {
  /** @returns the id of the new EC2 VPC */
  createVpc(vpc: Vpc, signal: AbortSignal): Promise<string>;
  /** What is gone already is deleted. */
  deleteVpc(vpc: Vpc, signal: AbortSignal): Promise<void>;
  /** Sends the request. */
  createPeering(
    vpc: Vpc,
    peering: Peering,
    signal: AbortSignal,
  ): Promise<{ provisionedId: string; state: PeeringState }>;
  /** What is gone already is deleted. */
  deletePeering(vpc: Vpc, peering: Peering, signal: AbortSignal): Promise<void>;
  /** The states of the VPC's peerings by their `pcx-…` ids. */
  peeringStates(vpc: Vpc, signal: AbortSignal): Promise<ReadonlyMap<string, PeeringState>>;
  /** Closes the connections. */
  close(): void;
}

/** Signs the first call; a stand-in takes any. */
const ANY_KEY = { accessKeyId: "local", secretAccessKey: "local" };
const GONE = new Set([
  "InvalidVpcID.NotFound",
  "InvalidVpcPeeringConnectionID.NotFound",
  "InvalidVpcPeeringConnectionId.NotFound",
]);

/**
 * Links to an EC2 and STS stand-in.
 *
 * @throws Error where the AWS packages are missing or nobody answers at the endpoint
 */
export async function linkEc2(ec2: { endpoint: string; accountId: string }): Promise<Ec2Link> {
  const { endpoint, accountId } = ec2;
  const sdk = await loadSdk();
  const credentials = await assumeRole(sdk.sts, endpoint, accountId);
  const clients = new Map<string, EC2Client>();
  const clientIn = (region: string): EC2Client => {
    const client = clients.get(region) ?? new sdk.ec2.EC2Client({ endpoint, region, credentials });
    clients.set(region, client);
    return client;
  };
  return {
    createVpc: async ({ name, cidr, regionCode }, abortSignal) => {
      const { Vpc: made } = await clientIn(regionCode).send(
        new sdk.ec2.CreateVpcCommand({
          CidrBlock: canonicalCidr(cidr),
          TagSpecifications: [{ ResourceType: "vpc", Tags: [{ Key: "Name", Value: name }] }],
        }),
        { abortSignal },
      );
      return idOf(made?.VpcId, "VPC");
    },
    deleteVpc: async ({ provisionedId: VpcId, regionCode }, abortSignal) => {
      if (VpcId === undefined) return;
      const command = new sdk.ec2.DeleteVpcCommand({ VpcId });
      await unlessGone(clientIn(regionCode).send(command, { abortSignal }));
    },
    createPeering: async (vpc, peering, abortSignal) => {
      const { VpcPeeringConnection: made } = await clientIn(vpc.regionCode).send(
        new sdk.ec2.CreateVpcPeeringConnectionCommand({
          VpcId: vpc.provisionedId,
          PeerVpcId: peering.peerVpcId,
          PeerOwnerId: peering.peerAccountId,
          PeerRegion: peering.peerRegionCode,
        }),
        { abortSignal },
      );
      // AWS makes such a peering `failed`; moto does not look.
      const overlaps = cidrsOverlap(vpc.cidr, made?.AccepterVpcInfo?.CidrBlock ?? "");
      return {
        provisionedId: idOf(made?.VpcPeeringConnectionId, "peering"),
        state: overlaps ? "failed" : (made?.Status?.Code ?? ""),
      };
    },
    deletePeering: async (vpc, { provisionedId: VpcPeeringConnectionId }, abortSignal) => {
      if (VpcPeeringConnectionId === undefined) return;
      const command = new sdk.ec2.DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId });
      await unlessGone(clientIn(vpc.regionCode).send(command, { abortSignal }));
    },
    peeringStates: async (vpc, abortSignal) => {
      // Not by their ids: AWS refuses the whole call where one of them is unknown.
      const Filters = [{ Name: "requester-vpc-info.vpc-id", Values: [vpc.provisionedId ?? ""] }];
      const { VpcPeeringConnections = [] } = await clientIn(vpc.regionCode).send(
        new sdk.ec2.DescribeVpcPeeringConnectionsCommand({ Filters }),
        { abortSignal },
      );
      return new Map(
        VpcPeeringConnections.map((found) => [
          found.VpcPeeringConnectionId ?? "",
          found.Status?.Code ?? "",
        ]),
      );
    },
    close: () => {
      for (const client of clients.values()) client.destroy();
    },
  };
}

async function loadSdk() {
  try {
    const [ec2, sts] = await Promise.all([
      import("@aws-sdk/client-ec2"),
      import("@aws-sdk/client-sts"),
    ]);
    return { ec2, sts };
  } catch (error) {
    throw new Error(
      `EC2 link: ${messageOf(error)}. ` +
        "Install @aws-sdk/client-ec2 and @aws-sdk/client-sts beside pulumi-timescale.",
      { cause: error },
    );
  }
}

async function assumeRole(
  { STSClient, AssumeRoleCommand }: Awaited<ReturnType<typeof loadSdk>>["sts"],
  endpoint: string,
  accountId: string,
) {
  const client = new STSClient({ endpoint, region: "us-east-1", credentials: ANY_KEY });
  const role = { RoleArn: `arn:aws:iam::${accountId}:role/any`, RoleSessionName: "tiger-cloud" };
  try {
    const { Credentials: made } = await client.send(new AssumeRoleCommand(role));
    return {
      accessKeyId: made?.AccessKeyId ?? "",
      secretAccessKey: made?.SecretAccessKey ?? "",
      sessionToken: made?.SessionToken ?? "",
    };
  } catch (error) {
    throw new Error(
      `EC2 link: ${endpoint} did not let account ${accountId} in (${messageOf(error)}). ` +
        "Start moto there first.",
      { cause: error },
    );
  } finally {
    client.destroy();
  }
}

function idOf(id: string | undefined, noun: string): string {
  if (id === undefined) throw new Error(`EC2 link: the new ${noun} came back without an id`);
  return id;
}

async function unlessGone(sent: Promise<unknown>): Promise<void> {
  try {
    await sent;
  } catch (error) {
    if (!(error instanceof Error && GONE.has(error.name))) throw error;
  }
}
