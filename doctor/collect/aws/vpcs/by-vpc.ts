import type { Seen } from "../../../facts/seen";
import { seenAs } from "../seen-as";

/** Things of several VPCs that one question showed, by the id of their VPC. */
export type ByVpc<Thing> = Seen<ReadonlyMap<string, readonly Thing[]>>;

/** Sorts what AWS answered by VPC, in the form of a fact. */
export function byVpc<Item extends { VpcId?: string | undefined }, Thing>(
  items: Seen<readonly Item[]>,
  form: (item: Item) => Thing,
): ByVpc<Thing> {
  return seenAs(items, (all) => {
    const sorted = new Map<string, Thing[]>();
    for (const item of all) {
      const { VpcId = "" } = item;
      const things = sorted.get(VpcId) ?? [];
      things.push(form(item));
      sorted.set(VpcId, things);
    }
    return sorted;
  });
}

/** Those of one VPC. */
export function ofVpc<Thing>(things: ByVpc<Thing>, vpcId: string): Seen<readonly Thing[]> {
  return seenAs(things, (sorted) => sorted.get(vpcId) ?? []);
}
