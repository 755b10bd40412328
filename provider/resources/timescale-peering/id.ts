import { text, type Type } from "../../describe/type";
import { TimescaleError } from "../../errors";

/** The id of a peering as Pulumi has it: all that is needed to read it, `1001/5001`. */
export function formatPeeringId(timescaleVpcId: string, number: string): string {
  return `${timescaleVpcId}/${number}`;
}

/**
 * The ids that Tiger Cloud gave to a Timescale VPC and to its peering.
 *
 * @throws a `State` error for a text that is not such an id
 */
export function parsePeeringId(id: string): { timescaleVpcId: string; number: string } {
  const [, timescaleVpcId, number] = /^(\d+)\/(\d+)$/.exec(id) ?? [];
  if (timescaleVpcId !== undefined && number !== undefined) return { timescaleVpcId, number };
  throw new TimescaleError(
    "State",
    `Peering ${id}: its id is not of the form 1001/5001, Timescale VPC and peering. ` +
      "Correct it where it was given.",
  );
}

/** The id that Tiger Cloud gave to a peering, of an id in either form. */
export function numberOfPeering(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

/** The id of a peering beside that of its Timescale VPC, so that its second part alone says as much. */
export const peeringIdText: Type<string> = {
  ...text,
  same: (left, right) =>
    typeof left === "string" && typeof right === "string"
      ? numberOfPeering(left) === numberOfPeering(right)
      : text.same(left, right),
};
