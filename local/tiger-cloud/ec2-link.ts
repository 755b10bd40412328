import type { EC2 } from "@aws-sdk/client-ec2";
import { canonicalCidr, cidrsOverlap } from "../../provider/rules/cidr";
import { assumeRole } from "./assume-role";
import { Ec2TransitGateways } from "./ec2-transit-gateways";
import { idOf, messageOf } from "./errors";
import type { Peering } from "./nouns/peerings/entity";
import type { Vpc } from "./nouns/vpcs/entity";

/** EC2's word for the state of a peering, such as `pending-acceptance`. */
export type PeeringState = string;

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
  const { endpoint } = ec2;
  const sdk = await loadSdk();
  const credentials = await credentialsFor(sdk, ec2);
  const inAccount = (accountId: string) => () => credentialsFor(sdk, { endpoint, accountId });
  return new Ec2Link((region, accountId) => {
    const as = accountId === undefined ? credentials : inAccount(accountId);
    return new sdk.EC2({ endpoint, region, credentials: as });
  });
}

/** A client that acts in an account; in Tiger Cloud's own where none is named. */
export type Connect = (region: string, accountId?: string) => EC2;

/** Tiger Cloud's own AWS account. */
export class Ec2Link {
  readonly #clients = new Map<string, EC2>();
  /** Its transit gateways. */
  readonly transitGateways = new Ec2TransitGateways((...where) => this.#clientIn(...where));

  constructor(private readonly connect: Connect) {}

  /** @returns the id of the new EC2 VPC */
  async createVpc(vpc: Vpc, abortSignal: AbortSignal): Promise<string> {
    const request = {
      CidrBlock: canonicalCidr(vpc.cidr),
      TagSpecifications: [
        { ResourceType: "vpc" as const, Tags: [{ Key: "Name", Value: vpc.name }] },
      ],
    };
    const { Vpc: made } = await this.#clientOf(vpc).createVpc(request, { abortSignal });
    return idOf(made?.VpcId, "VPC");
  }

  /** What is gone already is deleted. */
  async deleteVpc(vpc: Vpc, abortSignal: AbortSignal): Promise<void> {
    const { provisionedId: VpcId } = vpc;
    if (VpcId === undefined) return;
    await unlessGone(this.#clientOf(vpc).deleteVpc({ VpcId }, { abortSignal }));
  }

  /** Sends the request. */
  async createPeering(
    vpc: Vpc,
    peering: Peering,
    abortSignal: AbortSignal,
  ): Promise<{ provisionedId: string; state: PeeringState; cidrBlocks: string[] }> {
    const request = {
      VpcId: vpc.provisionedId,
      PeerVpcId: peering.peerVpcId,
      PeerOwnerId: peering.peerAccountId,
      PeerRegion: peering.peerRegionCode,
    };
    const client = this.#clientOf(vpc);
    const answer = await client.createVpcPeeringConnection(request, { abortSignal });
    const { VpcPeeringConnection: made } = answer;
    // AWS makes such a peering `failed`; moto does not look.
    const peerCidr = made?.AccepterVpcInfo?.CidrBlock;
    const overlaps = cidrsOverlap(vpc.cidr, peerCidr ?? "");
    return {
      provisionedId: idOf(made?.VpcPeeringConnectionId, "peering"),
      state: overlaps ? "failed" : (made?.Status?.Code ?? ""),
      cidrBlocks: peerCidr === undefined ? [] : [peerCidr],
    };
  }

  /** What is gone already is deleted. */
  async deletePeering(vpc: Vpc, peering: Peering, abortSignal: AbortSignal): Promise<void> {
    const { provisionedId: VpcPeeringConnectionId } = peering;
    if (VpcPeeringConnectionId === undefined) return;
    const request = { VpcPeeringConnectionId };
    await unlessGone(this.#clientOf(vpc).deleteVpcPeeringConnection(request, { abortSignal }));
  }

  /** The states of the VPC's peerings by their `pcx-…` ids. */
  async peeringStates(
    vpc: Vpc,
    abortSignal: AbortSignal,
  ): Promise<ReadonlyMap<string, PeeringState>> {
    // Not by their ids: AWS refuses the whole call where one of them is unknown.
    const Filters = [{ Name: "requester-vpc-info.vpc-id", Values: [vpc.provisionedId ?? ""] }];
    const client = this.#clientOf(vpc);
    const found = await client.describeVpcPeeringConnections({ Filters }, { abortSignal });
    return new Map(
      (found.VpcPeeringConnections ?? []).map(({ VpcPeeringConnectionId = "", Status }) => [
        VpcPeeringConnectionId,
        Status?.Code ?? "",
      ]),
    );
  }

  /** Closes the connections. */
  close(): void {
    for (const client of this.#clients.values()) client.destroy();
  }

  #clientOf({ regionCode }: Vpc): EC2 {
    return this.#clientIn(regionCode);
  }

  #clientIn(...where: Parameters<Connect>): EC2 {
    const key = where.join(" ");
    const client = this.#clients.get(key) ?? this.connect(...where);
    this.#clients.set(key, client);
    return client;
  }
}

async function loadSdk() {
  try {
    const [{ EC2 }, { STS }] = await Promise.all([
      import("@aws-sdk/client-ec2"),
      import("@aws-sdk/client-sts"),
    ]);
    return { EC2, STS };
  } catch (error) {
    throw new Error(
      `EC2 link: ${messageOf(error)}. ` +
        "Install @aws-sdk/client-ec2 and @aws-sdk/client-sts beside pulumi-timescale.",
      { cause: error },
    );
  }
}

async function credentialsFor(
  { STS }: Awaited<ReturnType<typeof loadSdk>>,
  { endpoint, accountId }: { endpoint: string; accountId: string },
) {
  const client = new STS({ endpoint, region: "us-east-1", credentials: ANY_KEY });
  try {
    return await assumeRole(client, { roleArn: `arn:aws:iam::${accountId}:role/any` });
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

async function unlessGone(sent: Promise<unknown>): Promise<void> {
  try {
    await sent;
  } catch (error) {
    if (!(error instanceof Error && GONE.has(error.name))) throw error;
  }
}
