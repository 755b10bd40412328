import * as pulumi from "@pulumi/pulumi";
import { visibleLines } from "../provider/rules/visible-text";

/**
 * Refuses an update and its preview, and lets `pulumi destroy --run-program` and
 * `pulumi refresh --run-program` pass. A program is not told which of them it runs in, so the engine
 * decides: an update checks a resource before it makes it, and this one's check always fails, with the
 * reason. A destroy or refresh neither makes nor checks what the state does not have.
 *
 * What must not be done then depends on it: no update gets there, not even one with `--target`.
 */
export class Refusal extends pulumi.dynamic.Resource {
  constructor(name: string, reason: string, parent: pulumi.ComponentResource) {
    super(refuser, name, { reason: visibleLines(reason) }, { parent }, "timescale", "Refusal");
  }
}

// It is serialised on its own, and is in no state: it may use nothing but what it is given.
const refuser: pulumi.dynamic.ResourceProvider = {
  check: (_olds, news: { reason: string }) =>
    Promise.resolve({ inputs: news, failures: [{ property: "", reason: news.reason }] }),
  create: (inputs: { reason: string }) => Promise.reject(new Error(inputs.reason)),
};
