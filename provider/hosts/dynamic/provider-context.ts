import type { OperationEnvironment } from "../../operation/operation";
import type { TigerCloudApi } from "../../tiger-cloud/client";
import type { StackState } from "../ownership/stack-state";

/** What all handlers of one process share: the way to the API, and what operations run on. */
export interface ProviderContext {
  /** @throws a `Settings` error where the configuration is missing something */
  api(): TigerCloudApi;
  /**
   * Whether the stack takes over what exists already.
   *
   * @default - it does not
   */
  adopt?(): boolean;
  /** @default - nothing is known of it */
  state?: StackState;
  /** @default - the machine's own clock, and nobody to report to */
  environment?: OperationEnvironment;
}
