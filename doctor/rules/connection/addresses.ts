import type { LiveFacts } from "../../facts/live";
import type { Finding } from "../../finding";
import { placeOf } from "./address-place";
import { check, finding, firstFailure, isProven, type Expected, type Words } from "./expected";

const PUBLIC = check("name-leads-to-public-address", "broken");
const PUBLIC_IN_USE = check("public-address-in-use", "risk");
const ELSEWHERE = check("name-leads-elsewhere", "broken");
const ELSEWHERE_IN_USE = check("other-address-in-use", "risk");
const PARTLY = check("name-leads-partly-elsewhere", "risk");

/** What the rules of this file report. */
export const ADDRESS_CHECKS = [PUBLIC, PUBLIC_IN_USE, ELSEWHERE, ELSEWHERE_IN_USE, PARTLY];

/** Of a name that leads to addresses outside of the expected blocks; undefined where it does not. */
export function judgeAddresses(
  live: LiveFacts,
  addresses: readonly string[],
  expected: Expected,
): Finding | undefined {
  if (expected.blocks.length === 0) return undefined;
  const placed = addresses.map((address) => ({
    address,
    place: placeOf(address, expected.blocks),
  }));
  const outside = placed.filter(({ place }) => place !== "expected");
  if (outside.length === 0) return undefined;
  const isPublic = outside.some(({ place }) => place === "public");
  const saw = sawOf(live, outside, isPublic, expected);
  const fix = isPublic ? fixOfPublic(expected) : fixOfElsewhere(expected);
  if (outside.length < placed.length) {
    const why =
      "An application takes any of the addresses, so some connections do not take the private way.";
    return finding(PARTLY, live, { saw, why, fix });
  }
  return isProven(live)
    ? finding(isPublic ? PUBLIC_IN_USE : ELSEWHERE_IN_USE, live, inUse(saw, fix, isPublic))
    : finding(isPublic ? PUBLIC : ELSEWHERE, live, {
        ...{ saw, fix },
        why: "What an application sends does not go to where the private way leads.",
      });
}

function sawOf(
  live: LiveFacts,
  outside: readonly { address: string }[],
  isPublic: boolean,
  { blocks }: Expected,
): string {
  const addresses = outside.map(({ address }) => address).join(", ");
  const { resolvers } = live;
  const asked = resolvers?.length ? `, says the resolver ${resolvers.join(", ")}` : "";
  const what = isPublic ? "public" : "private";
  const failure = firstFailure(live);
  const there = failure === undefined ? "" : ` There: ${failure.saw}.`;
  return `Its name leads to ${addresses}${asked}: ${what}, and not in ${blocks.join(", ")}.${there}`;
}

const inUse = (saw: string, fix: string, isPublic: boolean): Words => ({
  ...{ saw, fix },
  why: isPublic
    ? "The service answers there, so connections work, and they go over the internet past the private way."
    : "The service answers there, so connections work, by another way than the one that was looked at.",
});

function fixOfPublic({ way }: Expected): string {
  if (way === "private-endpoint") {
    return (
      "No private zone answers here: it is missing, is not associated with this VPC, or the resolver that is " +
      "asked is not the VPC's. See the zones with aws route53 list-hosted-zones-by-vpc --vpc-id <VPC> " +
      "--vpc-region <region>; with a stack, run pulumi up: PrivateEndpoint makes zone and records. Zones need " +
      "DNS support and DNS host names of the VPC."
    );
  }
  return (
    "A public host answers only a service that is not attached. Use the host and port that Tiger Cloud gives " +
    "now; with a stack, run pulumi up --refresh and take the outputs of its ServiceAttachment."
  );
}

function fixOfElsewhere({ way }: Expected): string {
  const zone =
    way === "private-endpoint"
      ? "Have the record of the private zone lead to the endpoint of this VPC (with a stack, run pulumi up)"
      : "Look whether a private zone of the VPC has a record of that name, which would hide the public one";
  return (
    `${zone}. After a move, DNS may lag: run this again when the record's time to live is over. ` +
    "A line of the hosts file comes before both."
  );
}
