import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { RouteTableChoice, SecurityGroupChoice } from "../customer-vpc/arguments";
import type { OperationOptionArgs } from "../operation-options";
import type { TimescaleVpcReference } from "../peered-vpc/arguments";

/**
 * Which route tables of the transit gateway get a static route to the Timescale VPC: routes of peering
 * attachments never propagate.
 *
 * - `"default"`: the gateway's default association route table, which attached VPCs use unless they were
 *   associated with another one;
 * - `"none"`: none;
 * - `{ids}`: a map of ids, `tgw-rtb-…`, or of `aws.ec2transitgateway.RouteTable` resources. Routes are named
 *   after the keys; `{ids, aliases}` gives a key the keys under which its table stood before.
 */
export type GatewayRouteTableChoice =
  | "default"
  | "none"
  | {
      ids: Record<string, pulumi.Input<string> | aws.ec2transitgateway.RouteTable>;
      aliases?: Record<string, string[]>;
    };

/**
 * The route table of the transit gateway with which the accepted attachment is associated:
 *
 * - `"gateway"`: the gateway associates attachments by itself, as it does where its
 *   `defaultRouteTableAssociation` is `enable`;
 * - `"none"`: somebody else associates it;
 * - `{routeTableId}`: this one, `tgw-rtb-…`, for a gateway that does not associate by itself.
 */
export type GatewayAssociationChoice = "gateway" | "none" | { routeTableId: pulumi.Input<string> };

/** A customer VPC that reaches the Timescale VPC through the transit gateway. */
export interface AttachedVpcArgs {
  /** Id of the customer VPC, `vpc-…`. Give this or `vpc`. Changing this makes all of it in the other VPC. */
  vpcId?: pulumi.Input<string>;
  /**
   * The customer VPC, as the resource of a Pulumi program. Give this or `vpcId`. Changing this makes all of it in the
   * other VPC.
   */
  vpc?: aws.ec2.Vpc;
  /**
   * The attachment of the VPC to the transit gateway, where the same program makes it: routes are made
   * after it. Changing this does not cause an update.
   *
   * @default - it is looked up in AWS; a VPC without one is refused
   */
  attachment?: aws.ec2transitgateway.VpcAttachment;
  /**
   * Which route tables of the VPC get a route to the Timescale VPC. Changing this adds and removes routes.
   *
   * @default "all"
   */
  routeTables?: RouteTableChoice;
  /**
   * Which security groups let workloads out to the Timescale VPC. Changing this adds and removes groups and
   * rules.
   *
   * @default "dedicated"
   */
  securityGroup?: SecurityGroupChoice;
  /**
   * The TCP ports that the security groups let out to the Timescale VPC. Changing this adds and removes
   * rules.
   *
   * @default [5432]
   */
  ports?: number[];
  /**
   * The AWS provider of the account of this VPC; its region is that of the transit gateway. Changing this
   * replaces its routes and groups.
   *
   * @default - that of the component
   */
  provider?: aws.Provider;
  /**
   * The keys of `vpcs` under which this VPC stood before. Changing this does not cause an update.
   *
   * @default - none: a VPC under another key is another one, and the former loses its routes
   */
  aliases?: string[];
}

/** The arguments of a {@link PeeredTransitGateway}. */
export interface PeeredTransitGatewayArgs extends OperationOptionArgs {
  /** The Timescale VPC. Another id replaces the peering. */
  timescaleVpc: TimescaleVpcReference;
  /**
   * Id of the transit gateway, `tgw-…`. Another gateway replaces the peering. Give this or
   * `transitGateway`.
   */
  transitGatewayId?: pulumi.Input<string>;
  /**
   * The transit gateway, as the resource of a Pulumi program. Another gateway replaces the peering. Give this or
   * `transitGatewayId`.
   */
  transitGateway?: aws.ec2transitgateway.TransitGateway;
  /**
   * All CIDR blocks that Tiger Cloud is to reach through the gateway: those of the customer VPCs, and of
   * what else is attached. Their order does not matter. Updated in place, without an interruption.
   */
  cidrBlocks: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * AWS region of the transit gateway. Changing this replaces the peering. The attachment is accepted by the
   * AWS provider, which must be in that region.
   *
   * @default - the region of the AWS provider
   */
  regionCode?: pulumi.Input<string>;
  /**
   * AWS account that owns the transit gateway: 12 digits. Changing this replaces the peering. A gateway that is
   * only shared with an account cannot be peered from there.
   *
   * @default - the owner that AWS shows; with `accept: false`, the account of the AWS provider
   */
  accountId?: pulumi.Input<string>;
  /**
   * False to leave the AWS half to the owner of the gateway: the update says what to run there, and does not
   * wait for it. Nothing is read from AWS then, nor made there, but for the `vpcs`. Changing this makes or
   * removes the AWS half.
   *
   * @default true
   */
  accept?: boolean;
  /**
   * AWS account from which Tiger Cloud's attachment must come: 12 digits. The vendor publishes none; AWS shows
   * it for an earlier attachment. Changing this does not cause an update: it is compared again in each preview
   * and update. It is needed to use an attachment that exists already where Tiger Cloud names one that AWS does
   * not have.
   *
   * @default - it is not compared
   */
  expectedRequesterAccountId?: pulumi.Input<string>;
  /**
   * With which route table of the gateway the attachment is associated. Changing this makes or removes the
   * association.
   *
   * @default "gateway"
   */
  association?: GatewayAssociationChoice;
  /**
   * Which route tables of the gateway get a static route to the Timescale VPC. Changing this adds and removes
   * routes.
   *
   * @default - "default"; "none" where `accept` is false
   */
  gatewayRouteTables?: GatewayRouteTableChoice;
  /**
   * The customer VPCs behind the gateway that get routes and security groups, by names of your choice. Names
   * become parts of Pulumi names. Changing this adds and removes them.
   *
   * @default - none
   */
  vpcs?: Record<string, AttachedVpcArgs>;
  /**
   * Tags of all that can carry them: the accepted attachment, the security groups and their rules. Updated in
   * place.
   *
   * @default - no tags
   */
  tags?: Record<string, pulumi.Input<string>>;
}
