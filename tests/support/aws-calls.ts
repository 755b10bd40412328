/** What one type, or look-up, of the real AWS provider asks of EC2 for what this package makes of it. */
export interface AwsCalls {
  of: string;
  calls: readonly string[];
  /** Functions of `internal/service/ec2` of terraform-provider-aws. */
  source: string;
}

const TAGS = ["CreateTags", "DeleteTags"];

/** All that a `PeeredVpc` registers or looks up. docs/iam-policy.json allows just this. */
export const AWS_CALLS: readonly AwsCalls[] = [
  {
    of: "VpcPeeringConnectionAccepter",
    calls: ["AcceptVpcPeeringConnection", "DescribeVpcPeeringConnections", ...TAGS],
    source: "resourceVPCPeeringAccepterCreate, resourceVPCPeeringConnectionUpdate, updateTags",
  },
  {
    of: "Route",
    calls: ["CreateRoute", "DeleteRoute", "DescribeRouteTables", "ReplaceRoute"],
    source: "resourceRouteCreate, resourceRouteUpdate, resourceRouteDelete",
  },
  {
    of: "SecurityGroup",
    calls: [
      ...["CreateSecurityGroup", "DeleteSecurityGroup", "DescribeNetworkInterfaces"],
      ...["DescribeSecurityGroups", "RevokeSecurityGroupEgress", ...TAGS],
    ],
    source: "resourceSecurityGroupCreate, resourceSecurityGroupDelete, deleteLingeringENIs",
  },
  {
    of: "SecurityGroupEgressRule",
    calls: [
      ...["AuthorizeSecurityGroupEgress", "DescribeSecurityGroupRules"],
      ...["ModifySecurityGroupRules", "RevokeSecurityGroupEgress", ...TAGS],
    ],
    source: "securityGroupEgressRuleResource, securityGroupRuleResource.Update, createTags",
  },
  {
    of: "getVpc",
    calls: ["DescribeRouteTables", "DescribeVpcAttribute", "DescribeVpcs"],
    source: "dataSourceVPCRead",
  },
  { of: "getRoute", calls: ["DescribeRouteTables"], source: "dataSourceRouteRead" },
  {
    of: "getRouteTable, getRouteTables",
    calls: ["DescribeNetworkInterfaces", "DescribeRouteTables"],
    source: "dataSourceRouteTableRead, dataSourceRoutesRead, dataSourceRouteTablesRead",
  },
  {
    of: "getNetworkInterface, getNetworkInterfaces",
    calls: ["DescribeNetworkInterfaces"],
    source: "dataSourceNetworkInterfaceRead, dataSourceNetworkInterfacesRead",
  },
  {
    of: "getSecurityGroup, getSecurityGroups",
    calls: ["DescribeSecurityGroups"],
    source: "dataSourceSecurityGroupRead, dataSourceSecurityGroupsRead",
  },
  {
    of: "getVpcPeeringConnection",
    calls: ["DescribeVpcPeeringConnections"],
    source: "dataSourceVPCPeeringConnectionRead",
  },
];

/** What the real provider asks wherever a group is deleted, and the small AWS plugin only in previews. */
export const NOT_ASKED_BY_THE_SMALL_PLUGIN: readonly string[] = ["DescribeNetworkInterfaces"];

/** The names once each, sorted. */
export const sortedOnce = (names: Iterable<string>) => [...new Set(names)].sort();
