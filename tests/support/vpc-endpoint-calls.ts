import type { AwsCalls } from "./aws-calls";

/**
 * What a VPC endpoint and its look-ups ask of EC2. Apart from `AWS_CALLS`, which docs/iam-policy.json
 * allows: a network without a private endpoint needs none of it.
 */
export const VPC_ENDPOINT_CALLS: readonly AwsCalls[] = [
  {
    of: "VpcEndpoint",
    calls: [
      ...["CreateTags", "CreateVpcEndpoint", "DeleteTags", "DeleteVpcEndpoints"],
      ...["DescribeNetworkInterfaces", "DescribePrefixLists", "DescribeVpcEndpoints"],
      "ModifyVpcEndpoint",
    ],
    source:
      "resourceVPCEndpointCreate, resourceVPCEndpointRead, resourceVPCEndpointUpdate, " +
      "resourceVPCEndpointDelete, findSubnetConfigurationsByNetworkInterfaceIDs",
  },
  {
    of: "getVpcEndpoint",
    calls: ["DescribePrefixLists", "DescribeVpcEndpoints"],
    source: "dataSourceVPCEndpointRead, findPrefixListByName",
  },
  {
    of: "getVpcEndpointService",
    calls: ["DescribeVpcEndpointServices"],
    source: "dataSourceVPCEndpointServiceRead",
  },
];
