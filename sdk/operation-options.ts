import type * as pulumi from "@pulumi/pulumi";
import type { Timeouts } from "../provider/resources/types";

/** What steers operations on the resources of a component. */
export interface OperationOptionArgs {
  /**
   * True to take over the Timescale VPC, peerings and attachments that exist already and are as
   * wanted, instead of refusing them. Changing this does not cause an update.
   *
   * @default - that of the network around it, else `timescale:adopt` of the stack, else false
   */
  adopt?: pulumi.Input<boolean>;
  /**
   * How long each operation on the Timescale VPC, the peerings and the attachments may take, and each
   * wait for an activation: `{create: "30m"}`. Changing this does not cause an update.
   *
   * @default - those of the network around it, else those of each resource
   */
  timeouts?: pulumi.Input<Timeouts>;
}

/** Those of the options that are given: one that is left out is no property of the resource. */
export function optionsOf({ adopt, timeouts }: OperationOptionArgs): OperationOptionArgs {
  return {
    ...(adopt !== undefined && { adopt }),
    ...(timeouts !== undefined && { timeouts }),
  };
}
