import type {
  Filter,
  VpcPeeringConnection,
  VpcPeeringConnectionVpcInfo,
} from "@aws-sdk/client-ec2";
import { AwsError } from "../errors";
import { NO_PEERING, optionsOf } from "../peerings";
import { textOf, type Properties } from "../properties";
import type { Aws } from "../session";
import { tagMap } from "../tags";
import { filtersOf, noneOn, single, withFilters } from "./filters";

// What each filter of AWS looks at.
const FIELDS: Readonly<Record<string, (peering: VpcPeeringConnection) => string | undefined>> = {
  "vpc-peering-connection-id": (peering) => peering.VpcPeeringConnectionId,
  "status-code": (peering) => peering.Status?.Code,
  "status-message": (peering) => peering.Status?.Message,
  "requester-vpc-info.vpc-id": (peering) => peering.RequesterVpcInfo?.VpcId,
  "requester-vpc-info.owner-id": (peering) => peering.RequesterVpcInfo?.OwnerId,
  "requester-vpc-info.cidr-block": (peering) => peering.RequesterVpcInfo?.CidrBlock,
  "accepter-vpc-info.vpc-id": (peering) => peering.AccepterVpcInfo?.VpcId,
  "accepter-vpc-info.owner-id": (peering) => peering.AccepterVpcInfo?.OwnerId,
  "accepter-vpc-info.cidr-block": (peering) => peering.AccepterVpcInfo?.CidrBlock,
};

/** `aws.ec2.getVpcPeeringConnection` */
export async function getVpcPeeringConnection(aws: Aws, args: Properties): Promise<Properties> {
  const filters = filtersOf(args, {
    id: "vpc-peering-connection-id",
    cidrBlock: "requester-vpc-info.cidr-block",
    ownerId: "requester-vpc-info.owner-id",
    vpcId: "requester-vpc-info.vpc-id",
    peerCidrBlock: "accepter-vpc-info.cidr-block",
    peerOwnerId: "accepter-vpc-info.owner-id",
    peerVpcId: "accepter-vpc-info.vpc-id",
    status: "status-code",
  });
  const asked = textOf(args, "id");
  const { VpcPeeringConnections = [] } = await noneOn(NO_PEERING, () =>
    aws.ec2.describeVpcPeeringConnections(
      asked ? { VpcPeeringConnectionIds: [asked] } : withFilters(filters),
    ),
  );
  // moto ignores the filters of this request.
  const matching = VpcPeeringConnections.filter((peering) =>
    filters.every((filter) => isMatch(peering, filter)),
  );
  const found = single("EC2 VPC Peering Connection", matching);
  const { VpcPeeringConnectionId: id = "", RequesterVpcInfo, AccepterVpcInfo } = found;
  const requester = sideOf(RequesterVpcInfo);
  const accepter = sideOf(AccepterVpcInfo);
  return {
    id,
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
    region: aws.region,
    status: found.Status?.Code,
    tags: tagMap(found.Tags),
  };
}

function isMatch(peering: VpcPeeringConnection, { Name = "", Values = [] }: Filter): boolean {
  if (Name.startsWith("tag:")) return Values.includes(tagMap(peering.Tags)[Name.slice(4)] ?? "");
  const field = FIELDS[Name];
  if (field) return Values.includes(field(peering) ?? "");
  throw new AwsError(`the small local plugin has no filter ${Name}. Use the real plugin.`);
}

function sideOf(side: VpcPeeringConnectionVpcInfo = {}) {
  const { CidrBlock: cidrBlock, OwnerId: ownerId, Region: region, VpcId: vpcId } = side;
  const set = side.CidrBlockSet ?? [{ CidrBlock: cidrBlock }];
  const cidrBlockSets = set.map(({ CidrBlock }) => ({ cidrBlock: CidrBlock }));
  return { cidrBlock, cidrBlockSets, ownerId, region, vpcId };
}
