/** Where terraform-provider-aws has the types of private endpoints and of Route 53. */
export const PRIVATE_ENDPOINT_SOURCES: Readonly<Record<string, string>> = {
  VpcEndpoint: "vpc_endpoint.go",
  "route53.Record": "route53/record.go",
  "route53.VpcAssociationAuthorization": "route53/vpc_association_authorization.go",
  "route53.Zone": "route53/zone.go",
  "route53.ZoneAssociation": "route53/zone_association.go",
};

type Row = readonly [behaviour: string, source: string];

/** What the small AWS plugin does of private endpoints as the real one, and by which source. */
export const IMITATED_OF_PRIVATE_ENDPOINTS: readonly Row[] = [
  [
    "A VPC endpoint is waited for until it is `available` or `pendingAcceptance`; one that was rejected is there, and an update of it fails",
    "`wait.go`: `waitVPCEndpointAvailable`; `find.go`: `findVPCEndpointByID`",
  ],
  [
    "Subnets and security groups of an endpoint change in place; VPC, service, its region and the type replace it; `Gateway` is the default type",
    "`resourceVPCEndpoint`, `resourceVPCEndpointUpdate`",
  ],
  [
    "A zone is made with its first VPC, takes others after that, and takes a VPC before it lets go of one; its VPCs are told apart by their ids",
    "`resourceZoneCreate`, `resourceZoneUpdate`",
  ],
  [
    "A record is not taken over unless `allowOverwrite` says so; another type of it is one batch; a name without the zone's gets it",
    "`resourceRecordCreate`, `resourceRecordUpdate`, `expandRecordName`",
  ],
  [
    "`getZone` finds public zones unless it is asked for private ones or a VPC",
    "`dataSourceZoneRead`",
  ],
];

/** What moto is corrected in, by local/aws/moto/corrections/vpc_endpoints and route53. */
export const CORRECTED_OF_PRIVATE_ENDPOINTS: readonly Row[] = [
  [
    "Endpoint services are for the accounts that they allow; their owner sees, accepts and rejects the endpoints of others",
    "AWS PrivateLink Guide; Amazon EC2 API Reference, `DescribeVpcEndpointConnections`",
  ],
  [
    "An interface endpoint is in the zones of its service, in each with one subnet: `InvalidParameter`, `DuplicateSubnetsInSameZone`",
    "issue 1024 of aws-sdk-go-v2; issue 583 of terraform-aws-vpc",
  ],
  [
    "An interface endpoint has an address in each of its subnets, and names of its region and zones in AWS's hosted zones",
    "AWS PrivateLink Guide; `aws.go` of external-dns",
  ],
  [
    "A subnet with a network interface in it cannot be deleted: `DependencyViolation`",
    "Amazon VPC User Guide",
  ],
  [
    "A hosted zone with a VPC is private, and the only one of its name for the VPC: `ConflictingDomainExists`",
    "Amazon Route 53 API Reference, `CreateHostedZone`",
  ],
  [
    "A zone is associated with the VPC of another account once that is authorized, and listed for it with its owner",
    "Amazon Route 53 Developer Guide; issues 12804 and 24286 of terraform",
  ],
  [
    "Changes of records are one batch, against the records that there are; an alias of an endpoint leads to one that there is",
    "Amazon Route 53 API Reference, `ChangeResourceRecordSets`",
  ],
];

/** What the small plugin, or moto, does of private endpoints in another way. */
export const NOT_IMITATED_OF_PRIVATE_ENDPOINTS: readonly Row[] = [
  [
    "A VPC endpoint that was deleted disappears; a change of Route 53 is `PENDING` for some time",
    "it stays listed as `deleted`; a change is `INSYNC` at once",
  ],
  [
    "Endpoint policies, gateway endpoints, private names of services, and routing policies of records",
    "refused, where a program asks for them",
  ],
  ["A record's id changes with its type (`resourceRecordUpdate`)", "it stays"],
];
