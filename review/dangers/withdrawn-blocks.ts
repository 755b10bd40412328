import { parseCidr, type CidrBlock } from "../../provider/rules/cidr";
import { isUnknown } from "../../provider/rules/unknown";
import type { Change } from "../plan";
import type { Finding } from "./danger";
import { sentence, type Sentence } from "./sentence";

/** Who no longer gets answers, in words. */
interface Withdrawal {
  /** The property that lists the CIDR blocks which Tiger Cloud reaches. */
  property: string;
  /** Such as "Timescale VPC 1001 no longer answers". */
  noAnswer: Sentence;
}

/**
 * The danger of CIDR blocks that an update in place takes away: Tiger Cloud sends nothing there any more. A block
 * that others cover as a whole is none of them.
 */
export function findWithdrawal(change: Change, { property, noAnswer }: Withdrawal): Finding[] {
  const listed = change.newInputs[property];
  const mayGrow = isUnknown(listed) || (Array.isArray(listed) && listed.some(isUnknown));
  const after = blocksIn(listed);
  // No list is sent that is empty, and Tiger Cloud keeps what it has.
  if (change.operation !== "update" || (after.length === 0 && !mayGrow)) return [];
  const before = blocksIn(change.oldOutputs[property] ?? change.oldInputs[property]);
  const lost = before.filter((block) => !isCovered(block, after)).map(({ text }) => text);
  if (lost.length === 0) return [];
  const blocks = lost.join(", ");
  return [
    {
      class: "interrupts",
      ...(mayGrow
        ? {
            why: sentence`${property} is known only after apply`,
            meaning: [
              ...noAnswer,
              ...sentence` what is in ${blocks}, unless the new list has it: look at where it comes from.`,
            ],
          }
        : {
            why: sentence`${property} loses ${blocks}`,
            meaning: [...noAnswer, ...sentence` what is in ${blocks}: connections from there end.`],
          }),
    },
  ];
}

function blocksIn(listed: unknown): CidrBlock[] {
  const texts: unknown[] = Array.isArray(listed) ? listed : [];
  return texts
    .map((text) => (typeof text === "string" ? parseCidr(text) : undefined))
    .filter((block) => block !== undefined);
}

/** True where every address of a block is in one of the others. */
function isCovered(block: CidrBlock, others: readonly CidrBlock[]): boolean {
  let next = block.first;
  for (const other of [...others].sort((a, b) => a.first - b.first)) {
    if (other.first <= next) next = Math.max(next, other.last + 1);
  }
  return next > block.last;
}
