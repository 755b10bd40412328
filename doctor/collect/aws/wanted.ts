import type { Client, CustomerVpcSubject } from "../../subject/subject";

/** What is to be looked at in AWS. */
export interface AwsWanted {
  customerVpcs: readonly CustomerVpcSubject[];
  /** `pcx-…` */
  peeringConnectionIds: readonly string[];
  /** `tgw-…` */
  transitGatewayIds: readonly string[];
  /** Those of the customer VPCs with a private endpoint: DNS host names and private zones matter there. */
  vpcIdsWithZones: readonly string[];
  /**
   * Host names of services. Private zones that answer for none of them are left out, and cost no call.
   *
   * @default - all zones
   */
  hosts?: readonly string[];
  /** What `--from` names. */
  from: Client | undefined;
}

/** How AWS is asked. What is not given is as the credential chain of the AWS SDK has it. */
export interface AwsOptions {
  /** Takes the place of any profile that the stack names. */
  profile?: string;
  /** The region of the customer VPCs of which nobody said theirs. */
  regionCode?: string;
  /** Where EC2, Route 53 and STS answer, in place of AWS. */
  endpointUrl?: string;
  /** All questions together. */
  timeoutSeconds: number;
}
