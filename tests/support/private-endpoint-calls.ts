import { AWS_CALLS, type AwsCalls } from "./aws-calls";
import { VPC_ENDPOINT_CALLS } from "./vpc-endpoint-calls";

const TAGS = ["CreateTags", "DeleteTags"];
const SHARED = ["SecurityGroup", "SecurityGroupEgressRule", "getVpc"];
const OF_ENDPOINTS = ["VpcEndpoint", "getVpcEndpoint"];

/** All that a `PrivateEndpoint` registers or looks up of EC2. docs/iam-policy-private-endpoint.json allows this. */
export const PRIVATE_ENDPOINT_CALLS: readonly AwsCalls[] = [
  ...VPC_ENDPOINT_CALLS.filter(({ of }) => OF_ENDPOINTS.includes(of)),
  ...AWS_CALLS.filter(({ of }) => SHARED.includes(of)),
  {
    of: "SecurityGroupIngressRule",
    calls: [
      ...["AuthorizeSecurityGroupIngress", "DescribeSecurityGroupRules"],
      ...["ModifySecurityGroupRules", "RevokeSecurityGroupIngress", ...TAGS],
    ],
    source: "securityGroupIngressRuleResource, securityGroupRuleResource.Update, createTags",
  },
  { of: "getSubnets", calls: ["DescribeSubnets"], source: "dataSourceSubnetsRead" },
];

/** The same of Route 53, by functions of `internal/service/route53` of terraform-provider-aws. */
export const PRIVATE_ZONE_CALLS: readonly AwsCalls[] = [
  {
    of: "Zone",
    calls: [
      ...["AssociateVPCWithHostedZone", "ChangeTagsForResource", "CreateHostedZone"],
      ...["DeleteHostedZone", "DisassociateVPCFromHostedZone", "GetChange", "GetHostedZone"],
      ...["ListResourceRecordSets", "ListTagsForResource", "UpdateHostedZoneComment"],
    ],
    source: "resourceZoneCreate, resourceZoneRead, resourceZoneUpdate, resourceZoneDelete",
  },
  {
    of: "Record",
    calls: ["ChangeResourceRecordSets", "GetChange", "GetHostedZone", "ListResourceRecordSets"],
    source: "resourceRecordCreate, resourceRecordRead, resourceRecordUpdate, resourceRecordDelete",
  },
  {
    of: "VpcAssociationAuthorization",
    calls: [
      ...["CreateVPCAssociationAuthorization", "DeleteVPCAssociationAuthorization"],
      "ListVPCAssociationAuthorizations",
    ],
    source:
      "resourceVPCAssociationAuthorizationCreate, resourceVPCAssociationAuthorizationRead, " +
      "resourceVPCAssociationAuthorizationDelete",
  },
  {
    of: "ZoneAssociation",
    calls: [
      ...["AssociateVPCWithHostedZone", "DisassociateVPCFromHostedZone", "GetChange"],
      "ListHostedZonesByVPC",
    ],
    source:
      "resourceZoneAssociationCreate, resourceZoneAssociationRead, resourceZoneAssociationDelete",
  },
];
