const invoked = (name: string, text: string) =>
  `invocation of aws:ec2/${name}:${name} returned an error: ` +
  `invoking aws:ec2/${name}:${name}: 1 error occurred:\n\t* ${text}\n\n`;

/**
 * What a program is told where a function of Pulumi's AWS provider fails: the words of AWS and of
 * terraform-provider-aws, in what the provider's bridge and the engine put around them.
 */
export const AWS_TEXTS = {
  peeringGone: invoked("getVpcPeeringConnection", "no matching EC2 VPC Peering Connection found"),
  peeringGoneInEc2: invoked(
    "getVpcPeeringConnection",
    "reading EC2 VPC Peering Connection: operation error EC2: DescribeVpcPeeringConnections, https response error StatusCode: 400, RequestID: 74d1b7f8-0f0d-4d0c-8a5b-6a3c1d1e2f30, api error InvalidVpcPeeringConnectionID.NotFound: The vpcPeeringConnection ID 'pcx-0fffffffffffffff0' does not exist",
  ),
  vpcGone: invoked("getVpc", "no matching EC2 VPC found"),
  tableGone: invoked("getRouteTable", "no matching Route Table found"),
  tableGoneFormerly: invoked(
    "getRouteTable",
    "query returned no results. Please change your search criteria and try again",
  ),
  tablesOfNobody: invoked("getRouteTables", "reading EC2 Route Tables: empty result"),
  groupGone: invoked(
    "getSecurityGroup",
    "reading EC2 Security Group: operation error EC2: DescribeSecurityGroups, https response error StatusCode: 400, RequestID: 84d1b7f8-0f0d-4d0c-8a5b-6a3c1d1e2f31, api error InvalidGroup.NotFound: The security group 'sg-0123456789abcdef0' does not exist",
  ),
  notAllowed: invoked(
    "getVpcPeeringConnection",
    "reading EC2 VPC Peering Connection: operation error EC2: DescribeVpcPeeringConnections, https response error StatusCode: 403, RequestID: d9d1ffa8-4d43-47a2-bdb2-3d3f4dcf13dd, api error UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user/ci is not authorized to perform: ec2:DescribeVpcPeeringConnections because no identity-based policy allows the ec2:DescribeVpcPeeringConnections action",
  ),
  deniedByOrganisation: invoked(
    "getVpc",
    "reading EC2 VPC: operation error EC2: DescribeVpcs, https response error StatusCode: 403, RequestID: 34d1b7f8-0f0d-4d0c-8a5b-6a3c1d1e2f32, api error UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user/ci is not authorized to perform: ec2:DescribeVpcs with an explicit deny in a service control policy. Encoded authorization failure message: VQCI9lziGWYyHfek3r2X49CAgXqFOJ5u2LFkvZe9q74osoMa8QwAJU",
  ),
  deniedFormerly: invoked(
    "getVpc",
    "reading EC2 VPC: UnauthorizedOperation: You are not authorized to perform this operation.\n\tstatus code: 403, request id: 963e4f60-7a3b-4d0f-9b0f-3f4a5b6c7d8e",
  ),
  throttled: invoked(
    "getVpcPeeringConnection",
    "reading EC2 VPC Peering Connection: operation error EC2: DescribeVpcPeeringConnections, exceeded maximum number of attempts, 25, https response error StatusCode: 503, RequestID: 3d4e5f6a-7b8c-4d9e-0f1a-2b3c4d5e6f7a, api error RequestLimitExceeded: Request limit exceeded.",
  ),
  throttledSts: invoked(
    "getCallerIdentity",
    "reading STS Caller Identity: operation error STS: GetCallerIdentity, https response error StatusCode: 400, RequestID: 4d4e5f6a-7b8c-4d9e-0f1a-2b3c4d5e6f7b, api error Throttling: Rate exceeded",
  ),
  expired: invoked(
    "getVpcPeeringConnection",
    "error configuring Terraform AWS Provider: error validating provider credentials: error calling sts:GetCallerIdentity: operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 87fecadb-d8fc-43ac-8147-a6f49179ce6d, api error ExpiredToken: The security token included in the request is expired",
  ),
  noCredentials: invoked(
    "getVpc",
    "error configuring Terraform AWS Provider: no valid credential sources for Terraform AWS Provider found.",
  ),
  noAnswer: invoked(
    "getVpcPeeringConnection",
    'reading EC2 VPC Peering Connection: operation error EC2: DescribeVpcPeeringConnections, https response error StatusCode: 0, RequestID: , request send failed, Post "https://ec2.eu-west-1.amazonaws.com/": dial tcp: lookup ec2.eu-west-1.amazonaws.com: no such host',
  ),
  noName: "getVpc: ENOTFOUND: getaddrinfo ENOTFOUND ec2.eu-west-1.amazonaws.com",
  severalTables: invoked(
    "getRouteTable",
    "multiple Route Tables matched; use additional constraints to reduce matches to a single Route Table",
  ),
  closing:
    "invocation of aws:ec2/getVpc:getVpc returned an error: grpc: the client connection is closing",
  cancelled: invoked(
    "getVpc",
    "reading EC2 VPC: operation error EC2: DescribeVpcs, https response error StatusCode: 0, RequestID: , canceled, context canceled",
  ),
  pluginDied:
    "invocation of aws:ec2/getVpc:getVpc returned an error: error reading from server: EOF",
  terminating: "Resource monitor is terminating",
};
