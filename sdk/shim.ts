import type * as dynamic from "@pulumi/pulumi/dynamic";
import type { HandlerName } from "../provider/contract";
import { warnOfPlainKey } from "./plain-key-warning";

/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access */

/**
 * The provider of one resource type, as it is serialised into the state of every resource.
 *
 * Every method would cost some 250 bytes there. So one method is serialised, which Pulumi's dynamic
 * provider process calls before all others: it finds the core by the package's name and takes over
 * the core's methods. The state holds no path, and an upgrade of the package changes nothing in it.
 * Nothing but the handler's name may be captured: what is read outside a method body would be frozen
 * in the state.
 */
export function dynamicProvider(handler: HandlerName): dynamic.ResourceProvider {
  warnOfPlainKey();
  // Pulumi serialises each object once, however many resources share it.
  const made = madeFor.get(handler) ?? makeProvider(handler);
  madeFor.set(handler, made);
  return made;
}

const madeFor = new Map<HandlerName, dynamic.ResourceProvider>();

function makeProvider(handler: HandlerName): dynamic.ResourceProvider {
  // The process takes a missing delete for a successful one. Where the core cannot be loaded, each
  // method must fail instead.
  const notLoaded = () => {
    throw new Error("pulumi-timescale: not loaded. Run npm install.");
  };
  return {
    configure(request) {
      Object.assign(this, require("pulumi-timescale/provider").serve(handler, request));
      return Promise.resolve();
    },
    check: notLoaded,
    diff: notLoaded,
    create: notLoaded,
    read: notLoaded,
    update: notLoaded,
    delete: notLoaded,
  };
}
