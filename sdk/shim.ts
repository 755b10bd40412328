import * as pulumi from "@pulumi/pulumi";
import type { ResourceName } from "../provider/resources/types";
import { DYNAMIC_TYPE_PREFIX } from "../provider/rules/dynamic-type";
import { entryInput } from "./entry-input";
import { warnOfPlainKey } from "./plain-key-warning";
import { usePlainStacks } from "./plain-stacks";
import { refuseImport } from "./refuse-import";

/** What the provider and the checks of the program have to know of a class. */
export interface Kind {
  /** What the class is called in the provider. */
  handler: ResourceName;
  /** What it is called in the state, behind {@link DYNAMIC_TYPE_PREFIX}: the class's name. */
  type: string;
  /** Whether it has the argument `adopt`, for which the provider must know the entry of the stack. */
  isAdoptable: boolean;
}

/**
 * A resource of Pulumi's dynamic providers whose provider lies in the package instead of the state.
 *
 * Pulumi's own class for them makes the text of the provider out of a function, for which it loads the
 * TypeScript compiler into the program: a fifth of a second of each preview. What it makes of the
 * smallest function that serves is 1,300 bytes long, twice in each resource, and the engine writes the
 * state again at each step. This text does the same, in the form that Pulumi's provider process takes.
 */
export abstract class DynamicResource extends pulumi.CustomResource {
  constructor(
    { handler, type, isAdoptable }: Kind,
    name: string,
    inputs: pulumi.Inputs,
    opts: pulumi.CustomResourceOptions | undefined,
  ) {
    refuseImport(name, opts, isAdoptable);
    warnOfPlainKey();
    const properties = {
      ...inputs,
      ...(isAdoptable && entryInput(type, name, opts)),
      __provider: providerText(handler),
    };
    const putBack = usePlainStacks();
    try {
      super(`${DYNAMIC_TYPE_PREFIX}${type}`, name, properties, opts);
    } finally {
      putBack();
    }
  }
}

/**
 * A module that finds the provider by the package's name, from the folder of the program: it holds no
 * path, and an upgrade of the package changes nothing in it. `require` is not named: some bundlers would
 * put their own in its place. Where the package cannot be found, as with
 * an application that has it only through a library, or where it is broken, `handler` fails, and so does
 * whatever the engine asks for. A failure of `configure` would not do: Pulumi's process keeps that
 * provider, and takes a missing delete for a successful one.
 */
const providerText = (handler: ResourceName): string =>
  `exports.handler = () => {
  const core = "pulumi-timescale/provider";
  try {
    return process.getBuiltinModule("module").createRequire(process.cwd() + "/")(core).provide("${handler}");
  } catch (error) {
    if (!String(error).includes(\`'\${core}'\`)) throw error;
    const stack = 'Package pulumi-timescale: not found from the folder of the program. Add "pulumi-timescale": "*" to the dependencies in its package.json, then install.';
    throw Object.assign(new Error(stack), { stack, toString: () => "pulumi-timescale" });
  }
};
`;
