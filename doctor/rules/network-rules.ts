import { cidrOverlapRule } from "./cidr-blocks/cidr-overlap";
import { knownCidrBlocksRule } from "./cidr-blocks/known-cidr-blocks";
import { dnsSupportRule } from "./dns/dns-support";
import { endpointLimitRule } from "./limits/endpoint-limit";
import { peeringLimitRule } from "./limits/peering-limit";
import { routeLimitRule } from "./limits/route-limit";
import { aclInRule } from "./network-acls/acl-in";
import { aclOutRule } from "./network-acls/acl-out";
import { endpointAclsRule } from "./network-acls/endpoint-acls";
import { gatewayAclsRule } from "./network-acls/gateway-acls";
import { awsSideRule } from "./peering/aws-side";
import { leadsElsewhereRule } from "./peering/leads-elsewhere";
import { requestInAwsRule } from "./peering/request-in-aws";
import { tigerCloudSideRule } from "./peering/tiger-cloud-side";
import { routesToTimescaleRule } from "./routes/routes-to-timescale";
import type { Rule } from "./rule";
import { egressRule } from "./security-groups/egress";
import { serviceAttachmentRule } from "./service/service-attachment";
import { serviceExistsRule } from "./service/service-exists";
import { serviceStatusRule } from "./service/service-status";
import { timescaleVpcExistsRule } from "./timescale-vpc/timescale-vpc-exists";
import { timescaleVpcStateRule } from "./timescale-vpc/timescale-vpc-state";

/** The rules of the service, its Timescale VPC, and the customer's network, in the order of the links. */
export const NETWORK_RULES: readonly Rule[] = [
  ...[serviceExistsRule, serviceStatusRule, serviceAttachmentRule],
  ...[timescaleVpcExistsRule, timescaleVpcStateRule],
  ...[tigerCloudSideRule, requestInAwsRule, awsSideRule, leadsElsewhereRule],
  ...[knownCidrBlocksRule, cidrOverlapRule],
  routesToTimescaleRule,
  egressRule,
  ...[aclOutRule, aclInRule, endpointAclsRule, gatewayAclsRule],
  dnsSupportRule,
  ...[peeringLimitRule, endpointLimitRule, routeLimitRule],
];
