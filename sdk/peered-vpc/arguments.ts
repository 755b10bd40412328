import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { CidrDrift } from "../../provider/resources/types";
import type { RouteTableChoice, SecurityGroupChoice } from "../customer-vpc/arguments";
import type { OperationOptionArgs } from "../operation-options";

/**
 * The Timescale VPC to peer with. A `TimescaleVpc` resource has these properties, as has the result of
 * `getTimescaleVpc`.
 */
export interface TimescaleVpcReference {
  /** Decimal id of the Timescale VPC. */
  id: pulumi.Input<string>;
  /**
   * Its CIDR block: where routes and the security group lead.
   *
   * @default - it is looked up by the id
   */
  cidr?: pulumi.Input<string>;
  /**
   * Its name, for diagrams.
   *
   * @default - that of the look-up, where there was one
   */
  name?: pulumi.Input<string>;
  /**
   * Its region: where the peering request must come from.
   *
   * @default - it is looked up by the id
   */
  regionCode?: pulumi.Input<string>;
}

/** The arguments of a {@link PeeredVpc}. */
export interface PeeredVpcArgs extends OperationOptionArgs {
  /** The Timescale VPC. Another id replaces the peering. */
  timescaleVpc: TimescaleVpcReference;
  /**
   * Id of the customer VPC, `vpc-…`. Changing this replaces the peering. Give this or `vpc`.
   */
  vpcId?: pulumi.Input<string>;
  /**
   * The customer VPC, as the resource of a Pulumi program. Another VPC replaces the peering. Give this
   * or `vpcId`.
   */
  vpc?: aws.ec2.Vpc;
  /**
   * AWS account of the customer VPC: 12 digits. Changing this replaces the peering.
   *
   * @default - the account of the AWS provider
   */
  accountId?: pulumi.Input<string>;
  /**
   * AWS region of the customer VPC. Changing this replaces the peering. The request is accepted by the
   * AWS provider, which must be in that region.
   *
   * @default - the region of the AWS provider
   */
  regionCode?: pulumi.Input<string>;
  /**
   * False to leave the AWS half to the owner of the other account: the update says what to run there,
   * and does not wait for it. Nothing is read from AWS, nor made there that is not asked for with
   * `routeTables` or `securityGroup`. Changing this makes or removes the AWS half.
   *
   * @default true
   */
  accept?: boolean;
  /**
   * AWS account from which Tiger Cloud's request must come: 12 digits. The vendor publishes none; the
   * console of AWS shows it for an earlier peering. Changing this does not cause an update: the request is compared
   * again in each preview and update.
   *
   * @default - it is not compared
   */
  expectedRequesterAccountId?: pulumi.Input<string>;
  /**
   * Which route tables of the customer VPC get a route to the Timescale VPC. Changing this adds and
   * removes routes.
   *
   * @default - "all"; "none" where `accept` is false
   */
  routeTables?: RouteTableChoice;
  /**
   * Which security groups let workloads out to the Timescale VPC. Changing this adds and removes groups
   * and rules.
   *
   * @default - "dedicated"; "none" where `accept` is false
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
   * All CIDR blocks of the customer VPC. Give them where the same program adds and removes them, as
   * outputs of its `aws.ec2.VpcIpv4CidrBlockAssociation`s: the peering is then requested after they
   * are there, and a preview shows what a change of them does. A block that is removed leaves the VPC
   * at the end of the update, after the new peering was requested. Changing this does what `cidrDrift`
   * says.
   *
   * @default - they are read from AWS; none where `accept` is false
   */
  cidrBlocks?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * What to do when the CIDR blocks of the customer VPC are others than when the peering was made.
   * By itself, Tiger Cloud takes them up only then, so those that came later are not reached. Changing this
   * does not cause an update.
   *
   * - `"replace"`: the plan replaces the peering. Traffic stops until the new one is accepted.
   * - `"update"`: the peering is updated in place, and nothing is interrupted. That rests on a call that is
   *   not in the vendor's documented API.
   * - `"warn"`: previews and updates warn.
   * - `"ignore"`: nothing.
   *
   * @default "replace"
   */
  cidrDrift?: CidrDrift;
  /**
   * Tags of all that can carry them: the accepted peering, the security group and its rules. Updated
   * in place.
   *
   * @default - no tags
   */
  tags?: Record<string, pulumi.Input<string>>;
}
