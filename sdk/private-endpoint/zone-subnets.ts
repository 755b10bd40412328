/** The subnets of a customer VPC in one Availability Zone. */
export interface ZoneSubnets {
  /** Such as `use1-az1`. */
  zoneId: string;
  /** Sorted. */
  subnetIds: readonly string[];
}

/** One subnet for each zone that has any: one that is in use stays, else the first by its id. */
export function chosenSubnets(zones: readonly ZoneSubnets[], inUse: readonly string[]): string[] {
  return zones
    .flatMap(({ subnetIds }) => subnetIds.find((id) => inUse.includes(id)) ?? subnetIds[0] ?? [])
    .sort();
}

/** The zones in which none of the subnets is. */
export function zonesWithout(taken: readonly string[], zones: readonly ZoneSubnets[]): string[] {
  return zones
    .filter(({ subnetIds }) => !subnetIds.some((id) => taken.includes(id)))
    .map(({ zoneId }) => zoneId);
}

/** What is wrong with the subnets of an endpoint: all of it, or undefined. */
export function subnetProblems(
  taken: readonly string[],
  zones: readonly ZoneSubnets[],
  { vpcId, isGiven }: { vpcId: string; isGiven: boolean },
): string | undefined {
  // No table tells the zones of a region that is new.
  if (zones.length === 0 && taken.length > 0) return undefined;
  const names = zones.map(({ zoneId }) => zoneId).join(", ");
  if (taken.length === 0) {
    return zones.length === 0
      ? "subnetIds: it is not known in which Availability Zones of this region Tiger Cloud answers. Name the subnets."
      : `subnetIds: ${isGiven ? "none is given" : `${vpcId} has no subnet in ${names}`}; Tiger Cloud answers in ${names} alone. Give a subnet in each.`;
  }
  const known = zones.flatMap(({ subnetIds }) => subnetIds);
  const outside = taken.filter((id) => !known.includes(id));
  const twice = zones
    .map(({ zoneId, subnetIds }) => ({ zoneId, ids: subnetIds.filter((id) => taken.includes(id)) }))
    .filter(({ ids }) => ids.length > 1);
  const problems = [
    ...outside.map(
      (id) =>
        `subnetIds: ${id} is not in ${vpcId} and one of ${names}; an interface elsewhere reaches no service. Give subnets in these zones: aws ec2 describe-subnets shows AvailabilityZoneId.`,
    ),
    ...twice.map(
      ({ zoneId, ids }) =>
        `subnetIds: ${ids.join(" and ")} are all in ${zoneId}; AWS takes one for each zone. Keep one.`,
    ),
  ];
  return problems.length === 0 ? undefined : problems.join("\n");
}
