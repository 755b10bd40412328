import * as pulumi from "@pulumi/pulumi";
import type { DrawnCustomerVpc } from "../../diagram/drawn-network";
import { problemsOf, refuse } from "../bad-arguments";
import { protectionOf, withoutProtection } from "../protection";
import { shelter } from "../shelter";
import type { PeeredVpcArgs } from "./arguments";
import { givenArguments } from "./check-arguments";
import { connectVpc } from "./connect-vpc";
import { drawnVpc } from "./diagram";

/**
 * One customer VPC, connected with a Timescale VPC. It creates
 *
 * 1. a `TimescalePeering`: Tiger Cloud asks AWS for the connection;
 * 2. an `aws.ec2.VpcPeeringConnectionAccepter`, after the request was read from AWS and is the one
 *    that Tiger Cloud reported, from the Timescale VPC's CIDR block and region, to this VPC;
 * 3. a `PeeringActivation`: the wait until Tiger Cloud calls it active;
 * 4. an `aws.ec2.Route` in each chosen route table, to the Timescale VPC's CIDR block;
 * 5. an `aws.ec2.SecurityGroup` without inbound rules and with an outbound rule, TCP 5432 to that
 *    CIDR block, to put on the workloads that use the database; or such rules in groups that exist.
 *
 * A preview refuses CIDR blocks that overlap and routes that stand in the way. All of the AWS half is
 * made by the AWS provider of this component: give another account's as the option `provider`.
 *
 * It fails as its parts do, and where the request in AWS is not the expected one: that is not
 * accepted.
 *
 * @example
 * const app = new PeeredVpc("app", { timescaleVpc, vpcId: "vpc-0123456789abcdef0" });
 */
export class PeeredVpc extends pulumi.ComponentResource {
  /** Id of the AWS VPC peering connection: `pcx-…`. */
  readonly peeringConnectionId: pulumi.Output<string>;
  /** Id of the `TimescalePeering`, such as `1001/5001`. */
  readonly peeringId: pulumi.Output<string>;
  /**
   * Id of the security group for workloads that use the database: the dedicated or default one, the
   * first of the existing ones; empty where there is none.
   */
  readonly securityGroupId: pulumi.Output<string>;
  /**
   * All CIDR blocks of the customer VPC, sorted: those that were given, else those that AWS shows now;
   * none where `accept` is false and none were given.
   */
  readonly cidrBlocks: pulumi.Output<string[]>;
  /** Ids of the route tables that have a route to the Timescale VPC. */
  readonly routeTableIds: pulumi.Output<string[]>;
  /**
   * All that must be there before the connection carries traffic. What needs it must depend on this:
   * routes in tables that are known late are not among the children from the start.
   */
  readonly connection: pulumi.Output<pulumi.Resource[]>;

  /**
   * Lets the security groups out to another TCP port of the Timescale VPC: for a service that another
   * stack attaches. A `TimescaleNetwork` does it for its own services.
   */
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
  ) => pulumi.Output<DrawnCustomerVpc>;

  constructor(name: string, given: PeeredVpcArgs, opts?: pulumi.ComponentResourceOptions) {
    super("timescale:index:PeeredVpc", name, {}, withoutProtection(opts));
    const protect = protectionOf(opts);
    const args = shelter(given);
    refuse(this, problemsOf(givenArguments(args, "", name)));

    const { peering, acceptance, routes, groups, ...connected } = connectVpc(name, args, {
      ...{ parent: this, protect },
    });
    this.cidrBlocks = connected.cidrBlocks;
    this.peeringId = peering.id;
    this.peeringConnectionId = acceptance.vpcPeeringConnectionId;
    this.allowPort = groups.allowPort;
    this.securityGroupId = groups.ids[0] ?? pulumi.output("");
    this.routeTableIds = routes.apply((made) => pulumi.all(made.map((each) => each.routeTableId)));
    this.connection = routes.apply((made) => [...acceptance.resources, ...made]);
    const toDraw = {
      ...{ ...connected, peering, acceptance, routeTableIds: this.routeTableIds },
      securityGroupIds: groups.ids,
    };
    this.drawnAs = (shownName, allowed) => drawnVpc(shownName, toDraw, allowed);
    this.registerOutputs({
      peeringId: this.peeringId,
      peeringConnectionId: this.peeringConnectionId,
      securityGroupId: this.securityGroupId,
      routeTableIds: this.routeTableIds,
    });
  }
}
