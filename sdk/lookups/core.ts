import type * as Core from "../../provider/lookups";

/** The core's look-ups and all that they need, loaded when the first look-up is called. */
export function loadCore(): typeof Core {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require("../../provider/lookups") as typeof Core;
}
