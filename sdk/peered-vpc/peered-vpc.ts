import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Timeouts } from "../../provider/contract";
import { POSTGRESQL_PORT } from "../../provider/rules/limits";
import { problemsOf, refuse } from "../bad-arguments";
import { optionsOf } from "../operation-options";
import { PeeringActivation } from "../peering-activation";
import { TimescalePeering } from "../timescale-peering";
import { checkedArguments } from "./check-arguments";
import { customerCidrBlocks } from "./customer-cidr-blocks";
import { planKeyedRoutes, planListedRoutes, type PlannedRoute } from "./plan-routes";
import { verifyPeeringRequest } from "./verify-peering-request";

/** The Timescale VPC to peer with. A `TimescaleVpc` resource has these properties. */
export interface TimescaleVpcReference {
  /** Decimal id of the Timescale VPC. */
  id: pulumi.Input<string>;
  /** Its CIDR block: where routes and the security group lead. */
  cidr: pulumi.Input<string>;
  /** Its region: where the peering request must come from. */
  regionCode: pulumi.Input<string>;
}

/** The arguments of a {@link PeeredVpc}. */
export interface PeeredVpcArgs {
  /** The Timescale VPC. Another id replaces the peering. */
  timescaleVpc: TimescaleVpcReference;
  /** Id of the customer VPC, `vpc-…`. Changing this replaces the peering. */
  vpcId: pulumi.Input<string>;
  /**
   * AWS account of the customer VPC: 12 digits. Changing this replaces the peering.
   *
   * @default - the account of the AWS provider
   */
  accountId?: pulumi.Input<string>;
  /**
   * AWS region of the customer VPC. Changing this replaces the peering.
   *
   * @default - the region of the AWS provider
   */
  regionCode?: pulumi.Input<string>;
  /**
   * The route tables that get a route to the Timescale VPC:
   *
   * - `"all"`: every route table of the customer VPC;
   * - a list of ids: routes are named after the ids, so a preview shows them once the ids are known;
   * - a map of ids: routes are named after the keys. Use it for tables that the same program makes.
   *
   * @default "all"
   */
  routeTableIds?:
    "all" | pulumi.Input<pulumi.Input<string>[]> | Record<string, pulumi.Input<string>>;
  /**
   * Tags of the accepted peering and of the security group. Updated in place.
   *
   * @default - no tags
   */
  tags?: Record<string, pulumi.Input<string>>;
  /**
   * True to take over a peering of the same two VPCs that exists already, instead of refusing it.
   * Changing this is no diff.
   *
   * @default - `timescale:adopt` of the stack, else false
   */
  adopt?: pulumi.Input<boolean>;
  /**
   * How long each operation on the peering, and the wait for its activation, may take:
   * `{create: "30m"}`. Changing this is no diff.
   *
   * @default - 10 minutes each
   */
  timeouts?: pulumi.Input<Timeouts>;
}

/**
 * One customer VPC, connected with a Timescale VPC. It creates
 *
 * 1. a `TimescalePeering`: Tiger Cloud asks AWS for the connection;
 * 2. an `aws.ec2.VpcPeeringConnectionAccepter`, after the request was read from AWS and is the one
 *    that Tiger Cloud reported, from the Timescale VPC's CIDR block and region, to this VPC;
 * 3. a `PeeringActivation`: the wait until Tiger Cloud calls it active;
 * 4. an `aws.ec2.Route` in each route table, to the Timescale VPC's CIDR block;
 * 5. an `aws.ec2.SecurityGroup` without inbound rules and with one outbound rule, TCP 5432 to that
 *    CIDR block. Put it on the workloads that use the database.
 *
 * @example
 * const app = new PeeredVpc("app", { timescaleVpc, vpcId: "vpc-0123456789abcdef0" });
 */
export class PeeredVpc extends pulumi.ComponentResource {
  /** Id of the accepted AWS VPC peering connection: `pcx-…`. */
  readonly peeringConnectionId: pulumi.Output<string>;
  /** Id of the peering in Tiger Cloud. */
  readonly peeringId: pulumi.Output<string>;
  /** Id of the security group for workloads that use the database. */
  readonly securityGroupId: pulumi.Output<string>;
  /** Ids of the route tables that have a route to the Timescale VPC. */
  readonly routeTableIds: pulumi.Output<string[]>;

  constructor(name: string, args: PeeredVpcArgs, opts?: pulumi.ComponentResourceOptions) {
    super("timescale:index:PeeredVpc", name, {}, opts);
    refuse(this, problemsOf(checkedArguments(args)));

    const peering = this.createPeering(name, args);
    const accepter = this.acceptPeering(name, args, peering);
    this.awaitActivation(name, args, peering, accepter);
    const routes = this.createRoutes(name, args, accepter);
    const securityGroup = this.createSecurityGroup(name, args);

    this.peeringId = peering.id;
    this.peeringConnectionId = accepter.vpcPeeringConnectionId;
    this.securityGroupId = securityGroup.id;
    this.routeTableIds = routes.apply((made) =>
      pulumi.all(made.map((route) => route.routeTableId)),
    );
    this.registerOutputs({
      peeringId: this.peeringId,
      peeringConnectionId: this.peeringConnectionId,
      securityGroupId: this.securityGroupId,
      routeTableIds: this.routeTableIds,
    });
  }

  private createPeering(name: string, args: PeeredVpcArgs): TimescalePeering {
    const inAccount = { parent: this };
    return new TimescalePeering(
      `${name}-peering`,
      {
        timescaleVpcId: args.timescaleVpc.id,
        peerAccountId: args.accountId ?? aws.getCallerIdentityOutput({}, inAccount).accountId,
        peerRegionCode: args.regionCode ?? aws.getRegionOutput({}, inAccount).region,
        peerVpcId: args.vpcId,
        peerCidrBlocks: customerCidrBlocks(args.vpcId, this),
        timescaleVpcCidr: args.timescaleVpc.cidr,
        ...optionsOf(args),
      },
      { parent: this },
    );
  }

  private acceptPeering(
    name: string,
    { timescaleVpc, tags }: PeeredVpcArgs,
    peering: TimescalePeering,
  ): aws.ec2.VpcPeeringConnectionAccepter {
    const expected = {
      timescaleCidr: timescaleVpc.cidr,
      timescaleRegionCode: timescaleVpc.regionCode,
      accountId: peering.peerAccountId,
      vpcId: peering.peerVpcId,
      regionCode: peering.peerRegionCode,
    };
    const vpcPeeringConnectionId = verifyPeeringRequest(peering.provisionedId, expected, this);
    return new aws.ec2.VpcPeeringConnectionAccepter(
      `${name}-accepter`,
      { vpcPeeringConnectionId, autoAccept: true, ...(tags && { tags }) },
      { parent: this },
    );
  }

  private awaitActivation(
    name: string,
    { timescaleVpc, timeouts }: PeeredVpcArgs,
    peering: TimescalePeering,
    accepter: aws.ec2.VpcPeeringConnectionAccepter,
  ): void {
    new PeeringActivation(
      `${name}-activation`,
      { timescaleVpcId: timescaleVpc.id, peeringId: peering.id, ...optionsOf({ timeouts }) },
      { parent: this, dependsOn: accepter },
    );
  }

  private createRoutes(
    name: string,
    { timescaleVpc, vpcId, routeTableIds = "all" }: PeeredVpcArgs,
    accepter: aws.ec2.VpcPeeringConnectionAccepter,
  ): pulumi.Output<aws.ec2.Route[]> {
    const create = ({ key, routeTableId }: PlannedRoute<pulumi.Input<string>>) =>
      new aws.ec2.Route(
        `${name}-route-${key}`,
        {
          routeTableId,
          destinationCidrBlock: timescaleVpc.cidr,
          vpcPeeringConnectionId: accepter.vpcPeeringConnectionId,
        },
        { parent: this, dependsOn: accepter },
      );
    if (isKeyed(routeTableIds)) {
      return pulumi.output(Promise.resolve(planKeyedRoutes(routeTableIds).map(create)));
    }
    const ids =
      routeTableIds === "all"
        ? aws.ec2.getRouteTablesOutput({ vpcId }, { parent: this }).ids
        : pulumi.output(routeTableIds);
    return ids.apply((known) => planListedRoutes(known).map(create));
  }

  private createSecurityGroup(
    name: string,
    { timescaleVpc, vpcId, tags }: PeeredVpcArgs,
  ): aws.ec2.SecurityGroup {
    const description = "Workloads that use a database on Tiger Cloud";
    const securityGroup = new aws.ec2.SecurityGroup(
      `${name}-client`,
      { vpcId, description, ...(tags && { tags }) },
      { parent: this },
    );
    new aws.vpc.SecurityGroupEgressRule(
      `${name}-client-postgresql`,
      {
        securityGroupId: securityGroup.id,
        ipProtocol: "tcp",
        fromPort: POSTGRESQL_PORT,
        toPort: POSTGRESQL_PORT,
        cidrIpv4: timescaleVpc.cidr,
        description: "PostgreSQL in the Timescale VPC",
      },
      { parent: this },
    );
    return securityGroup;
  }
}

function isKeyed(
  given: NonNullable<PeeredVpcArgs["routeTableIds"]>,
): given is Record<string, pulumi.Input<string>> {
  return (
    typeof given === "object" &&
    !Array.isArray(given) &&
    !pulumi.Output.isInstance(given) &&
    !(given instanceof Promise)
  );
}
