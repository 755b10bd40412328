import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { OperationOptionArgs } from "../operation-options";

/** Who may open connections to the endpoint: a security group, or a CIDR block. */
export interface PrivateEndpointClientArgs {
  /**
   * Id of a security group that the clients wear, `sg-…`: it is let out to the endpoint, and the endpoint's groups let it
   * in. Give this or `cidrBlock`. Changing this makes the rules of the other group, and removes those of the former one.
   */
  securityGroupId?: pulumi.Input<string>;
  /**
   * IPv4 CIDR block in which the clients are, such as `10.20.0.0/16`. Give this or `securityGroupId`. Updated in
   * place.
   */
  cidrBlock?: pulumi.Input<string>;
  /**
   * The keys of `clients` under which this one stood before. Changing this does not cause an update.
   *
   * @default - none: a client under another key gets other rules
   */
  aliases?: string[];
}

/**
 * The security groups that the endpoint wears:
 *
 * - `"dedicated"`: a new one, which lets in `clients` alone, at the ports of the service, and lets nothing out;
 * - `{existing}`: a map of group ids, `sg-…`, five at most. Each gets the inbound rules of `clients`; their other
 *   rules stay as they are. Do not use it with groups that have inline `ingress` rules in a Pulumi program: those delete
 *   every other rule.
 */
export type EndpointSecurityGroupChoice =
  "dedicated" | { existing: Record<string, pulumi.Input<string>> };

/**
 * How the service's host names lead to the endpoint:
 *
 * - `"zone"`: a private hosted zone for each exact host name, on the customer VPC. Other services of the project stay
 *   visible, which a zone of the whole domain would hide;
 * - `{zoneId}`: records in a private hosted zone that exists. `provider` is the AWS provider of the zone's account,
 *   where that is another one; with `associate: true` the zone is associated with the customer VPC, which needs the
 *   consent of both accounts and gets it;
 * - `"none"`: somebody else sees to it.
 */
export type PrivateDnsChoice =
  "zone" | "none" | { zoneId: pulumi.Input<string>; provider?: aws.Provider; associate?: boolean };

/** The arguments of a {@link PrivateEndpoint}. */
export interface PrivateEndpointArgs extends OperationOptionArgs {
  /**
   * Id of the service, such as `kd9w2xp4mz`; it must be in the region of the AWS provider. Another one replaces the
   * attachment. Give this or `serviceName`.
   */
  serviceId?: pulumi.Input<string>;
  /**
   * Name of the service in the Tiger Cloud console, instead of its id. It must be unique among the services of the
   * region. Another service under that name replaces the attachment.
   */
  serviceName?: pulumi.Input<string>;
  /**
   * Id of the customer VPC, `vpc-…`. Give this or `vpc`. Changing this replaces the endpoint, and all that hangs on it.
   */
  vpcId?: pulumi.Input<string>;
  /**
   * The customer VPC, as the resource of a Pulumi program. Give this or `vpcId`. Another VPC replaces the endpoint, and
   * all that hangs on it.
   */
  vpc?: aws.ec2.Vpc;
  /**
   * Ids of the subnets that get a network interface, `subnet-…`: one in each of the Availability Zones that
   * {@link getPrivateEndpointService} tells, and none elsewhere. Updated in place: a subnet that is left out loses its
   * interface, with the connections over it.
   *
   * @default - one of the customer VPC's subnets in each of those zones; those that the endpoint has stay
   */
  subnetIds?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The security groups that the endpoint wears. Updated in place.
   *
   * @default "dedicated"
   */
  securityGroup?: EndpointSecurityGroupChoice;
  /**
   * Who may open connections, by names of your choice that become parts of Pulumi names. Changing this adds and
   * removes rules.
   *
   * @default - nobody, unless groups that exist let them in
   */
  clients?: Record<string, PrivateEndpointClientArgs>;
  /**
   * How the service's host names lead to the endpoint. Changing this removes the records of the one and makes those of the
   * other: names lead elsewhere meanwhile.
   *
   * @default "zone"
   */
  dns?: PrivateDnsChoice;
  /**
   * Name of the connection in the Tiger Cloud console. Updated in place.
   *
   * @default - the component's Pulumi name
   */
  connectionName?: pulumi.Input<string>;
  /**
   * True to let the deletion of this component, or of the VPC endpoint in it, reject the connection at AWS, for good.
   * Else the claim stays with the project. Updated in place: it is noted for the deletion.
   *
   * @default false
   */
  rejectOnDelete?: pulumi.Input<boolean>;
  /**
   * False to let a preview fail that would attach the service or end its attachment. To remove the component, set this
   * to true first and run `pulumi up`. Changing this does not cause an update.
   *
   * @default true
   */
  allowInterruption?: boolean;
  /**
   * Tags of all that can carry them: endpoint, security group, rules, zones. Updated in place.
   *
   * @default - no tags
   */
  tags?: Record<string, pulumi.Input<string>>;
}
