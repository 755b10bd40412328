import type * as dynamic from "@pulumi/pulumi/dynamic";
import { isSame, namesOf, type Values } from "../hosts/dynamic/properties";
import type { ResourceHandler } from "../resources/handler";

/** Decides what a change of inputs does to a resource. What only steers operations is no change. */
export function diffOf<Inputs extends object, State extends Inputs>(
  handler: ResourceHandler<Inputs, State>,
  state: State,
  news: Values,
): dynamic.DiffResult {
  const olds = state as Values;
  const changed = namesOf(handler).filter(
    (name) => handler.inputs[name].change !== "none" && !isSame(handler, name, olds, news),
  );
  const replaces = changed.filter((name) => handler.inputs[name].change === "replace");
  const unusable = handler.mustReplace?.(state, news as Partial<Inputs>);
  if (unusable === undefined || replaces.length > 0) {
    // A refresh makes the engine forget that a resource is unfinished: its state still tells.
    const unfinished = handler.isUnfinished?.(state) ?? false;
    const blocks = replaces.length > 0 && handler.blocksSuccessor?.(state, news as Partial<Inputs>);
    return {
      changes: unfinished || changed.length > 0,
      replaces,
      ...(blocks === true && { deleteBeforeReplace: true }),
    };
  }
  // What is unusable still stands in the way of its successor, so it goes first.
  return { changes: true, replaces: [unusable], deleteBeforeReplace: true };
}
