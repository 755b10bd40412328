import type { AwsWanted } from "../../../../doctor/collect/aws";
import type { AwsAccess, CustomerVpcSubject } from "../../../../doctor/subject/subject";

const ACCOUNT = "111111111111";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/any`;

/** A customer VPC of the customer's account, by its role. */
export const subject = (
  vpcId: string,
  others: Partial<Omit<CustomerVpcSubject, "access">> & { access?: Partial<AwsAccess> } = {},
): CustomerVpcSubject => ({
  ...{ vpcId, regionCode: "eu-west-1", accountId: ACCOUNT, clientGroupIds: [] },
  ...others,
  access: {
    ...{ profile: undefined, roleArn: ROLE, externalId: undefined },
    ...others.access,
  },
});

/** What is wanted of these VPCs. */
export const wanted = (
  vpcs: readonly (string | CustomerVpcSubject)[],
  others: Partial<AwsWanted> = {},
): AwsWanted => ({
  customerVpcs: vpcs.map((vpc) => (typeof vpc === "string" ? subject(vpc) : vpc)),
  ...{ peeringConnectionIds: [], transitGatewayIds: [], vpcIdsWithZones: [], from: undefined },
  ...others,
});
