import type { Account } from "../api/account";
import type { Vpc } from "../api/vpcs";
import type { TimescaleVpcInputs } from "../contract";
import { existsProblem } from "../create-once";
import { sameCidr } from "../rules/cidr";
import { VPCS_OF_PLAN } from "../rules/limits";
import { failure, failureIf, warning, type Finding } from "./finding";

/** What the account has to do with a Timescale VPC that is to be made. */
export interface VpcSurroundings {
  account: Account;
  vpcs: readonly Vpc[];
  adopt: boolean;
  isOwn: (id: string) => boolean;
}

/** The Timescale VPCs that are identical with what is wanted. */
export function identicalVpcs(
  { name, cidr, regionCode }: TimescaleVpcInputs,
  vpcs: readonly Vpc[],
): Vpc[] {
  return vpcs.filter(
    (vpc) => vpc.name === name && vpc.regionCode === regionCode && sameCidr(vpc.cidr, cidr),
  );
}

/** Id and state of a Timescale VPC, as a sentence names it. */
export function describeVpc({ id, name, cidr, regionCode }: Vpc): string {
  return `Timescale VPC ${id} ("${name}", ${cidr}, ${regionCode})`;
}

/** What speaks against making this Timescale VPC. Pure. */
export function vpcFindings(
  known: Partial<TimescaleVpcInputs>,
  { account, vpcs, adopt, isOwn }: VpcSurroundings,
): Finding[] {
  const { name, cidr, regionCode } = known;
  if (name !== undefined && cidr !== undefined && regionCode !== undefined) {
    const identical = identicalVpcs({ name, cidr, regionCode }, vpcs).filter(
      ({ id }) => !isOwn(id),
    );
    const problem = existsProblem(identical, { describe: describeVpc }, adopt);
    if (identical.length > 0) return failureIf("name", problem);
  }
  return quotaFindings(account, vpcs, isOwn);
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
