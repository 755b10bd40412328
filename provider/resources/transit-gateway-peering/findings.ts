import type { Account } from "../../tiger-cloud/account";
import { meaningOf } from "../../tiger-cloud/status";
import type {
  TransitGatewayPeering,
  VpcWithGateways,
} from "../../tiger-cloud/transit-gateway-answers";
import type { InputsOf } from "../../describe/description";
import { decide } from "../../operation/exists";
import { decisionFindings, failure, type AccountLook, type Finding } from "../../operation/finding";
import type { Existing } from "../../operation/ownership";
import { sameCidrSet } from "../../rules/cidr";
import { PLANS_WITHOUT_TRANSIT_GATEWAYS } from "../../rules/limits";
import { overlapFindings } from "../timescale-peering/findings";
import { connectionFindings } from "./connection-findings";
import type { TRANSIT_GATEWAY_PEERING } from "./description";
import { showsCidrBlocks } from "./state";

type Inputs = InputsOf<typeof TRANSIT_GATEWAY_PEERING>;

/** What the account has to do with a peering that is to be made or changed. */
export interface GatewaySurroundings extends Pick<AccountLook, "adopt" | "entry"> {
  account: Account;
  /** The wanted Timescale VPC: undefined where its id is not known yet, null where there is none. */
  vpc: VpcWithGateways | null | undefined;
  /** The other Timescale VPCs that share the connection; not by what is the entry's own. */
  sharing: readonly VpcWithGateways[];
  /** Those that are identical and not what the entry has already. */
  existing: readonly Existing<TransitGatewayPeering>[];
}

/** The peerings of a Timescale VPC with the same transit gateway. */
export function identicalGateways(
  { transitGatewayId }: Partial<Inputs>,
  gateways: readonly TransitGatewayPeering[] = [],
): TransitGatewayPeering[] {
  return gateways.filter((each) => each.transitGatewayId === transitGatewayId);
}

/** Id and state of a peering, as a sentence names it. */
export function describeGateway({ id, transitGatewayId, status }: TransitGatewayPeering): string {
  return `Peering ${id} with ${transitGatewayId} (${status})`;
}

/** Why a peering that exists cannot be taken over; undefined where it can. */
export function unusableGateway(
  wanted: Partial<Inputs>,
  { status, peerAccountId, peerRegionCode }: TransitGatewayPeering,
): string | undefined {
  if (meaningOf("peering", status) === "failed") {
    return "It can no longer become active: delete it in the Tiger Cloud console first.";
  }
  const isElsewhere =
    wanted.peerAccountId !== peerAccountId || wanted.peerRegionCode !== peerRegionCode;
  if (!isElsewhere) return undefined;
  return (
    `It is for that transit gateway in account ${peerAccountId} and region ${peerRegionCode}: ` +
    "correct peerAccountId and peerRegionCode, or delete it in the Tiger Cloud console."
  );
}

/** False where Tiger Cloud is known to reach over it something else than what is wanted. */
export function leadsToSame(
  { cidrBlocks }: Partial<Inputs>,
  found: TransitGatewayPeering,
): boolean {
  if (!showsCidrBlocks(found)) return true;
  return cidrBlocks !== undefined && sameCidrSet(cidrBlocks, found.cidrBlocks);
}

/** What speaks against making or changing this peering. Pure. */
export function gatewayFindings(
  known: Partial<Inputs>,
  { account, vpc, sharing, existing, adopt, entry }: GatewaySurroundings,
): Finding[] {
  const isThere = identicalGateways(known, vpc?.gateways).length > 0;
  const plan = isThere ? [] : planFindings(account);
  if (vpc === undefined) {
    return [...plan, ...overlapFindings(known.timescaleVpcCidr, known.cidrBlocks, "cidrBlocks")];
  }
  if (vpc === null) return [...plan, unknownVpc(known)];
  const unusable = (found: TransitGatewayPeering) => unusableGateway(known, found);
  const isAsAsked = (found: TransitGatewayPeering) => leadsToSame(known, found);
  const seen = { describe: describeGateway, unusable, isAsAsked } as const;
  const options = { ...seen, adopt, entry, step: "check" } as const;
  return [
    ...plan,
    ...decisionFindings("transitGatewayId", decide(existing, options)),
    ...overlapFindings(vpc.cidr, known.cidrBlocks, "cidrBlocks"),
    ...connectionFindings(known, vpc, sharing, isThere),
  ];
}

function planFindings({ planType }: Account): Finding[] {
  if (!PLANS_WITHOUT_TRANSIT_GATEWAYS.includes(planType)) return [];
  return [
    failure(
      "transitGatewayId",
      `the ${planType} plan has no transit gateways. Use the plan Scale or Enterprise, or peer each VPC with a TimescalePeering.`,
    ),
  ];
}

function unknownVpc({ timescaleVpcId }: Partial<Inputs>): Finding {
  const id = JSON.stringify(timescaleVpcId);
  const reason = `got ${id}, of which Tiger Cloud knows nothing. Use the id of an existing Timescale VPC.`;
  return failure("timescaleVpcId", reason);
}
