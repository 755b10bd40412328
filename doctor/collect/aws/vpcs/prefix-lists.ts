import { canonicalCidr, parseCidr } from "../../../../provider/rules/cidr";
import type { Seen } from "../../../facts/seen";
import type { AccountRegion } from "../asking/account-region";
import type { Ec2 } from "../asking/api";

/** The IPv4 CIDR blocks of prefix lists, by `pl-…`. */
export type PrefixLists = ReadonlyMap<string, Seen<readonly string[]>>;

/**
 * True for lists of AWS's own services, such as S3, which have no private addresses. Customers have lists since
 * 2020, when all new ids had 17 digits: one with 8 is older.
 */
function isOfAwsService(prefixListId: string): boolean {
  return /^pl-[0-9a-f]{8}$/.test(prefixListId);
}

/** Looks into the lists of customers among these, each once. */
export async function collectPrefixLists(
  account: AccountRegion,
  prefixListIds: readonly string[],
): Promise<PrefixLists> {
  const ids = [...new Set(prefixListIds)].filter((id) => !isOfAwsService(id));
  const lists = await Promise.all(ids.map((id) => blocksOf(account, id)));
  return new Map(ids.map((id, index) => [id, lists[index] ?? { value: [] }]));
}

function blocksOf(account: AccountRegion, PrefixListId: string): Promise<Seen<readonly string[]>> {
  return account.ec2("ec2:GetManagedPrefixListEntries", async (ec2, options) => {
    const entries: Ec2.PrefixListEntry[] = [];
    let NextToken: string | undefined;
    do {
      const page = await ec2.getManagedPrefixListEntries({ PrefixListId, NextToken }, options);
      entries.push(...(page.Entries ?? []));
      NextToken = page.NextToken;
    } while (NextToken !== undefined && NextToken !== "");
    return entries
      .flatMap(({ Cidr }) => Cidr ?? [])
      .filter((block) => parseCidr(block) !== undefined)
      .map(canonicalCidr);
  });
}
