import type * as pulumi from "@pulumi/pulumi";
import type { Timeouts } from "../provider/contract";

/** What steers operations on a resource, as the arguments of several classes have it. */
export interface OperationOptionArgs {
  adopt?: pulumi.Input<boolean> | undefined;
  timeouts?: pulumi.Input<Timeouts> | undefined;
}

/** Those of the options that are given: one that is left out is no property of the resource. */
export function optionsOf({ adopt, timeouts }: OperationOptionArgs): {
  adopt?: pulumi.Input<boolean>;
  timeouts?: pulumi.Input<Timeouts>;
} {
  return {
    ...(adopt !== undefined && { adopt }),
    ...(timeouts !== undefined && { timeouts }),
  };
}
