import type { CustomResourceOptions } from "@pulumi/pulumi";
import type * as dynamic from "@pulumi/pulumi/dynamic";
import type { ResourceName } from "../provider/resources/types";
import { warnOfPlainKey } from "./plain-key-warning";
import { refuseImport } from "./refuse-import";

/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access */

/** A resource that gets a provider. */
export interface ProvidedResource {
  name: string;
  opts: CustomResourceOptions | undefined;
  /** Whether it has the argument `adopt`. */
  isAdoptable: boolean;
}

/**
 * The provider of one resource type, as it is serialised into the state of every resource.
 *
 * Every method would cost some 250 bytes there, twice, and the engine writes the state again at each step. So one method is serialised, which Pulumi's dynamic
 * provider process calls before all others: it finds the provider by the package's name and takes over
 * its methods. The state holds no path, and an upgrade of the package changes nothing in it.
 * Nothing but the handler's name may be captured: what is read outside a method body would be frozen
 * in the state. `require` may not be named: a bundler would put the whole provider in its place.
 */
export function dynamicProvider(
  handler: ResourceName,
  { name, opts, isAdoptable }: ProvidedResource,
): dynamic.ResourceProvider {
  refuseImport(name, opts, isAdoptable);
  warnOfPlainKey();
  // Pulumi serialises each object once, however many resources share it.
  const made = madeFor.get(handler) ?? makeProvider(handler);
  madeFor.set(handler, made);
  return made;
}

const madeFor = new Map<ResourceName, dynamic.ResourceProvider>();

/**
 * All is in one function, little indented: a second one would cost 200 bytes. Pulumi's process keeps a provider whose
 * `configure` has failed, and takes a missing delete for a successful one. Where the package cannot be found, as
 * with an application that has it only through a library, or where it is broken, each method must fail.
 */
const makeProvider = (handler: ResourceName): dynamic.ResourceProvider =>
  ({
    configure(request) {
      const core = "pulumi-timescale/provider";
      const f = () => {
        const stack =
          'Package pulumi-timescale: not found from the folder of the program. Add "pulumi-timescale": "*" to the dependencies in its package.json, then install.';
        throw Object.assign(new Error(stack), { stack, toString: () => "pulumi-timescale" });
      };
      Object.assign(this, { check: f, diff: f, create: f, read: f, update: f, delete: f });
      try {
        const { createRequire } = process.getBuiltinModule("module");
        Object.assign(this, createRequire(process.cwd() + "/")(core).serve(handler, request));
      } catch (error) {
        if (!String(error).includes(`'${core}'`)) throw error;
      }
      return Promise.resolve();
    },
  }) as Pick<dynamic.ResourceProvider, "configure"> as dynamic.ResourceProvider;
