import { createHash } from "node:crypto";
import type { ServiceRegion } from "../../ec2-endpoint-services";
import type { World } from "../../world";

/**
 * The regions with an endpoint service, and the Availability Zones that it is in. Source: the vendor's
 * documents of private endpoints.
 */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  "ap-northeast-1": ["apne1-az1", "apne1-az4"],
  "ap-south-1": ["aps1-az1", "aps1-az3"],
  "ap-southeast-1": ["apse1-az1", "apse1-az2"],
  "ap-southeast-2": ["apse2-az1", "apse2-az2"],
  "ca-central-1": ["cac1-az1", "cac1-az2"],
  "eu-central-1": ["euc1-az1", "euc1-az2"],
  "eu-central-2": ["euc2-az1", "euc2-az2"],
  "eu-west-1": ["euw1-az2", "euw1-az3"],
  "eu-west-2": ["euw2-az2", "euw2-az3"],
  "sa-east-1": ["sae1-az1", "sae1-az2"],
  "us-east-1": ["use1-az1", "use1-az6"],
  "us-east-2": ["use2-az1", "use2-az2"],
  "us-west-2": ["usw2-az3", "usw2-az4"],
};

/** A region with Tiger Cloud's endpoint service in it. */
export interface EndpointService {
  region: string;
  cloudProvider: "aws";
  /** `com.amazonaws.vpce.<region>.vpce-svc-…` */
  serviceName: string;
}

/** All regions with an endpoint service. */
export function serviceRegions(): ServiceRegion[] {
  return Object.entries(ZONES).map(([region, zoneIds]) => ({ region, zoneIds }));
}

/** The endpoint services of all regions: those in a linked EC2, else the same ones in each run. */
export function endpointServices({ ec2, jobs }: World): Promise<EndpointService[]> {
  const named = async (place: ServiceRegion): Promise<EndpointService> => ({
    ...{ region: place.region, cloudProvider: "aws" },
    serviceName: ec2
      ? await ec2.endpointServices.nameIn(place, jobs.signal)
      : `com.amazonaws.vpce.${place.region}.vpce-svc-0${digitsOf(place.region)}`,
  });
  return Promise.all(serviceRegions().map(named));
}

/** Sixteen hexadecimal digits, after the one that AWS's ids begin with. */
function digitsOf(region: string): string {
  return createHash("sha256").update(region).digest("hex").slice(0, 16);
}
