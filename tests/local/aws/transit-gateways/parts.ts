import type { EC2, TransitGatewayRequestOptions } from "@aws-sdk/client-ec2";
import { ec2Client } from "../../../../local/aws/clients";
import { ACCOUNT, REGION, VENDOR } from "../harness";

/** Whose client it is, and where. */
export interface Place {
  /** @default - the customer's */
  accountId?: string;
  /** @default - that of the tests */
  region?: string;
}

/** What the tests of transit gateways make by the AWS SDK on a moto. */
export class Parts {
  readonly #clients = new Map<string, EC2>();

  constructor(private readonly endpoint: string) {}

  at({ accountId = ACCOUNT, region = REGION }: Place = {}): EC2 {
    const key = `${accountId}/${region}`;
    const client =
      this.#clients.get(key) ?? ec2Client({ endpoint: this.endpoint, region, accountId });
    this.#clients.set(key, client);
    return client;
  }

  vendor(region = REGION): EC2 {
    return this.at({ accountId: VENDOR, region });
  }

  async gateway(place: Place = {}, Options: TransitGatewayRequestOptions = {}): Promise<string> {
    const { TransitGateway } = await this.at(place).createTransitGateway({ Options });
    return TransitGateway!.TransitGatewayId!;
  }

  /** Asks, as the vendor in `region`, to peer a gateway of its own with one of the customer's. */
  async request(PeerTransitGatewayId: string, region = REGION, gatewayId?: string) {
    const TransitGatewayId = gatewayId ?? (await this.gateway({ accountId: VENDOR, region }));
    const { TransitGatewayPeeringAttachment: made } = await this.vendor(
      region,
    ).createTransitGatewayPeeringAttachment({
      TransitGatewayId,
      PeerTransitGatewayId,
      PeerAccountId: ACCOUNT,
      PeerRegion: REGION,
    });
    return {
      gatewayId: TransitGatewayId,
      answer: made!,
      requesterId: made!.TransitGatewayAttachmentId!,
      accepterId: made!.AccepterTransitGatewayAttachmentId!,
    };
  }

  /** What a side sees of the peering; undefined where it sees none. */
  async seen(ec2: EC2, id: string) {
    const listed = await ec2.describeTransitGatewayPeeringAttachments({
      TransitGatewayAttachmentIds: [id],
    });
    return listed.TransitGatewayPeeringAttachments?.[0];
  }

  async accept(id: string, ec2 = this.at()) {
    return ec2.acceptTransitGatewayPeeringAttachment({ TransitGatewayAttachmentId: id });
  }

  /** A VPC with a subnet and a main route table, attached to the gateway. */
  async attachedVpc(TransitGatewayId: string, CidrBlock = "10.10.0.0/16") {
    const ec2 = this.at();
    const { Vpc } = await ec2.createVpc({ CidrBlock });
    const VpcId = Vpc!.VpcId!;
    const subnet = await ec2.createSubnet({ VpcId, CidrBlock: CidrBlock.replace("/16", "/24") });
    const SubnetIds = [subnet.Subnet!.SubnetId!];
    const { TransitGatewayVpcAttachment: made } = await ec2.createTransitGatewayVpcAttachment({
      ...{ TransitGatewayId, VpcId, SubnetIds },
    });
    return { vpcId: VpcId, subnetIds: SubnetIds, attachmentId: made!.TransitGatewayAttachmentId! };
  }

  close(): void {
    for (const client of this.#clients.values()) client.destroy();
  }
}
