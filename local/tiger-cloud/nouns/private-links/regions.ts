import { createHash } from "node:crypto";

/** The regions with an endpoint service. Source: the vendor's documents of private endpoints. */
const REGIONS = [
  ...["ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1"],
  ...["eu-central-1", "eu-central-2", "eu-west-1", "eu-west-2", "sa-east-1"],
  ...["us-east-1", "us-east-2", "us-west-2"],
];

/** A region with Tiger Cloud's endpoint service in it. */
export interface EndpointService {
  region: string;
  cloudProvider: "aws";
  /** `com.amazonaws.vpce.<region>.vpce-svc-…` */
  serviceName: string;
}

/** The endpoint services of all regions: the same ones in each run. */
export function endpointServices(): EndpointService[] {
  return REGIONS.map((region) => ({
    ...{ region, cloudProvider: "aws" },
    serviceName: `com.amazonaws.vpce.${region}.vpce-svc-0${digitsOf(region)}`,
  }));
}

/** Sixteen hexadecimal digits, after the one that AWS's ids begin with. */
function digitsOf(region: string): string {
  return createHash("sha256").update(region).digest("hex").slice(0, 16);
}
