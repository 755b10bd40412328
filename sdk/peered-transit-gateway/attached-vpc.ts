import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DrawnAttachedVpc } from "../../diagram/drawn-network";
import { containsCidr } from "../../provider/rules/cidr";
import { POSTGRESQL_PORT } from "../../provider/rules/limits";
import { awsAnswerOf } from "../aws/questions";
import { cidrBlocksOf } from "../customer-vpc/cidr-blocks";
import { accountOf } from "../customer-vpc/customer-vpc";
import { drawnParts } from "../customer-vpc/diagram";
import { createRoutes } from "../customer-vpc/routes";
import { createSecurityGroups } from "../customer-vpc/security-groups";
import { filledIn } from "../mocks";
import { endProgram } from "../program-failure";
import type { ResolvedTimescaleVpc } from "../peered-vpc/timescale-vpc-reference";
import type { AttachedVpcArgs } from "./arguments";
import { isPeeredWith } from "./former-gateway";

/** What a customer VPC behind a transit gateway needs of the component around it. */
export interface AttachedVpcPlan extends AttachedVpcArgs {
  transitGatewayId: pulumi.Input<string>;
  timescaleVpc: Pick<ResolvedTimescaleVpc, "id" | "cidr">;
  /** The CIDR blocks that Tiger Cloud reaches through the gateway. */
  reachedCidrBlocks: pulumi.Input<pulumi.Input<string>[]>;
  tags: Record<string, pulumi.Input<string>> | undefined;
  protect: boolean | undefined;
}

/**
 * A customer VPC behind a peered transit gateway: an `aws.ec2.Route` in each chosen route table, to the Timescale
 * VPC's CIDR block, and security groups for the workloads. A `PeeredTransitGateway` makes it.
 *
 * A preview refuses a VPC that is not attached to the gateway, and routes that stand in the way. It warns of a CIDR
 * block of the VPC that Tiger Cloud does not reach.
 */
export class AttachedVpc extends pulumi.ComponentResource {
  /** Id of the customer VPC: `vpc-…`. */
  readonly vpcId: pulumi.Output<string>;
  /**
   * Id of the security group for workloads that use the database: the dedicated or default one, the first of the
   * existing ones; empty where there is none.
   */
  readonly securityGroupId: pulumi.Output<string>;
  /** Ids of the route tables that have a route to the Timescale VPC. */
  readonly routeTableIds: pulumi.Output<string[]>;
  /** The routes. What uses the database must depend on them. */
  readonly routes: pulumi.Output<pulumi.Resource[]>;
  /** Lets the security groups out to another TCP port of the Timescale VPC. */
  readonly allowPort: (port: number) => void;
  /**
   * What a diagram shows of this VPC, under a name of the caller's choice.
   *
   * @param allowed the TCP ports to which the security groups let out beside `ports`
   * @internal
   */
  readonly drawnAs: (
    shownName: string,
    allowed: pulumi.Output<number[]>,
  ) => pulumi.Output<DrawnAttachedVpc>;

  /** @internal */
  constructor(name: string, plan: AttachedVpcPlan, opts: pulumi.ComponentResourceOptions) {
    super("timescale:index:AttachedVpc", name, {}, opts);
    const { routeTables = "all", securityGroup = "dedicated", ports = [POSTGRESQL_PORT] } = plan;
    const { transitGatewayId, timescaleVpc, tags, protect, attachment } = plan;
    const vpcId = plan.vpc?.id ?? plan.vpcId ?? "";
    const gatewayId =
      attachment === undefined ? attachedGateway(vpcId, transitGatewayId, this) : transitGatewayId;
    const cidrBlocks = cidrBlocksOf(vpcId, routeTables, this);
    warnOfUnreached(cidrBlocks, plan.reachedCidrBlocks, vpcId, this);
    const where = { vpcId, timescaleCidr: timescaleVpc.cidr, parent: this };
    const routes = createRoutes(name, {
      ...{ ...where, choice: routeTables, target: { transitGatewayId: gatewayId } },
      isPeered: (other) => isPeeredWith(timescaleVpc.id, other, this),
      dependsOn: attachment === undefined ? [] : [attachment],
    });
    const groups = createSecurityGroups(name, {
      ...{ ...where, choice: securityGroup, ports, tags, protect, routes },
    });
    this.vpcId = pulumi.output(vpcId);
    this.routes = routes;
    this.allowPort = groups.allowPort;
    this.securityGroupId = groups.ids[0] ?? pulumi.output("");
    this.routeTableIds = routes.apply((made) => pulumi.all(made.map((each) => each.routeTableId)));
    const { routeTableIds } = this;
    const parts = { cidrBlocks, routeTableIds, securityGroup, ports };
    const { timescaleCidr } = where;
    const toDraw = { ...parts, timescaleCidr, securityGroupIds: groups.ids };
    this.drawnAs = (shownName, allowed) =>
      pulumi
        .all([vpcId, ownAccountOf(plan, this), drawnParts(toDraw, allowed)])
        .apply(([id, accountId, drawn]) => ({ name: shownName, vpcId: id, accountId, ...drawn }));
    this.registerOutputs({
      vpcId: this.vpcId,
      securityGroupId: this.securityGroupId,
      routeTableIds: this.routeTableIds,
    });
  }
}

/** The account of the VPC, where it may be another one than the gateway's. */
function ownAccountOf(
  { vpc, provider }: AttachedVpcPlan,
  parent: pulumi.ComponentResource,
): pulumi.Output<string | undefined> {
  return vpc || provider ? accountOf(vpc, parent) : pulumi.output(undefined);
}

/** The gateway, once the VPC is found to be attached to it: else AWS refuses a route over it. */
function attachedGateway(
  vpcId: pulumi.Input<string>,
  transitGatewayId: pulumi.Input<string>,
  parent: pulumi.ComponentResource,
): pulumi.Output<string> {
  return pulumi.all([vpcId, transitGatewayId]).apply(async ([vpc, gateway]) => {
    const filters = [
      { name: "vpc-id", values: [vpc] },
      { name: "transit-gateway-id", values: [gateway] },
      { name: "state", values: ["available", "modifying"] },
    ];
    const found = await awsAnswerOf(aws.ec2transitgateway.getVpcAttachments, { filters }, parent, {
      subject: `Attachment of ${vpc}`,
      right: "ec2:DescribeTransitGatewayVpcAttachments",
    });
    if (filledIn(found, { ids: [""] }).ids.length > 0) return gateway;
    return endProgram<string>(
      `Customer VPC ${vpc}: AWS shows no attachment to ${gateway} that is available. ` +
        "Attach it with aws.ec2transitgateway.VpcAttachment; where the same program does, give that as `attachment`.",
      parent,
    );
  });
}

/** What is not among the blocks of the peering gets no answer from Tiger Cloud. */
function warnOfUnreached(
  blocks: pulumi.Output<string[]>,
  reached: pulumi.Input<pulumi.Input<string>[]>,
  vpcId: pulumi.Input<string>,
  parent: pulumi.ComponentResource,
): void {
  pulumi.all([blocks, reached, vpcId]).apply(async ([own, known, vpc]) => {
    const missing = own.filter((block) => !known.some((each) => containsCidr(each, block)));
    if (missing.length === 0) return;
    await pulumi.log.warn(
      `Customer VPC ${vpc}: Tiger Cloud does not reach ${missing.join(", ")} through the transit gateway. ` +
        "Add what uses the database to cidrBlocks.",
      parent,
    );
  });
}
