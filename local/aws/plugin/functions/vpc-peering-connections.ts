import type {
  Filter,
  VpcPeeringConnection,
  VpcPeeringConnectionVpcInfo,
} from "@aws-sdk/client-ec2";
import { AwsError } from "../errors";
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
  async list(ec2, { Filters = [], ...request }) {
    const { VpcPeeringConnections } = await ec2.describeVpcPeeringConnections(
      Object.keys(request).length > 0 ? request : { ...(Filters.length > 0 && { Filters }) },
    );
    // moto ignores the filters of this request.
    return VpcPeeringConnections?.filter((peering) =>
      Filters.every((filter) => isMatch(peering, filter)),
    );
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

function isMatch(peering: VpcPeeringConnection, { Name = "", Values = [] }: Filter): boolean {
  if (Name.startsWith("tag:")) return Values.includes(tagMap(peering.Tags)[Name.slice(4)] ?? "");
  const fields: Readonly<Record<string, string | undefined>> = {
    "vpc-peering-connection-id": peering.VpcPeeringConnectionId,
    "status-code": peering.Status?.Code,
    "status-message": peering.Status?.Message,
    ...fieldsOf("requester-vpc-info", peering.RequesterVpcInfo),
    ...fieldsOf("accepter-vpc-info", peering.AccepterVpcInfo),
  };
  if (Name in fields) return Values.includes(fields[Name] ?? "");
  throw new AwsError(`the small local plugin has no filter ${Name}. Use the real plugin.`);
}

const fieldsOf = (side: string, info: VpcPeeringConnectionVpcInfo | undefined) => ({
  [`${side}.vpc-id`]: info?.VpcId,
  [`${side}.owner-id`]: info?.OwnerId,
  [`${side}.cidr-block`]: info?.CidrBlock,
});

function sideOf(side: VpcPeeringConnectionVpcInfo = {}) {
  const set = side.CidrBlockSet ?? [{ CidrBlock: side.CidrBlock }];
  const cidrBlockSets = set.map(({ CidrBlock }) => ({ cidrBlock: CidrBlock }));
  return { ...toPulumi(side, "cidrBlock", "ownerId", "region", "vpcId"), cidrBlockSets };
}
