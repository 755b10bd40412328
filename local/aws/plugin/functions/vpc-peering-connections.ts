import type { VpcPeeringConnectionVpcInfo } from "@aws-sdk/client-ec2";
import { toPulumi } from "../names";
import { NO_PEERING, optionsOf } from "../peerings";
import { tagMap } from "../tags";
import { one } from "./find";

/** `aws.ec2.getVpcPeeringConnection` */
export const getVpcPeeringConnection = one({
  what: "EC2 VPC Peering Connection",
  ids: "VpcPeeringConnectionIds",
  none: NO_PEERING,
  filters: {
    id: "vpc-peering-connection-id",
    cidrBlock: "requester-vpc-info.cidr-block",
    ownerId: "requester-vpc-info.owner-id",
    vpcId: "requester-vpc-info.vpc-id",
    peerCidrBlock: "accepter-vpc-info.cidr-block",
    peerOwnerId: "accepter-vpc-info.owner-id",
    peerVpcId: "accepter-vpc-info.vpc-id",
    status: "status-code",
  },
  async list(ec2, request) {
    return (await ec2.describeVpcPeeringConnections(request)).VpcPeeringConnections;
  },
  tell(found) {
    const { RequesterVpcInfo, AccepterVpcInfo } = found;
    const [requester, accepter] = [sideOf(RequesterVpcInfo), sideOf(AccepterVpcInfo)];
    return {
      id: found.VpcPeeringConnectionId,
      accepter: optionsOf(AccepterVpcInfo),
      requester: optionsOf(RequesterVpcInfo),
      cidrBlock: requester.cidrBlock,
      cidrBlockSets: requester.cidrBlockSets,
      ownerId: requester.ownerId,
      requesterRegion: requester.region,
      vpcId: requester.vpcId,
      peerCidrBlock: accepter.cidrBlock,
      peerCidrBlockSets: accepter.cidrBlockSets,
      peerOwnerId: accepter.ownerId,
      peerRegion: accepter.region,
      peerVpcId: accepter.vpcId,
      status: found.Status?.Code,
      tags: tagMap(found.Tags),
    };
  },
});

function sideOf(side: VpcPeeringConnectionVpcInfo = {}) {
  const set = side.CidrBlockSet ?? [{ CidrBlock: side.CidrBlock }];
  const cidrBlockSets = set.map(({ CidrBlock }) => ({ cidrBlock: CidrBlock }));
  return { ...toPulumi(side, "cidrBlock", "ownerId", "region", "vpcId"), cidrBlockSets };
}
