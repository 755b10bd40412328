import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { awsAnswerOf } from "../aws/questions";
import { accountOf, regionOf } from "../customer-vpc/customer-vpc";
import { filledIn } from "../mocks";
import type { PeeredTransitGatewayArgs } from "./arguments";

/** The transit gateway, whichever way a program names it. */
export interface Gateway {
  id: pulumi.Input<string>;
  accountId: pulumi.Input<string>;
  regionCode: pulumi.Input<string>;
  /** `enable` where the gateway associates attachments by itself, else `disable`. */
  defaultAssociation: pulumi.Output<string>;
  /** Its default association route table, `tgw-rtb-…`. */
  defaultRouteTableId: pulumi.Output<string>;
}

type Shown = Pick<
  aws.ec2transitgateway.GetTransitGatewayResult,
  "ownerId" | "defaultRouteTableAssociation" | "associationDefaultRouteTableId"
>;

/**
 * The transit gateway that arguments name. What they leave out is asked of AWS; nothing is, where somebody else
 * accepts.
 *
 * @param parent whose AWS provider is asked
 */
export function gatewayOf(
  args: PeeredTransitGatewayArgs,
  parent: pulumi.ComponentResource,
): Gateway {
  const { transitGateway, transitGatewayId, accept = true } = args;
  const id = transitGateway?.id ?? transitGatewayId ?? "";
  const regionCode = args.regionCode ?? regionOf(undefined, parent);
  if (!accept) {
    const accountId = args.accountId ?? accountOf(undefined, parent);
    const unread = pulumi.output("");
    return { id, accountId, regionCode, defaultAssociation: unread, defaultRouteTableId: unread };
  }
  const shown = transitGateway === undefined ? readGateway(id, parent) : shownBy(transitGateway);
  return {
    ...{ id, regionCode, accountId: args.accountId ?? shown.ownerId },
    defaultAssociation: shown.defaultRouteTableAssociation,
    defaultRouteTableId: shown.associationDefaultRouteTableId,
  };
}

const shownBy = (gateway: aws.ec2transitgateway.TransitGateway) => ({
  ownerId: gateway.ownerId,
  defaultRouteTableAssociation: gateway.defaultRouteTableAssociation.apply((word) => word ?? ""),
  associationDefaultRouteTableId: gateway.associationDefaultRouteTableId,
});

function readGateway(
  gatewayId: pulumi.Input<string>,
  parent: pulumi.ComponentResource,
): pulumi.Output<Shown> {
  return pulumi.output(gatewayId).apply(async (id) => {
    const found = await awsAnswerOf(aws.ec2transitgateway.getTransitGateway, { id }, parent, {
      subject: `Transit gateway ${id}`,
      right: "ec2:DescribeTransitGateways",
      missing:
        "AWS shows none in the account and region of the AWS provider. " +
        "Check the id; for a gateway of another account or region, pass its AWS provider as the option `provider`.",
    });
    const told = filledIn(found, {
      ownerId: "",
      defaultRouteTableAssociation: "enable",
      associationDefaultRouteTableId: "",
    });
    const { ownerId, defaultRouteTableAssociation, associationDefaultRouteTableId } = told;
    return { ownerId, defaultRouteTableAssociation, associationDefaultRouteTableId };
  });
}
