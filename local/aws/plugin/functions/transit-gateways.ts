import { AwsError, forgiving } from "../errors";
import { arnOf, toPulumi } from "../names";
import { textOf, without } from "../properties";
import { tagMap } from "../tags";
import { NO_GATEWAY, NO_TABLE } from "../transit-gateways";
import { filtersOf, one, withFilters, type Look } from "./find";

/** The real function takes `tags` and does not look at them. */
export const ignoringTags =
  (look: Look): Look =>
  (aws, args) =>
    look(aws, without(args, "tags"));

const OPTIONS = [
  ...(["amazonSideAsn", "autoAcceptSharedAttachments", "defaultRouteTableAssociation"] as const),
  ...(["defaultRouteTablePropagation", "dnsSupport", "multicastSupport"] as const),
  ...(["securityGroupReferencingSupport", "vpnEcmpSupport"] as const),
];

/** `aws.ec2transitgateway.getTransitGateway` */
export const getTransitGateway = ignoringTags(
  one({
    what: "EC2 Transit Gateway",
    ids: "TransitGatewayIds",
    none: NO_GATEWAY,
    list: async (ec2, request) => (await ec2.describeTransitGateways(request)).TransitGateways,
    tell({ Options: options = {}, ...found }) {
      return {
        id: found.TransitGatewayId,
        arn: found.TransitGatewayArn,
        ...toPulumi(options, ...OPTIONS),
        associationDefaultRouteTableId: options.AssociationDefaultRouteTableId ?? "",
        propagationDefaultRouteTableId: options.PropagationDefaultRouteTableId ?? "",
        description: found.Description ?? "",
        encryptionSupport: options.EncryptionSupport?.EncryptionState ?? "",
        ownerId: found.OwnerId,
        tags: tagMap(found.Tags),
        transitGatewayCidrBlocks: options.TransitGatewayCidrBlocks ?? [],
      };
    },
  }),
);

/** `aws.ec2transitgateway.getRouteTable` */
export const getRouteTable = ignoringTags(
  one({
    what: "EC2 Transit Gateway Route Table",
    ids: "TransitGatewayRouteTableIds",
    none: NO_TABLE,
    list: async (ec2, request) =>
      (await ec2.describeTransitGatewayRouteTables(request)).TransitGatewayRouteTables,
    async tell(found, aws) {
      const { TransitGatewayRouteTableId: id } = found;
      return {
        id,
        arn: arnOf("transit-gateway-route-table", aws.region, await aws.accountId(), id),
        ...toPulumi(found, "defaultAssociationRouteTable", "defaultPropagationRouteTable"),
        tags: tagMap(found.Tags),
        transitGatewayId: found.TransitGatewayId,
      };
    },
  }),
);

/** `aws.ec2transitgateway.getRouteTableAssociations`: the attachments of one route table. */
export const getRouteTableAssociations: Look = async ({ ec2, region }, args) => {
  const TransitGatewayRouteTableId = textOf(args, "transitGatewayRouteTableId");
  const request = { TransitGatewayRouteTableId, ...withFilters(filtersOf(args, {})) };
  const listed = await forgiving(NO_TABLE, () =>
    ec2.getTransitGatewayRouteTableAssociations(request),
  );
  if (!listed) {
    throw new AwsError(
      "reading EC2 Transit Gateway Route Table Associations: couldn't find resource",
    );
  }
  const { Associations: found = [] } = listed;
  return { id: region, ids: found.map((each) => each.TransitGatewayAttachmentId), region };
};
