import type { AdoptedNetwork } from "../adoption";
import { literal } from "./quote";

/** An AWS account and region whose provider a program needs. */
export interface Place {
  accountId: string;
  regionCode: string;
}

/** The accounts and regions in which the program works, each once. */
export function placesOf(networks: readonly AdoptedNetwork[]): Place[] {
  const places = networks.flatMap(({ peers, transitGateways }) => [
    ...peers.filter(({ accept }) => accept),
    ...transitGateways.filter(({ accept }) => accept),
    ...transitGateways.flatMap(({ vpcs }) => vpcs),
  ]);
  return [...new Map(places.map((place) => [placeName(place), placeOf(place)])).values()];
}

const placeOf = ({ accountId, regionCode }: Place): Place => ({ accountId, regionCode });

const placeName = ({ accountId, regionCode }: Place) => `${accountId}-${regionCode}`;

/** The providers of several places. */
export function providerLines(places: readonly Place[]): string[] {
  return [
    "const providers = {",
    ...places.map((place) => {
      const name = literal(placeName(place));
      const { regionCode, accountId } = place;
      return `  ${name}: new aws.Provider(${name}, { region: ${literal(regionCode)}, allowedAccountIds: [${literal(accountId)}] }),`;
    }),
    "};",
    "",
  ];
}

/** The argument that chooses among several providers. */
export function providerLine(place: Place, several: boolean): string[] {
  return several ? [`provider: providers[${literal(placeName(place))}],`] : [];
}
