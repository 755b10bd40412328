import type { Failure, LiveFacts } from "../../facts/live";
import type { Finding } from "../../finding";
import { check, finding, type Expected } from "./expected";

const UNKNOWN = check("name-unknown", "broken");
const RESOLVER = check("resolver-fails", "broken");

/** What the rules of this file report. */
export const NAME_CHECKS = [UNKNOWN, RESOLVER];

/** Of a name that does not resolve. */
export function judgeName(live: LiveFacts, failure: Failure, expected: Expected): Finding {
  const asked = live.resolvers?.length ? ` Asked was ${live.resolvers.join(", ")}.` : "";
  if (failure.kind === "no-name") {
    return finding(UNKNOWN, live, {
      saw: `${failure.saw}.${asked}`,
      why: "An application gets no address to connect to.",
      fix: fixOfUnknown(expected),
    });
  }
  return finding(RESOLVER, live, {
    saw: `${failure.saw}.${asked}`,
    why: "An application waits for an address to connect to, and gets none.",
    fix:
      "In a VPC, let UDP and TCP 53 to its resolver through, and turn DNS support on: " +
      "aws ec2 modify-vpc-attribute --vpc-id <VPC> --enable-dns-support. Where the VPC's DHCP options " +
      "name a resolver of your own, look at that one.",
  });
}

function fixOfUnknown({ way }: Expected): string {
  if (way === "private-endpoint") {
    return (
      "A private zone of the VPC hides the public name where it has no record of it. See the zones with " +
      "aws route53 list-hosted-zones-by-vpc --vpc-id <VPC> --vpc-region <region>, and add the record. With a " +
      "stack, run pulumi up: PrivateEndpoint makes it."
    );
  }
  return (
    "Take the host that Tiger Cloud gives now: it changes when a service is attached, detached or moved. " +
    "With a stack, run pulumi up --refresh. If the host is right, the resolver may drop answers with private " +
    "addresses (rebinding protection): allow them for timescale.com."
  );
}
