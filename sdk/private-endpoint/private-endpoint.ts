import * as pulumi from "@pulumi/pulumi";
import { problemsOf, refuse } from "../bad-arguments";
import type { NetworkDiagram } from "../network-diagram";
import { protectionOf, withoutProtection } from "../protection";
import { shelter } from "../shelter";
import type { PrivateEndpointArgs } from "./arguments";
import { bindingsOf } from "./bindings";
import { givenEndpointArguments } from "./check-arguments";
import { claimAndAttach } from "./claim";
import { createClientRules } from "./client-rules";
import { drawEndpoint, type EndpointToDraw } from "./diagram";
import { vpcWithDns } from "./dns-support";
import { endpointGroups } from "./endpoint-groups";
import { formerTagValues } from "./endpoint-tag";
import { privateEndpointsOf, type PrivateEndpoints } from "./endpoints";
import { publishNames } from "./private-dns";
import { targetOf } from "./service";
import { createVpcEndpoint } from "./vpc-endpoint";

/**
 * A service on Tiger Cloud (formerly Timescale Cloud) inside a customer VPC, by AWS PrivateLink. It creates
 *
 * 1. security groups, which let `clients` alone in;
 * 2. an `aws.ec2.VpcEndpoint` with an interface in each Availability Zone in which Tiger Cloud answers;
 * 3. a `PrivateEndpointConnection`, after the endpoint was seen to be available and to lead to Tiger Cloud: the claim;
 * 4. a `PrivateEndpointAttachment`: the service behind the endpoint;
 * 5. rules for the ports that Tiger Cloud has chosen;
 * 6. private hosted zones for the service's host names, and records that lead to the endpoint.
 *
 * The service keeps its host name, so its certificate stays right; its ports change. CIDR blocks may overlap. One
 * service has two such endpoints at most.
 *
 * The AWS half is made by the AWS provider of this component: give that of the customer VPC's account, in the service's
 * region, as the option `provider`. It fails as its parts do. It rests on calls of Tiger Cloud that are not in the
 * documented API and may change.
 *
 * @example
 * const endpoint = new PrivateEndpoint("db", {
 *   serviceId: "kd9w2xp4mz",
 *   vpcId: "vpc-0123456789abcdef0",
 *   clients: { app: { securityGroupId: "sg-0123456789abcdef0" } },
 * });
 * export const connectionString = endpoint.endpoints.connectionString;
 */
export class PrivateEndpoint extends pulumi.ComponentResource {
  /** Id of the VPC endpoint: `vpce-…`. */
  readonly vpcEndpointId: pulumi.Output<string>;
  /** What Tiger Cloud calls the connection. */
  readonly connectionId: pulumi.Output<string>;
  /** Where the service answers, inside the customer VPC. */
  readonly endpoints: pulumi.Output<PrivateEndpoints>;
  /** Id of the dedicated security group, or of the first of the existing ones. */
  readonly securityGroupId: pulumi.Output<string>;
  /** Ids of the subnets in which the endpoint has interfaces. */
  readonly subnetIds: pulumi.Output<string[]>;
  /** Id of the zone of the service's host name; empty where `dns` is `"none"`. */
  readonly zoneId: pulumi.Output<string>;
  /** All that must be there before clients connect. What needs it must depend on this. */
  readonly connection: pulumi.Output<pulumi.Resource[]>;
  private readonly toDraw: EndpointToDraw;

  constructor(name: string, given: PrivateEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
    super("timescale:index:PrivateEndpoint", name, {}, withoutProtection(opts));
    const protect = protectionOf(opts);
    const args = shelter(given);
    refuse(this, problemsOf(givenEndpointArguments(args, "", name)));

    const { clients = {}, dns = "zone", securityGroup = "dedicated", tags } = args;
    const vpcId = dns === "none" ? (args.vpc?.id ?? args.vpcId ?? "") : vpcWithDns(args, this);
    const around = { vpcId, tags, protect, parent: this };
    const target = targetOf(args, this);
    const groups = endpointGroups(name, { ...around, choice: securityGroup });
    const endpoint = createVpcEndpoint(name, {
      ...{ ...around, target, groups, subnetIds: args.subnetIds },
      formerTagValues: formerTagValues(opts),
    });
    const { connection, attachment } = claimAndAttach(name, args, { ...around, endpoint, target });
    const bindings = bindingsOf(attachment, target);
    const rules = createClientRules({ ...around, clients, groups, bindings });
    const published = publishNames(name, { ...around, choice: dns, endpoint, bindings });

    this.vpcEndpointId = endpoint.id;
    this.connectionId = connection.connectionId;
    this.endpoints = privateEndpointsOf(attachment);
    this.securityGroupId = groups[0]?.id ?? pulumi.output("");
    this.subnetIds = endpoint.subnetIds;
    this.zoneId = published.zoneId;
    this.connection = pulumi
      .all([rules, published.resources])
      .apply((parts) => [attachment, ...parts.flat()]);
    this.toDraw = {
      ...{ name, clients, groups, endpoint, connection, attachment, bindings },
      ...{ vpc: args.vpc, regionCode: target.regionCode, names: published.names },
    };
    this.registerOutputs({
      ...{ vpcEndpointId: this.vpcEndpointId, connectionId: this.connectionId },
      endpoints: this.endpoints,
    });
  }

  /**
   * A diagram of all that the component manages. Unknown in a preview that changes it. It is drawn for programs
   * that ask for it only.
   */
  get diagram(): pulumi.Output<NetworkDiagram> {
    return drawEndpoint(this.toDraw);
  }
}
