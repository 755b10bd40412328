/** The largest CIDR block of a Timescale VPC, as a mask length. Source: vendor's VPC peering guide. */
export const LARGEST_VPC_PREFIX_LENGTH = 16;

/** The smallest CIDR block of a Timescale VPC, as a mask length. Source: vendor's VPC peering guide. */
export const SMALLEST_VPC_PREFIX_LENGTH = 28;

/** Customer VPCs that one Timescale VPC can peer with. Source: vendor's VPC peering guide. */
export const MAX_PEERINGS_PER_VPC = 50;

/** From this many on, the doctor tells of the limit. */
export const PEERINGS_TO_WARN_OF = 45;

/**
 * AWS's default quota of routes in one table, propagated ones apart. Source: AWS's announcement of June 2025, which
 * raised it from 50.
 */
export const MAX_ROUTES_PER_TABLE = 500;

/** From this many on, the doctor tells of the quota. */
export const ROUTES_TO_WARN_OF = 450;

/**
 * AWS endpoints of one Timescale VPC. A service uses one, and one more for its pooler and for each of
 * its read replicas and their poolers. Source: vendor's VPC peering guide.
 */
export const MAX_ENDPOINTS_PER_VPC = 50;

/** From this many on, people are warned of the limit. */
export const ENDPOINTS_TO_WARN_OF = 45;

/** The port on which PostgreSQL answers. Source: vendor's VPC peering guide, security group step. */
export const POSTGRESQL_PORT = 5432;

/** Timescale VPCs that a plan allows; any number where it is not named. Source: vendor's pricing. */
export const VPCS_OF_PLAN: Readonly<Record<string, number>> = { FREE: 0, PERFORMANCE: 1 };

/** Plans that are known to have no transit gateways. Source: vendor's table of features on AWS. */
export const PLANS_WITHOUT_TRANSIT_GATEWAYS: readonly string[] = ["FREE", "PERFORMANCE"];

/** Plans that are known to have no private endpoints. Source: vendor's changelog of 2026-05-08. */
export const PLANS_WITHOUT_PRIVATE_ENDPOINTS: readonly string[] = ["FREE", "PERFORMANCE"];

/** Private endpoints that one service can have. Source: vendor's guide to private endpoints on AWS. */
export const MAX_PRIVATE_ENDPOINTS_PER_SERVICE = 2;

/** Regions that have Tiger Cloud services. The list grows. Source: vendor's list of regions. */
export const KNOWN_REGIONS: readonly string[] = [
  "ap-northeast-1",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-central-2",
  "eu-west-1",
  "eu-west-2",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-2",
];
