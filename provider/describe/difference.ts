import type { ResourceHandler } from "./handler";
import { inputNames, type Description, type InputsOf, type StoredOf } from "./description";
import { inputsIn, isSame, type Given } from "./given";

/** What a change of inputs does to a resource. */
export interface Difference {
  changes: boolean;
  /** The properties for which the resource is replaced; none where it is not. */
  replaces: string[];
  /** It must go before the one that replaces it is made. */
  deleteBeforeReplace?: true;
}

/** Decides what a change of inputs does to a resource. What only steers checks and operations does nothing. */
export function differenceOf<D extends Description>(
  handler: ResourceHandler<D>,
  stored: StoredOf<D>,
  given: Given,
): Difference {
  const { description } = handler;
  const differs = (name: string) => !isSame(description, name, stored, given);
  const replaces = inputNames(description, "identity").filter(differs);
  const updates = inputNames(description, "attribute").filter(differs);
  const known: Partial<InputsOf<D>> = inputsIn(description, given.values);
  const unusable = handler.replacementReason?.(stored, known);
  // What is unusable still stands in the way of its successor, so it goes first.
  if (unusable !== undefined && replaces.length === 0) {
    return { changes: true, replaces: [unusable], deleteBeforeReplace: true };
  }
  const blocks = replaces.length > 0 && handler.blocksSuccessor?.(stored, known);
  return {
    changes: isUpdateDue(handler, stored, known) || replaces.length + updates.length > 0,
    replaces,
    ...(blocks === true && { deleteBeforeReplace: true }),
  };
}

/** True where an update has something to do although no input of the resource changed. */
function isUpdateDue<D extends Description>(
  { isUnfinished, isBehind }: ResourceHandler<D>,
  stored: StoredOf<D>,
  known: Partial<InputsOf<D>>,
): boolean {
  // A refresh makes the engine forget that a resource is unfinished: its state still tells.
  return (isUnfinished?.(stored) ?? false) || (isBehind?.(stored, known) ?? false);
}
