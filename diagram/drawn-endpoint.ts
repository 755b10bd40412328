import type { DrawnValue, Markable } from "./drawn-value";

/** What Tiger Cloud has of a private endpoint. */
export interface DrawnConnection extends Markable {
  /** Such as `conn-aws-1`. */
  connectionId: DrawnValue;
  /** Name in the Tiger Cloud console. */
  name?: DrawnValue | undefined;
  /** AWS region, such as `us-east-1`. */
  regionCode: DrawnValue;
  /** Status word of Tiger Cloud, such as `approved`. */
  tigerStatus?: DrawnValue | undefined;
}

/** The end of a private endpoint in a customer VPC. */
export interface DrawnVpcEndpoint extends Markable {
  /** `vpce-…` */
  vpcEndpointId: DrawnValue;
  /** Ids of the subnets in which it has interfaces. */
  subnetIds?: readonly string[] | null | undefined;
  /** Status word of AWS, such as `available`. */
  awsStatus?: DrawnValue | undefined;
  /** The names that lead to it, in any order: drawings sort them by zone and name. */
  names?: readonly DrawnPrivateName[] | undefined;
}

/** A name in a private hosted zone that leads to a private endpoint. */
export interface DrawnPrivateName extends Markable {
  /** Id of the zone, `Z…`. */
  zoneId: DrawnValue;
  /** Host name of a service. */
  host: DrawnValue;
}
