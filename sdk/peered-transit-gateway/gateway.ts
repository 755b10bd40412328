import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { awsAnswerOf } from "../aws/questions";
import { accountOf, regionOf } from "../customer-vpc/customer-vpc";
import { filledIn } from "../mocks";
import { endProgram } from "../program-failure";
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
  const owner = transitGateway === undefined ? ownerOf(args, shown.ownerId, parent) : shown.ownerId;
  return {
    ...{ id, regionCode, accountId: owner },
    defaultAssociation: shown.defaultRouteTableAssociation,
    defaultRouteTableId: shown.associationDefaultRouteTableId,
  };
}

/** The owner, which must be the account that accepts: AWS shows a gateway also where it is only shared. */
function ownerOf(
  { accountId: given, transitGatewayId }: PeeredTransitGatewayArgs,
  ownerId: pulumi.Output<string>,
  parent: pulumi.ComponentResource,
): pulumi.Output<string> {
  const asked = { owner: ownerId, own: accountOf(undefined, parent), id: transitGatewayId, given };
  return pulumi.output(asked).apply(async ({ owner, own, id, given: wanted = owner }) => {
    // Mocks of unit tests may not tell.
    if (!owner || !own) return wanted;
    const subject = `Transit gateway ${String(id)}: it belongs to account ${owner}`;
    if (owner !== own) {
      return endProgram<string>(
        `${subject}, and the AWS provider is that of ${own}. AWS lets only the owner peer a gateway: ` +
          `pass the AWS provider of ${owner} as the option \`provider\`.`,
        parent,
      );
    }
    if (wanted === owner) return owner;
    return endProgram<string>(
      `${subject}, and accountId is ${wanted}. Leave accountId out.`,
      parent,
    );
  });
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
    const told = filledIn(found, { ownerId: "", defaultRouteTableAssociation: "enable" });
    const { ownerId, defaultRouteTableAssociation, associationDefaultRouteTableId } = told;
    return { ownerId, defaultRouteTableAssociation, associationDefaultRouteTableId };
  });
}
