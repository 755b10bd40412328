/** The largest CIDR block of a Timescale VPC, as a mask length. Source: vendor's VPC peering guide. */
export const LARGEST_VPC_PREFIX_LENGTH = 16;

/** The smallest CIDR block of a Timescale VPC, as a mask length. Source: vendor's VPC peering guide. */
export const SMALLEST_VPC_PREFIX_LENGTH = 28;

/** Customer VPCs that one Timescale VPC can peer with. Source: vendor's VPC peering guide. */
export const MAX_PEERINGS_PER_VPC = 50;

/** The port on which PostgreSQL answers. Source: vendor's VPC peering guide, security group step. */
export const POSTGRESQL_PORT = 5432;
