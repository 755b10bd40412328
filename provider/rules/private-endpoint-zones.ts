/**
 * The Availability Zones, by their ids, in which Tiger Cloud answers private endpoints. An interface in another zone
 * reaches no service. The API does not tell them. Source: vendor's documents of private endpoints on AWS, 2026-11.
 */
const ZONE_IDS: Readonly<Record<string, readonly string[]>> = {
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

/** The ids of the zones of a region; none where they are not known. */
export function privateEndpointZoneIds(regionCode: string): string[] {
  return Object.hasOwn(ZONE_IDS, regionCode) ? [...(ZONE_IDS[regionCode] ?? [])] : [];
}
