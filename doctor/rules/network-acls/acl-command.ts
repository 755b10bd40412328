import { shellWord } from "../../../provider/rules/shell-word";
import type { NetworkAcl, NetworkAclEntry } from "../../facts/aws";
import type { AclQuestion } from "../../path/network-acl";

/** AWS's own last entry, shown as `*`. */
const LAST = 32_767;
const STEP = 10;

/** Which entry is in the way, as a sentence names it. */
export function nameDenial(by: NetworkAclEntry | undefined): string {
  return by === undefined || by.ruleNumber >= LAST
    ? "no entry allows"
    : `entry ${by.ruleNumber} denies`;
}

/** The command that lets packets pass: an entry before the one that denies them, else after all others. */
export function allowCommand(
  { networkAclId, entries }: NetworkAcl,
  { direction, cidrBlock, ports: [from, to] }: AclQuestion,
  { by, regionOption }: { by: NetworkAclEntry | undefined; regionOption: string },
): string {
  const side = direction === "in" ? "--ingress" : "--egress";
  const number = freeNumber(entries, direction, by);
  if (number === undefined) {
    return `aws ec2 delete-network-acl-entry --network-acl-id ${shellWord(networkAclId)} ${side} --rule-number ${by?.ruleNumber ?? 1}${regionOption}`;
  }
  return `aws ec2 create-network-acl-entry --network-acl-id ${shellWord(networkAclId)} ${side} --rule-number ${number} --protocol tcp --port-range From=${from},To=${to} --cidr-block ${shellWord(cidrBlock)} --rule-action allow${regionOption}`;
}

/** A number that no entry of a direction has; undefined where there is none before the one that denies. */
function freeNumber(
  entries: readonly NetworkAclEntry[],
  direction: "in" | "out",
  by: NetworkAclEntry | undefined,
): number | undefined {
  const taken = new Set(
    entries.filter((each) => each.direction === direction).map(({ ruleNumber }) => ruleNumber),
  );
  const denies = by !== undefined && by.ruleNumber < LAST;
  if (!denies) {
    const highest = Math.max(0, ...[...taken].filter((number) => number < LAST));
    const next = Math.floor(highest / STEP) * STEP + STEP;
    if (next < LAST) return next;
  }
  for (let number = (denies ? by.ruleNumber : LAST) - 1; number > 0; number -= 1) {
    if (!taken.has(number)) return number;
  }
  return undefined;
}
