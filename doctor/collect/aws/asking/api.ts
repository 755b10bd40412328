import type * as Ec2 from "@aws-sdk/client-ec2";
import type * as Route53 from "@aws-sdk/client-route-53";
import type * as Sts from "@aws-sdk/client-sts";

export type { Ec2, Route53 };

/** What each call is given besides its input. */
export interface CallOptions {
  abortSignal: AbortSignal;
}

type Call<Input, Output> = (input: Input, options: CallOptions) => Promise<Output>;

/** What is asked of EC2. docs/iam-policy-doctor.json allows just these calls, and those below. */
export interface Ec2Api {
  describeNetworkAcls: Call<Ec2.DescribeNetworkAclsRequest, Ec2.DescribeNetworkAclsResult>;
  describeNetworkInterfaces: Call<
    Ec2.DescribeNetworkInterfacesRequest,
    Ec2.DescribeNetworkInterfacesResult
  >;
  describeRouteTables: Call<Ec2.DescribeRouteTablesRequest, Ec2.DescribeRouteTablesResult>;
  describeSecurityGroups: Call<Ec2.DescribeSecurityGroupsRequest, Ec2.DescribeSecurityGroupsResult>;
  describeSubnets: Call<Ec2.DescribeSubnetsRequest, Ec2.DescribeSubnetsResult>;
  describeTransitGatewayAttachments: Call<
    Ec2.DescribeTransitGatewayAttachmentsRequest,
    Ec2.DescribeTransitGatewayAttachmentsResult
  >;
  describeTransitGatewayPeeringAttachments: Call<
    Ec2.DescribeTransitGatewayPeeringAttachmentsRequest,
    Ec2.DescribeTransitGatewayPeeringAttachmentsResult
  >;
  describeTransitGatewayVpcAttachments: Call<
    Ec2.DescribeTransitGatewayVpcAttachmentsRequest,
    Ec2.DescribeTransitGatewayVpcAttachmentsResult
  >;
  describeTransitGateways: Call<
    Ec2.DescribeTransitGatewaysRequest,
    Ec2.DescribeTransitGatewaysResult
  >;
  describeVpcAttribute: Call<Ec2.DescribeVpcAttributeRequest, Ec2.DescribeVpcAttributeResult>;
  describeVpcEndpoints: Call<Ec2.DescribeVpcEndpointsRequest, Ec2.DescribeVpcEndpointsResult>;
  describeVpcPeeringConnections: Call<
    Ec2.DescribeVpcPeeringConnectionsRequest,
    Ec2.DescribeVpcPeeringConnectionsResult
  >;
  describeVpcs: Call<Ec2.DescribeVpcsRequest, Ec2.DescribeVpcsResult>;
  getManagedPrefixListEntries: Call<
    Ec2.GetManagedPrefixListEntriesRequest,
    Ec2.GetManagedPrefixListEntriesResult
  >;
  searchTransitGatewayRoutes: Call<
    Ec2.SearchTransitGatewayRoutesRequest,
    Ec2.SearchTransitGatewayRoutesResult
  >;
}

/** What is asked of Route 53. */
export interface Route53Api {
  listHostedZonesByVPC: Call<
    Route53.ListHostedZonesByVPCRequest,
    Partial<Route53.ListHostedZonesByVPCResponse>
  >;
  listResourceRecordSets: Call<
    Route53.ListResourceRecordSetsRequest,
    Partial<Route53.ListResourceRecordSetsResponse>
  >;
}

/** What is asked of STS. */
export interface StsApi {
  getCallerIdentity: Call<Sts.GetCallerIdentityRequest, Sts.GetCallerIdentityResponse>;
}

/** The clients of one access in one region. Nothing is loaded, or asked, before it is needed. */
export interface AwsClients {
  ec2(): Promise<Ec2Api>;
  route53(): Promise<Route53Api>;
  sts(): Promise<StsApi>;
  /** The region that is asked, such as `us-east-1`. */
  regionCode(): Promise<string>;
  /** Closes their connections. */
  close(): void;
}

/** Who asks, and where. What is undefined is as the credential chain has it. */
export interface AwsPlace {
  profile: string | undefined;
  roleArn: string | undefined;
  externalId: string | undefined;
  regionCode: string | undefined;
  endpointUrl: string | undefined;
}

/** Makes the clients of a place. */
export type Connect = (place: AwsPlace) => AwsClients;
