import type { Account } from "../../tiger-cloud/account";
import type { Vpc } from "../../tiger-cloud/vpcs";
import type { InputsOf } from "../../describe/description";
import { decide } from "../../operation/exists";
import { sameCidr } from "../../rules/cidr";
import { VPCS_OF_PLAN } from "../../rules/limits";
import type { Existing } from "../../operation/ownership";
import type { TIMESCALE_VPC } from "./description";
import {
  decisionFindings,
  failure,
  warning,
  type AccountLook,
  type Finding,
} from "../../operation/finding";

/** What the account has to do with a Timescale VPC that is to be made. */
export interface VpcSurroundings extends Pick<AccountLook, "adopt" | "isOwn" | "entry"> {
  account: Account;
  vpcs: readonly Vpc[];
  /** Those that are identical and not what the entry has already. */
  existing: readonly Existing<Vpc>[];
}

/** The Timescale VPCs that are identical with what is wanted. */
export function identicalVpcs(
  { name, cidr, regionCode }: Partial<InputsOf<typeof TIMESCALE_VPC>>,
  vpcs: readonly Vpc[],
): Vpc[] {
  if (cidr === undefined) return [];
  return vpcs.filter(
    (vpc) => vpc.name === name && vpc.regionCode === regionCode && sameCidr(vpc.cidr, cidr),
  );
}

/** Id and state of a Timescale VPC, as a sentence names it. */
export function describeVpc({ id, name, cidr, regionCode }: Vpc): string {
  return `Timescale VPC ${id} ("${name}", ${cidr}, ${regionCode})`;
}

/** What speaks against making this Timescale VPC. Pure. */
export function vpcFindings({
  account,
  vpcs,
  existing,
  adopt,
  entry,
  isOwn,
}: VpcSurroundings): Finding[] {
  if (existing.length === 0) return quotaFindings(account, vpcs, isOwn);
  const options = { describe: describeVpc, adopt, entry, step: "check" } as const;
  return decisionFindings("name", decide(existing, options));
}

function quotaFindings(
  { planType }: Account,
  vpcs: readonly Vpc[],
  isOwn: (id: string) => boolean,
): Finding[] {
  const allowed = VPCS_OF_PLAN[planType];
  if (allowed === undefined || vpcs.length < allowed) return [];
  const [present] = vpcs;
  const reason =
    `the ${planType} plan allows ${allowed} Timescale VPC${allowed === 1 ? "" : "s"}` +
    `${present === undefined ? "" : `, and ${describeVpc(present)} exists`}.`;
  // A replacement of our own: whether the old one goes first is not to be seen from here.
  if (present !== undefined && isOwn(present.id)) {
    return [
      warning(
        "name",
        `${reason} If this one replaces it, set the option deleteBeforeReplace; ` +
          "else use the existing one or a larger plan.",
      ),
    ];
  }
  return [failure("name", `${reason} Use the existing one, or a larger plan.`)];
}
