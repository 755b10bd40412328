/** Where a private endpoint is wanted. */
export interface GetPrivateEndpointServiceArgs {
  /** AWS region of the VPC endpoint, such as `us-east-1`: that of the Tiger Cloud service. */
  regionCode: string;
}

/** What a VPC endpoint to Tiger Cloud is made with. */
export interface GetPrivateEndpointServiceResult {
  /** AWS region, such as `us-east-1`. */
  regionCode: string;
  /** Name of the endpoint service, `com.amazonaws.vpce.<region>.vpce-svc-…`. */
  serviceName: string;
  /**
   * Ids of the Availability Zones in which it answers, such as `use1-az1`; an interface in another one reaches no
   * service. From a table in this package; empty for a region that is not in it.
   */
  availabilityZoneIds: string[];
}

/** The look-ups around private endpoints by their names in the sdk. */
export interface PrivateEndpointLookups {
  getPrivateEndpointService: [
    args: GetPrivateEndpointServiceArgs,
    result: GetPrivateEndpointServiceResult,
  ];
}
