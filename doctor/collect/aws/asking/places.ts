import type { CustomerVpcSubject } from "../../../subject/subject";
import type { AwsPlace } from "./api";
import type { AwsOptions } from "../wanted";

/** A place with the customer VPCs that are looked for there. */
export interface PlaceWithVpcs {
  place: AwsPlace;
  customerVpcs: CustomerVpcSubject[];
}

/** The places to ask, each once, whatever number of VPCs is there. Without VPCs it is the usual one. */
export function placesOf(
  customerVpcs: readonly CustomerVpcSubject[],
  options: AwsOptions,
): PlaceWithVpcs[] {
  const places = new Map<string, PlaceWithVpcs>();
  for (const customerVpc of customerVpcs) {
    const place = placeOf(customerVpc, options);
    const key = JSON.stringify([place.profile, place.roleArn, place.externalId, place.regionCode]);
    const known = places.get(key) ?? { place, customerVpcs: [] };
    places.set(key, known);
    const isNew = known.customerVpcs.every(({ vpcId }) => vpcId !== customerVpc.vpcId);
    if (isNew) known.customerVpcs.push(customerVpc);
  }
  return places.size > 0
    ? [...places.values()]
    : [{ place: placeOf(undefined, options), customerVpcs: [] }];
}

function placeOf(customerVpc: CustomerVpcSubject | undefined, options: AwsOptions): AwsPlace {
  const { access, regionCode } = customerVpc ?? {};
  return {
    // What somebody typed now, over what the stack was made with: its profile may be that of another machine.
    profile: options.profile ?? access?.profile,
    roleArn: access?.roleArn,
    externalId: access?.externalId,
    // A VPC stays where it is.
    regionCode: regionCode ?? options.regionCode,
    endpointUrl: options.endpointUrl,
  };
}
