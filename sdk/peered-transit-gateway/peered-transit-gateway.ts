import * as pulumi from "@pulumi/pulumi";
import type { DrawnTransitGateway } from "../../diagram/drawn-network";
import { canonicalCidrSet } from "../../provider/rules/cidr";
import { problemsOf, refuse } from "../bad-arguments";
import { childNames } from "../child-names";
import { optionsOf } from "../operation-options";
import {
  resolveTimescaleVpc,
  type ResolvedTimescaleVpc,
} from "../peered-vpc/timescale-vpc-reference";
import { protectionOf, protectOption, withoutProtection } from "../protection";
import { TransitGatewayPeering } from "../resources/transit-gateway-peering";
import { shelter } from "../shelter";
import { acceptAttachment } from "./acceptance";
import type { PeeredTransitGatewayArgs } from "./arguments";
import { attachVpcs } from "./attach-vpcs";
import type { AttachedVpc } from "./attached-vpc";
import { givenGatewayArguments } from "./check-arguments";
import { drawnGateway } from "./diagram";
import { gatewayOf, type Gateway } from "./gateway";
import { createGatewayRoutes } from "./gateway-routes";

/**
 * A transit gateway, connected with a Timescale VPC. It creates
 *
 * 1. a `TransitGatewayPeering`: Tiger Cloud asks AWS for the attachment;
 * 2. an `aws.ec2transitgateway.PeeringAttachmentAccepter`, after the attachment was read from AWS and is the one that
 *    Tiger Cloud reported, from the Timescale VPC's region, to this gateway;
 * 3. a `PeeringActivation`: the wait until Tiger Cloud calls the peering active;
 * 4. an `aws.ec2transitgateway.RouteTableAssociation`, where the gateway does not associate by itself, and an
 *    `aws.ec2transitgateway.Route` in each chosen route table of the gateway;
 * 5. an {@link AttachedVpc} for each of `vpcs`: routes and security groups.
 *
 * An attachment that is accepted already is imported, with its tags as they are: give the same `tags`. It is never
 * deleted by the AWS provider, since other Timescale VPCs of the region may use it: Tiger Cloud deletes it with the last
 * peering.
 *
 * All of the gateway's half is made by the AWS provider of this component: give that of the gateway's account and region
 * as the option `provider`. It fails as its parts do, and where the attachment in AWS is not the expected one: that is
 * not accepted.
 *
 * @example
 * const hub = new PeeredTransitGateway("hub", {
 *   timescaleVpc,
 *   transitGatewayId: "tgw-0123456789abcdef0",
 *   cidrBlocks: ["10.20.0.0/16"],
 *   vpcs: { app: { vpcId: "vpc-0123456789abcdef0" } },
 * });
 */
export class PeeredTransitGateway extends pulumi.ComponentResource {
  /** Id of the gateway's peering attachment: `tgw-attach-…`. */
  readonly attachmentId: pulumi.Output<string>;
  /** Id of the `TransitGatewayPeering`, such as `1001/5001`. */
  readonly peeringId: pulumi.Output<string>;
  /** The CIDR blocks that Tiger Cloud reaches through the gateway, in canonical form and sorted. */
  readonly cidrBlocks: pulumi.Output<string[]>;
  /** The customer VPCs behind the gateway, by their names in the arguments. */
  readonly vpcs: Readonly<Record<string, AttachedVpc>>;
  /**
   * All that must be there before the connection carries traffic. What needs it must depend on this.
   */
  readonly connection: pulumi.Output<pulumi.Resource[]>;

  /**
   * Lets the security groups of all `vpcs` out to another TCP port of the Timescale VPC: for a service that another
   * stack attaches.
   */
  readonly allowPort: (port: number) => void;
  /**
   * What a diagram shows of this gateway and of the VPCs behind it, under a name of the caller's choice.
   *
   * @param allowed the TCP ports to which the security groups let out beside their `ports`
   * @internal
   */
  readonly drawnAs: (
    shownName: string,
    allowed: pulumi.Output<number[]>,
  ) => pulumi.Output<DrawnTransitGateway>;

  constructor(
    name: string,
    given: PeeredTransitGatewayArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("timescale:index:PeeredTransitGateway", name, {}, withoutProtection(opts));
    const protect = protectionOf(opts);
    const args = shelter(given);
    refuse(this, problemsOf(givenGatewayArguments(args, "", name)));

    const { accept = true, tags, timeouts } = args;
    const association = args.association ?? (accept ? "gateway" : "none");
    const timescaleVpc = resolveTimescaleVpc(args.timescaleVpc, this);
    const gateway = gatewayOf(args, this);
    const peering = this.createPeering(name, args, { timescaleVpc, gateway, protect });
    const acceptance = acceptAttachment(name, {
      ...{ accept, timescaleVpc, peering, tags, timeouts, parent: this, protect },
      ...{ transitGatewayId: gateway.id, requesterAccountId: args.expectedRequesterAccountId },
    });
    const gatewayRoutes = createGatewayRoutes(name, {
      ...{ gateway, parent: this, timescaleCidr: timescaleVpc.cidr },
      ...{ attachmentId: acceptance.attachmentId, dependsOn: acceptance.resources },
      choice: args.gatewayRouteTables ?? (accept ? "default" : "none"),
      association,
    });
    this.cidrBlocks = pulumi.output(args.cidrBlocks).apply(canonicalCidrSet);
    this.vpcs = attachVpcs(name, args, {
      ...{ transitGatewayId: gateway.id, timescaleVpc },
      ...{ protect, parent: this },
    });
    this.allowPort = (port) => {
      for (const vpc of Object.values(this.vpcs)) vpc.allowPort(port);
    };
    this.peeringId = peering.id;
    this.attachmentId = acceptance.attachmentId;
    const vpcRoutes = Object.values(this.vpcs).map((vpc) => vpc.routes);
    this.connection = pulumi
      .all([acceptance.resources, gatewayRoutes.routes, ...vpcRoutes])
      .apply((parts) => [...gatewayRoutes.associations, ...parts.flat()]);
    const { cidrBlocks, vpcs } = this;
    const toDraw = { gateway, peering, acceptance, cidrBlocks, association, gatewayRoutes, vpcs };
    this.drawnAs = (shownName, allowed) => drawnGateway(shownName, toDraw, allowed);
    this.registerOutputs({ peeringId: this.peeringId, attachmentId: this.attachmentId });
  }

  private createPeering(
    name: string,
    args: PeeredTransitGatewayArgs,
    { timescaleVpc, gateway, protect }: Parts,
  ): TransitGatewayPeering {
    return new TransitGatewayPeering(
      childNames.peering(name),
      {
        timescaleVpcId: timescaleVpc.id,
        transitGatewayId: gateway.id,
        peerAccountId: gateway.accountId,
        peerRegionCode: gateway.regionCode,
        cidrBlocks: args.cidrBlocks,
        timescaleVpcCidr: timescaleVpc.cidr,
        ...optionsOf(args),
      },
      { parent: this, ...protectOption(protect) },
    );
  }
}

interface Parts {
  timescaleVpc: ResolvedTimescaleVpc;
  gateway: Gateway;
  protect: boolean | undefined;
}
