import type { ResourceType } from "../../../local/aws/plugin/resource-type";
import { MINUTE_VARIABLE, type Patience } from "../../../local/aws/plugin/retry";
import { resourceTypes } from "../../../local/aws/plugin/types";
import {
  CORRECTED_OF_PRIVATE_ENDPOINTS,
  IMITATED_OF_PRIVATE_ENDPOINTS,
  NOT_IMITATED_OF_PRIVATE_ENDPOINTS,
  PRIVATE_ENDPOINT_SOURCES,
} from "./imitated-private-endpoints";
import {
  CORRECTED_OF_TRANSIT_GATEWAYS,
  IMITATED_OF_TRANSIT_GATEWAYS,
  TRANSIT_GATEWAY_SOURCES,
} from "./imitated-transit-gateways";
import { markdownTable } from "./markdown-table";

/** Where terraform-provider-aws, on which Pulumi's own AWS provider is built, has each type. */
const SOURCES: Readonly<Record<string, string>> = {
  MainRouteTableAssociation: "vpc_main_route_table_association.go",
  Route: "vpc_route.go",
  RouteTable: "vpc_route_table.go",
  RouteTableAssociation: "vpc_route_table_association.go",
  SecurityGroup: "vpc_security_group.go",
  SecurityGroupEgressRule: "vpc_security_group_egress_rule.go",
  SecurityGroupIngressRule: "vpc_security_group_ingress_rule.go",
  Subnet: "vpc_subnet.go",
  Vpc: "vpc_.go",
  VpcIpv4CidrBlockAssociation: "vpc_ipv4_cidr_block_association.go",
  VpcPeeringConnectionAccepter: "vpc_peering_connection_accepter.go",
  ...TRANSIT_GATEWAY_SOURCES,
  ...PRIVATE_ENDPOINT_SOURCES,
};

/** What the small AWS plugin does as the real one, and by which source that is known. */
const IMITATED: readonly (readonly [behaviour: string, source: string])[] = [
  [
    "What is gone in AWS is dropped by a refresh, or taken for deleted, by the codes of the table above alone",
    "`find.go`: `findRouteTables`, `findSecurityGroups`, `findSecurityGroupRules`, `findVPCPeeringConnections`; each `resource…Delete`",
  ],
  [
    "The delete timeout of the option `customTimeouts` takes the place of the minutes above",
    "`d.Timeout(schema.TimeoutDelete)` in each `resource…Delete`",
  ],
  [
    "An update of what is gone fails with AWS's code",
    "`resourceRouteUpdate`, `resourceSecurityGroupUpdate`, `securityGroupRuleResource.Update`",
  ],
  [
    "A peering connection that is deleted, expired, failed or rejected is gone; one that is being deleted is not",
    "`find.go`: `findVPCPeeringConnectionByID`",
  ],
  [
    "Before a route is made, it is looked for: `RouteAlreadyExists` in the provider's own words",
    "`resourceRouteCreate`, `errors.go`: `routeAlreadyExistsError`",
  ],
  ["A route table's subnets are disassociated before it is deleted", "`resourceRouteTableDelete`"],
  [
    "A new security group loses the rule that lets everything out; a name does not begin with `sg-`",
    "`resourceSecurityGroupCreate`, `resourceSecurityGroup`",
  ],
  [
    "An accepter of a connection that AWS does not show fails at once",
    "`resourceVPCPeeringAccepterCreate`",
  ],
  [
    "The deletion of an accepter only forgets it",
    "`resourceVPCPeeringConnectionAccepter`: `schema.NoopContext`",
  ],
  [
    "An accepter tells `peerOwnerId`, `peerVpcId` and `vpcId` as the requester sees them where `skipRequestingAccountId` is set, and always its own region as `peerRegion`",
    "`vpc_peering_connection.go`: `resourceVPCPeeringConnectionRead`",
  ],
  [
    "Tags are given with the creation, to rules and accepters right after it, and changed by what the state knows; `DescribeTags` is never asked",
    "`tags.go`: `createTags`, `getTagSpecificationsIn`; `tags_gen.go`: `updateTags`; `setTagsOut`",
  ],
  [
    'Inline routes and rules have all keys of the schema in the state: `""`, `[]` or `false` where they do not apply',
    "`resourceRouteTable`, `securityGroupRuleNestedBlock`",
  ],
  [
    "Defaults: `enableDnsSupport`, `instanceTenancy`, `revokeRulesOnDelete`, `mapPublicIpOnLaunch`; none for `enableDnsHostnames`, which is AWS's to say",
    "`resourceVPC`, `resourceSecurityGroup`, `resourceSubnet`",
  ],
  ...IMITATED_OF_TRANSIT_GATEWAYS,
  ...IMITATED_OF_PRIVATE_ENDPOINTS,
  [
    "A look-up of an unknown id finds nothing: `no matching … found`",
    "`tfresource.SingularDataSourceFindError`",
  ],
];

/** What moto is corrected in, by local/aws/moto/corrections. */
const CORRECTED: readonly (readonly [behaviour: string, source: string])[] = [
  [
    "Each side of a peering connection has tags of its own, across accounts and regions",
    "Amazon VPC Peering Guide",
  ],
  [
    "`DescribeVpcPeeringConnections` of an unknown id: `InvalidVpcPeeringConnectionID.NotFound`",
    "Amazon EC2 API Reference, error codes",
  ],
  [
    "Revoking an unknown rule: `InvalidSecurityGroupRuleId.NotFound`; disassociating a CIDR block twice: `InvalidVpcCidrBlockAssociationID.NotFound`",
    "Amazon EC2 API Reference, error codes",
  ],
  [
    "Deleting a security group that a network interface wears: `DependencyViolation`",
    "Amazon EC2 API Reference, `DeleteSecurityGroup`",
  ],
  [
    "Peering connections are found by filters, and tell all CIDR blocks of both sides",
    "Amazon EC2 API Reference, `DescribeVpcPeeringConnections`, `VpcPeeringConnectionVpcInfo`",
  ],
  [
    "A route over a peering connection that is not active is a `blackhole`",
    "Amazon VPC Peering Guide",
  ],
  [
    "A network interface is found by each of its addresses",
    "Amazon EC2 API Reference, `DescribeNetworkInterfaces`",
  ],
  ...CORRECTED_OF_TRANSIT_GATEWAYS,
  ...CORRECTED_OF_PRIVATE_ENDPOINTS,
];

/** What the small plugin, or moto, does in another way. */
const NOT_IMITATED: readonly (readonly [real: string, here: string])[] = [
  [
    "Patience of five minutes and more (`RetryWhenAWSErrCodeEquals`)",
    `a second for each minute; \`${MINUTE_VARIABLE}\` sets the milliseconds`,
  ],
  [
    "Throttling and 5xx are tried again up to 25 times (`max_retries` of the provider)",
    "3 times, by the AWS SDK for JavaScript",
  ],
  [
    "A change is read until AWS shows it twice in a row (`waitRouteReady`, `waitRouteDeleted`, …)",
    "read once: moto shows it at once",
  ],
  [
    "Interfaces that services left in a subnet or security group are looked for and removed (`deleteLingeringENIs`)",
    "not removed",
  ],
  [
    "`revokeRulesOnDelete` also revokes the rules of other groups that name the group (`forceRevokeSecurityGroupRules`)",
    "its own rules only",
  ],
  [
    "An association's id changes with its route table (`resourceRouteTableAssociationUpdate`)",
    "it stays; the association is found by its subnet or VPC",
  ],
  [
    "A rule whose source changes its kind, such as from a CIDR block to a group, is replaced (`ModifyPlan`)",
    "updated",
  ],
  [
    "Failures are worded `deleting Route in Route Table (…) …: operation error EC2: DeleteRoute, … api error <code>: <message>`",
    "`<type> <id>: <code>: <message>`; the code and the message are AWS's",
  ],
  [
    "IPv6, prefix lists, IPAM, propagated routes, and further inputs and defaults",
    "refused, where a program asks for them",
  ],
  ["AWS checks policies, quotas and overlapping CIDR blocks, and takes its time", "moto does not"],
  ["A deleted peering connection disappears", "it stays listed as `deleted`"],
  ["Transit gateways that are shared, and dynamic routing of peerings", "not played"],
  ...NOT_IMITATED_OF_PRIVATE_ENDPOINTS,
];

/** How far what these tests ran on is true to what users run on. */
export function imitatedSection(): string {
  const rows = [...resourceTypes].map(([token, type]) => rowOf(token, type));
  return `## The AWS provider behind these tests

Pulumi's own AWS provider cannot be had everywhere, so the tests run on this project's small AWS plugin
and on moto. Both are written after the sources of the real ones: Pulumi's provider is built on
terraform-provider-aws, whose files below are those of \`internal/service/ec2\` and, where it is named,
\`internal/service/route53\`.
\`PULUMI_TIMESCALE_AWS_PLUGIN=real npm test\` runs the tests on the real provider, which Pulumi downloads.

### By type

By these codes a thing is gone; on others the provider tries again. Everything else is a failure, whatever
its code. So a route whose table was deleted fails each update until a refresh:
see [recovery](recovery.md#7-aws-invalidroutetableidnotfound).

${markdownTable(["type, and its source", "by these codes"], rows)}

### Imitated

${markdownTable(["the real provider", "source"], IMITATED)}

moto is corrected where its answers differ from those of AWS:

${markdownTable(["AWS", "source"], CORRECTED)}

### Not imitated

${markdownTable(["the real provider, or AWS", "here"], NOT_IMITATED)}`;
}

function rowOf(token: string, { gone, patience = {} }: ResourceType): string[] {
  const name = typeName(token);
  const source = SOURCES[name];
  if (source === undefined) throw new Error(`${name}: its source is not named.`);
  // Columns for each kind of code would be twice as wide as GitHub's page.
  const codes = [
    ...(gone.onRead.length > 0 ? [`gone when it is read: ${codesText(gone.onRead)}`] : []),
    ...(gone.onDelete.length > 0 ? [`gone when it is deleted: ${codesText(gone.onDelete)}`] : []),
    ...(patience.onCreate ? [`creation tried again: ${patienceText(patience.onCreate)}`] : []),
    ...(patience.onDelete ? [`deletion tried again: ${patienceText(patience.onDelete)}`] : []),
  ];
  return [`\`${name}\`<br>\`${source}\``, codes.join("<br>") || "none"];
}

/** The types of VPCs by their names; those of other modules, which share some, with their module. */
export function typeName(token: string): string {
  const [, module = "", name = token] =
    /^aws:(ec2transitgateway|route53)?.*:(\w+)$/.exec(token) ?? [];
  return module ? `${module}.${name}` : name;
}

const patienceText = ({ codes, minutes }: Patience) => `${codesText(codes)}, ${minutes} minutes`;

const codesText = (codes: readonly string[]) => codes.map((code) => `\`${code}\``).join(", ");
