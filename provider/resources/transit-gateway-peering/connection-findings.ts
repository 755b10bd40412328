import type { VpcWithGateways } from "../../tiger-cloud/transit-gateway-answers";
import type { InputsOf } from "../../describe/description";
import { failureIf, warning, type Finding } from "../../operation/finding";
import { cidrsOverlap, sameCidr } from "../../rules/cidr";
import { meaningOf } from "../../tiger-cloud/status";
import type { TRANSIT_GATEWAY_PEERING } from "./description";

type Known = Partial<InputsOf<typeof TRANSIT_GATEWAY_PEERING>>;

/**
 * The Timescale VPCs whose connection with a transit gateway a Timescale VPC shares: those of its region.
 * AWS allows one peering attachment between two transit gateways, and Tiger Cloud has one gateway in each
 * region for each transit gateway of a customer. Source: vendor's transit gateway guide, and AWS's quotas.
 */
export function sharingVpcs(
  { transitGatewayId }: Known,
  { id, regionCode }: VpcWithGateways,
  vpcs: readonly VpcWithGateways[],
): VpcWithGateways[] {
  return vpcs.filter(
    (vpc) =>
      vpc.id !== id &&
      vpc.regionCode === regionCode &&
      vpc.gateways.some(
        (each) =>
          each.transitGatewayId === transitGatewayId &&
          meaningOf("peering", each.status) !== "failed",
      ),
  );
}

/** What is to be said of the connection with a transit gateway that others share. */
export function connectionFindings(
  known: Known,
  vpc: VpcWithGateways,
  sharing: readonly VpcWithGateways[],
  isThere: boolean,
): Finding[] {
  const blocks = known.cidrBlocks ?? [];
  return [
    ...(isThere || sharing.length === 0 ? [] : [sharedWarning(known, sharing)]),
    ...sharing.flatMap((other) => [
      ...failureIf("timescaleVpcId", sameDestination(vpc, other)),
      ...blocks.flatMap((block) => failureIf("cidrBlocks", destinationOf(block, other))),
      ...blocks.flatMap((block) => blockWarnings(block, known, other)),
    ]),
  ];
}

function sharedWarning({ transitGatewayId }: Known, sharing: readonly VpcWithGateways[]): Finding {
  const [them, peer] =
    sharing.length === 1 ? ["Timescale VPC", "peers"] : ["Timescale VPCs", "peer"];
  const ids = sharing.map(({ id }) => id).join(" and ");
  return warning(
    "transitGatewayId",
    `${them} ${ids} of the same region ${peer} with ${String(transitGatewayId)} already. AWS allows one attachment between two transit gateways, ` +
      "so that connection is shared, and the attachment id that Tiger Cloud will report may name none that exists. Look it up in AWS before you use it.",
  );
}

function sameDestination(vpc: VpcWithGateways, other: VpcWithGateways): string | undefined {
  if (!cidrsOverlap(vpc.cidr, other.cidr)) return undefined;
  return (
    `its CIDR block ${vpc.cidr} overlaps ${other.cidr} of Timescale VPC ${other.id}, which shares the connection with the transit gateway. ` +
    "Use Timescale VPCs that do not overlap, or another transit gateway."
  );
}

function destinationOf(block: string, { id, cidr }: VpcWithGateways): string | undefined {
  if (!cidrsOverlap(block, cidr)) return undefined;
  return (
    `got ${JSON.stringify(block)}; allowed is a CIDR block that does not overlap ${cidr} of Timescale VPC ${id}, which shares the connection. ` +
    "List only what is behind your transit gateway."
  );
}

/** The same block leads to the same place. Whether Tiger Cloud takes one within another is not known. */
function blockWarnings(
  block: string,
  { transitGatewayId }: Known,
  { id, gateways }: VpcWithGateways,
): Finding[] {
  const others = gateways
    .filter((each) => each.transitGatewayId === transitGatewayId)
    .flatMap(({ cidrBlocks }) => cidrBlocks)
    .filter((other) => cidrsOverlap(block, other) && !sameCidr(block, other));
  return others.map((other) =>
    warning(
      "cidrBlocks",
      `${block} overlaps ${other}, which Timescale VPC ${id} reaches over the same connection. List the same block for both.`,
    ),
  );
}
