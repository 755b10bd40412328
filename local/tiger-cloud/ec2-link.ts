import type { EC2, VpcPeeringConnectionVpcInfo } from "@aws-sdk/client-ec2";
import type { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { canonicalCidr, cidrsOverlap } from "../../provider/rules/cidr";
import { Ec2EndpointServices } from "./ec2-endpoint-services";
import { credentialsFor, loadBalancing, loadSdk } from "./ec2-sdk";
import { Ec2TransitGateways } from "./ec2-transit-gateways";
import { idOf } from "./errors";
import type { Peering } from "./nouns/peerings/entity";
import type { Vpc } from "./nouns/vpcs/entity";

/** EC2's word for the state of a peering, such as `pending-acceptance`. */
export type PeeringState = string;

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
  const connect: Connect = (region, accountId) => {
    const as = accountId === undefined ? credentials : inAccount(accountId);
    return new sdk.EC2({ endpoint, region, credentials: as });
  };
  return new Ec2Link(connect, async (region) => {
    const { ElasticLoadBalancingV2: Client } = await loadBalancing();
    return new Client({ endpoint, region, credentials });
  });
}

/** A client that acts in an account; in Tiger Cloud's own where none is named. */
export type Connect = (region: string, accountId?: string) => EC2;

/** Tiger Cloud's own AWS account. */
export class Ec2Link {
  readonly #clients = new Map<string, EC2>();
  /** Its transit gateways. */
  readonly transitGateways = new Ec2TransitGateways((...where) => this.#clientIn(...where));
  /** Its endpoint services. */
  readonly endpointServices: Ec2EndpointServices;

  /** @param balancing gives a client for load balancers of a region, in Tiger Cloud's own account */
  constructor(
    private readonly connect: Connect,
    balancing: (region: string) => Promise<ElasticLoadBalancingV2>,
  ) {
    const ec2 = (region: string) => this.#clientIn(region);
    this.endpointServices = new Ec2EndpointServices({ ec2, balancing });
  }

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
    const cidrBlocks = blocksOf(made?.AccepterVpcInfo);
    // AWS makes such a peering `failed`; moto does not look.
    const overlaps = cidrBlocks.some((block) => cidrsOverlap(vpc.cidr, block));
    return {
      provisionedId: idOf(made?.VpcPeeringConnectionId, "peering"),
      state: overlaps ? "failed" : (made?.Status?.Code ?? ""),
      cidrBlocks,
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

/** All CIDR blocks of a side; stock moto tells the first one alone. */
function blocksOf(side: VpcPeeringConnectionVpcInfo | undefined): string[] {
  const { CidrBlock: first, CidrBlockSet: all = [{ CidrBlock: first }] } = side ?? {};
  return all.flatMap(({ CidrBlock }) => CidrBlock ?? []);
}

async function unlessGone(sent: Promise<unknown>): Promise<void> {
  try {
    await sent;
  } catch (error) {
    if (!(error instanceof Error && GONE.has(error.name))) throw error;
  }
}
