import { arnOf, toPulumi } from "../names";
import { compact } from "../properties";
import { tagMap } from "../tags";
import { NO_ATTACHMENT } from "../transit-gateways";
import { many, one } from "./find";
import { ignoringTags } from "./transit-gateways";

const ARN = "transit-gateway-attachment";

/**
 * `aws.ec2transitgateway.getPeeringAttachment`. Which side is the peer, it tells by the account and
 * region that ask; where `skipRequestingAccountId` is set, it takes itself for the requester.
 */
export const getPeeringAttachment = one({
  what: "EC2 Transit Gateway Peering Attachment",
  ids: "TransitGatewayAttachmentIds",
  none: NO_ATTACHMENT,
  list: async (ec2, request) =>
    (await ec2.describeTransitGatewayPeeringAttachments(request)).TransitGatewayPeeringAttachments,
  async tell(found, aws) {
    const { TransitGatewayAttachmentId: id } = found;
    const [requester, accepter] = [found.RequesterTgwInfo ?? {}, found.AccepterTgwInfo ?? {}];
    const account = await aws.accountId();
    const isAccepter = accepter.OwnerId === account && accepter.Region === aws.region;
    const [own, peer] = isAccepter ? [accepter, requester] : [requester, accepter];
    return {
      id,
      arn: arnOf(ARN, aws.region, account, id),
      peerAccountId: peer.OwnerId,
      peerRegion: peer.Region,
      peerTransitGatewayId: peer.TransitGatewayId,
      state: found.State,
      tags: tagMap(found.Tags),
      transitGatewayId: own.TransitGatewayId,
    };
  },
});

/** `aws.ec2transitgateway.getPeeringAttachments` */
export const getPeeringAttachments = many(async (ec2, request) => {
  const listed = await ec2.describeTransitGatewayPeeringAttachments(request);
  return listed.TransitGatewayPeeringAttachments?.map((each) => each.TransitGatewayAttachmentId);
});

/** `aws.ec2transitgateway.getVpcAttachment` */
export const getVpcAttachment = ignoringTags(
  one({
    what: "EC2 Transit Gateway VPC Attachment",
    ids: "TransitGatewayAttachmentIds",
    none: NO_ATTACHMENT,
    list: async (ec2, request) =>
      (await ec2.describeTransitGatewayVpcAttachments(request)).TransitGatewayVpcAttachments,
    tell: ({ Options = {}, ...found }, { region }) => ({
      id: found.TransitGatewayAttachmentId,
      arn: arnOf(ARN, region, found.VpcOwnerId, found.TransitGatewayAttachmentId),
      ...toPulumi(Options, "applianceModeSupport", "dnsSupport", "ipv6Support"),
      ...toPulumi(Options, "securityGroupReferencingSupport"),
      ...toPulumi(found, "subnetIds", "transitGatewayId", "vpcId", "vpcOwnerId"),
      tags: tagMap(found.Tags),
    }),
  }),
);

/** `aws.ec2transitgateway.getVpcAttachments` */
export const getVpcAttachments = many(async (ec2, request) => {
  const listed = await ec2.describeTransitGatewayVpcAttachments(request);
  return listed.TransitGatewayVpcAttachments?.map((each) => each.TransitGatewayAttachmentId);
});

/** `aws.ec2transitgateway.getAttachment`, which also tells the route table that it has. */
export const getAttachment = ignoringTags(
  one({
    what: "EC2 Transit Gateway Attachment",
    ids: "TransitGatewayAttachmentIds",
    idArgument: "transitGatewayAttachmentId",
    none: NO_ATTACHMENT,
    list: async (ec2, request) =>
      (await ec2.describeTransitGatewayAttachments(request)).TransitGatewayAttachments,
    tell: (found, { region }) =>
      compact({
        id: found.TransitGatewayAttachmentId,
        arn: arnOf(ARN, region, found.ResourceOwnerId, found.TransitGatewayAttachmentId),
        associationState: found.Association?.State ?? "",
        associationTransitGatewayRouteTableId: found.Association?.TransitGatewayRouteTableId ?? "",
        ...toPulumi(found, "resourceId", "resourceOwnerId", "resourceType", "state"),
        ...toPulumi(found, "transitGatewayAttachmentId", "transitGatewayId"),
        ...toPulumi(found, "transitGatewayOwnerId"),
        tags: tagMap(found.Tags),
      }),
  }),
);

/** `aws.ec2transitgateway.getAttachments` */
export const getAttachments = many(async (ec2, request) => {
  const listed = await ec2.describeTransitGatewayAttachments(request);
  return listed.TransitGatewayAttachments?.map((each) => each.TransitGatewayAttachmentId);
});
