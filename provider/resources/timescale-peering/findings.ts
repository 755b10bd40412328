import type { Peering } from "../../tiger-cloud/peerings";
import type { Vpc } from "../../tiger-cloud/vpcs";
import type { InputsOf } from "../../describe/description";
import { decide } from "../../operation/exists";
import { cidrsOverlap } from "../../rules/cidr";
import { MAX_PEERINGS_PER_VPC } from "../../rules/limits";
import { meaningOf } from "../../tiger-cloud/status";
import type { Existing } from "../../operation/ownership";
import type { TIMESCALE_PEERING } from "./description";
import { decisionFindings, failure, type AccountLook, type Finding } from "../../operation/finding";

/** What the account has to do with a peering that is to be made. */
export interface PeeringSurroundings extends Pick<AccountLook, "adopt" | "entry"> {
  /** The Timescale VPC; undefined where there is none of that id. */
  vpc: Vpc | undefined;
  /** The peerings that it has. */
  peerings: readonly Peering[];
  /** Those that are identical and not what the entry has already. */
  existing: readonly Existing<Peering>[];
}

type Inputs = InputsOf<typeof TIMESCALE_PEERING>;
type Target = Pick<Inputs, "peerAccountId" | "peerRegionCode" | "peerVpcId">;

/** The peerings with the same customer VPC. */
export function identicalPeerings(
  wanted: Partial<Target>,
  peerings: readonly Peering[],
): Peering[] {
  return peerings.filter(
    (peering) =>
      peering.peerAccountId === wanted.peerAccountId &&
      peering.peerRegionCode === wanted.peerRegionCode &&
      peering.peerVpcId === wanted.peerVpcId,
  );
}

/** Id and state of a peering, as a sentence names it. */
export function describePeering({ id, peerVpcId, status }: Peering): string {
  return `Peering ${id} with ${peerVpcId} (${status})`;
}

/** Why a peering that exists cannot be taken over; undefined where it can. */
export function unusablePeering({ status }: Peering): string | undefined {
  if (meaningOf("peering", status) !== "failed") return undefined;
  return "It can no longer become active: delete it in the Tiger Cloud console first.";
}

/** What speaks against making this peering. Pure. */
export function peeringFindings(
  known: Partial<Inputs>,
  { vpc, peerings, existing, adopt, entry }: PeeringSurroundings,
): Finding[] {
  if (vpc === undefined) {
    const id = JSON.stringify(known.timescaleVpcId);
    return [
      failure(
        "timescaleVpcId",
        `got ${id}, of which Tiger Cloud knows nothing. Use the id of an existing Timescale VPC.`,
      ),
    ];
  }
  const options = { describe: describePeering, unusable: unusablePeering, adopt, entry };
  return [
    ...decisionFindings("peerVpcId", decide(existing, { ...options, step: "check" })),
    ...(identicalPeerings(known, peerings).length === 0 ? limitFindings(vpc, peerings) : []),
    ...overlapFindings(vpc.cidr, known.peerCidrBlocks),
  ];
}

function limitFindings(vpc: Vpc, peerings: readonly Peering[]): Finding[] {
  if (peerings.length < MAX_PEERINGS_PER_VPC) return [];
  return [
    failure(
      "timescaleVpcId",
      `Timescale VPC ${vpc.id} has ${peerings.length} peerings; allowed are ${MAX_PEERINGS_PER_VPC}. ` +
        "Remove one, or use another Timescale VPC.",
    ),
  ];
}

/** Each CIDR block of the customer's side that overlaps the Timescale VPC's. */
export function overlapFindings(
  timescaleCidr: string | undefined,
  cidrBlocks: readonly string[] = [],
  property = "peerCidrBlocks",
): Finding[] {
  if (timescaleCidr === undefined) return [];
  return cidrBlocks
    .filter((block) => cidrsOverlap(block, timescaleCidr))
    .map((block) =>
      failure(
        property,
        `got ${JSON.stringify(block)}; allowed is a CIDR block that does not overlap the Timescale VPC's ${timescaleCidr}. ` +
          "Choose another CIDR block for the Timescale VPC.",
      ),
    );
}
